import { closeHistory } from 'prosemirror-history';
import { NodeSelection, Selection, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import type { DraftEdit, TextSpan } from '../generated/types';
import { flatOffset, type TextHome } from './place';

/** The cursor at an offset of a text; a footnote opens instead. */
export function caretIn(state: EditorState, home: TextHome, offset: number): Selection {
  if (home.block.type.name === 'footnote') return NodeSelection.create(state.doc, home.start - 1);
  const position = home.start + flatOffset(home.block, offset);
  return TextSelection.near(state.doc.resolve(position));
}

/** The positions of letters. */
export function letters(home: TextHome, span: TextSpan): { from: number; to: number } {
  return {
    from: home.start + flatOffset(home.block, span.start),
    to: home.start + flatOffset(home.block, span.end),
  };
}

/**
 * Changes letters as one step of undo; the selection stays where it is. `homeOf` finds the text of
 * a field.
 */
export function changeLetters(
  state: EditorState,
  edits: readonly DraftEdit[],
  homeOf: (field: string) => TextHome | undefined,
): Transaction {
  const places = edits.flatMap((edit) => {
    const home = homeOf(edit.field);
    return home ? [{ ...letters(home, edit.span), after: edit.after }] : [];
  });
  const tr = state.tr;
  for (const { from, to, after } of places.toSorted((a, b) => b.from - a.from || b.to - a.to)) {
    if (after === '') tr.delete(from, to);
    else tr.insertText(after, from, to);
  }
  return tr.docChanged ? closeHistory(tr) : tr;
}
