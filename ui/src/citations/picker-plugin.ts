import { isHistoryTransaction } from 'prosemirror-history';
import { Plugin, PluginKey, TextSelection, type EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { FieldPath } from '../lib/path';
import { flatText } from '../editor/inline';
import { askedBefore, LOOK_BACK } from './asked';
import { CHOSEN, type CitationPicker, type Place } from './picker.svelte';

/** Whether the text stands as undo, redo or a choice left it: then nothing is offered. */
const key = new PluginKey<boolean>('citation-picker');

/** Tells the picker what is typed in an editor; `fieldOf` names the field of the cursor. */
export function pickerPlugin(picker: CitationPicker, fieldOf: (state: EditorState) => FieldPath): Plugin<boolean> {
  const look = (view: EditorView) => {
    picker.look(view, placeIn(view, fieldOf));
  };
  return new Plugin({
    key,
    state: {
      init: () => false,
      apply: (tr, old) => (tr.docChanged ? isHistoryTransaction(tr) || tr.getMeta(CHOSEN) === true : old),
    },
    props: {
      handleKeyDown: (_, event) => picker.keydown(event),
      handleDOMEvents: {
        blur: (view) => {
          if (picker.follows(view)) picker.close();
        },
        // The letters are looked at when the editor has taken them.
        compositionend: (view) => {
          setTimeout(() => {
            if (!view.isDestroyed && !view.composing) look(view);
          });
        },
      },
    },
    view: () => ({
      update(view, before) {
        if (view.composing) return;
        const isTyped = before.doc !== view.state.doc && key.getState(view.state) === false;
        if (isTyped || picker.follows(view)) look(view);
      },
    }),
  });
}

function placeIn(view: EditorView, fieldOf: (state: EditorState) => FieldPath): Place | undefined {
  const { selection } = view.state;
  if (!(selection instanceof TextSelection) || !selection.empty || !view.hasFocus()) return undefined;
  const { $head } = selection;
  const flat = flatText($head.parent, $head.parentOffset);
  // A footnote and a break end the letters that belong together.
  const offset = Math.max(0, flat.length - LOOK_BACK, flat.lastIndexOf('\uFFFC') + 1, flat.lastIndexOf('\n') + 1);
  const asked = askedBefore(flat.slice(offset));
  if (!asked) return undefined;
  return { view, field: fieldOf(view.state), base: $head.pos - (flat.length - offset), offset, asked };
}
