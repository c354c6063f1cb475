import { toggleMark } from 'prosemirror-commands';
import type { Schema } from 'prosemirror-model';
import { NodeSelection, TextSelection, type Command } from 'prosemirror-state';
import type { Block, Row } from '../generated/types';
import { EMPHASES } from '../lib/rich-text';
import { blockNode } from './convert';
import { bodySchema } from './schema';

/** The name of an emphasis. */
export type Emphasis = (typeof EMPHASES)[number];

/** Switches an emphasis on or off. */
export function toggleEmphasis(schema: Schema, name: Emphasis): Command {
  const mark = schema.marks[name];
  return mark ? toggleMark(mark) : () => false;
}

/** A line break inside the paragraph. */
export const insertBreak: Command = (state, dispatch) => {
  const type = state.schema.nodes['hard_break'];
  if (!type || !state.selection.$from.parent.inlineContent) return false;
  dispatch?.(state.tr.replaceSelectionWith(type.create(), false).scrollIntoView());
  return true;
};

/** A footnote after the selection, selected so that it opens for writing. */
export const insertFootnote: Command = (state, dispatch) => {
  const type = state.schema.nodes['footnote'];
  const { $to } = state.selection;
  if (!type || !$to.parent.inlineContent) return false;
  if (dispatch) {
    const tr = state.tr.insert($to.pos, type.create());
    dispatch(tr.setSelection(NodeSelection.create(tr.doc, $to.pos)).scrollIntoView());
  }
  return true;
};

/** A table with a head row. */
export function insertTable(rows: number, columns: number): Command {
  const row = (): Row => ({ cells: Array.from({ length: columns }, () => ({ text: '' })) });
  return insertBlock({
    type: 'bang',
    columns: Array.from({ length: columns }, () => ({ share: 1, align: 'left' as const })),
    header_rows: 1,
    rows: Array.from({ length: rows }, row),
  });
}

/** A mục lục of the headings of the text. */
export const insertContents: Command = insertBlock({ type: 'muc-luc' });

/** A block after the one that holds the cursor; an empty paragraph gives way. */
export function insertBlock(block: Block): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    const inserted = blockNode(block);
    if (dispatch) {
      const node = $from.depth > 0 ? $from.node(1) : undefined;
      const isEmpty = node?.type === bodySchema.nodes.unit && node.content.size === 0;
      const end = $from.depth > 0 ? $from.after(1) : state.selection.to;
      const start = isEmpty ? $from.before(1) : end;
      const tr = state.tr.replaceWith(start, end, inserted);
      const after = start + inserted.nodeSize;
      if (after === tr.doc.content.size) tr.insert(after, bodySchema.nodes.unit!.create());
      const caret = inserted.isAtom ? after + 1 : start + 1;
      tr.setSelection(TextSelection.near(tr.doc.resolve(caret)));
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}
