import { baseKeymap, chainCommands } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { undoInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { Schema } from 'prosemirror-model';
import { Plugin, type Command } from 'prosemirror-state';
import { goToNextCell } from 'prosemirror-tables';
import { insertBreak, insertFootnote, toggleEmphasis } from './commands';
import { deeper, higher, moveBlock, removeLabel, setUnit, splitUnit, toggleHeading } from './units';

/** The keys for emphasis, undo and redo, the same in every field of rich text. */
export function textKeys(schema: Schema): Plugin {
  return keymap({
    'Mod-b': toggleEmphasis(schema, 'bold'),
    'Mod-i': toggleEmphasis(schema, 'italic'),
    'Mod-u': toggleEmphasis(schema, 'underline'),
    'Mod-Shift-.': toggleEmphasis(schema, 'superscript'),
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    'Shift-Enter': insertBreak,
    'Mod-Alt-f': insertFootnote,
  });
}

const enterInCell: Command = (state, dispatch) =>
  state.selection.$from.parent.type.name === 'cell_text' ? insertBreak(state, dispatch) : false;

/** The keys of the body editor. */
export function bodyKeys(): Plugin[] {
  return [
    tabKeys(),
    keymap({
      Enter: chainCommands(enterInCell, splitUnit),
      Backspace: chainCommands(undoInputRule, removeLabel),
      'Alt-ArrowRight': deeper,
      'Alt-ArrowLeft': higher,
      'Alt-ArrowUp': moveBlock(-1),
      'Alt-ArrowDown': moveBlock(1),
      'Mod-Alt-0': setUnit({ type: 'doan' }),
      'Mod-Alt-1': setUnit({ type: 'khoan' }),
      'Mod-Alt-2': setUnit({ type: 'diem' }),
      'Mod-Alt-3': setUnit({ type: 'gach', level: 0 }),
      'Mod-Alt-4': setUnit({ type: 'gach', level: 1 }),
      'Mod-Alt-5': setUnit({ type: 'dieu' }),
      'Mod-Alt-6': setUnit({ type: 'muc-la-ma' }),
      'Mod-Alt-t': toggleHeading,
    }),
    keymap(baseKeymap),
  ];
}

/**
 * Tab changes the level of a unit and goes from cell to cell. After Escape the next Tab leaves
 * the editor, so that the keyboard is never caught in it.
 */
function tabKeys(): Plugin {
  let leaving = false;
  const step = (direction: 1 | -1): Command =>
    chainCommands(goToNextCell(direction), direction === 1 ? deeper : higher, () => true);
  const forward = keymap({ Tab: step(1), 'Shift-Tab': step(-1) }).props.handleKeyDown;
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.isComposing) return false;
        if (event.key === 'Escape') {
          leaving = true;
          return false;
        }
        if (event.key !== 'Tab') {
          if (event.key !== 'Shift') leaving = false;
          return false;
        }
        if (leaving) {
          leaving = false;
          return false;
        }
        return forward?.call(this, view, event) ?? false;
      },
      handleDOMEvents: {
        blur: () => {
          leaving = false;
        },
      },
    },
  });
}
