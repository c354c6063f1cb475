import { EditorState, TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import type { Block } from '../generated/types';
import { toDoc } from './convert';
import { findAll } from './find';
import { flatText } from './inline';
import { cursorField, positionOf } from './place';

const blocks: Block[] = [
  { type: 'doan', text: ['Căn cứ ', { text: 'Luật', bold: true }, { footnote: 'ghi chú' }, ' này'] },
  { type: 'chuong', title: 'Quy định' },
  {
    type: 'bang',
    columns: [{ share: 1, align: 'left' }, { share: 1, align: 'left' }],
    header_rows: 1,
    rows: [{ cells: [{ text: 'a' }, { text: 'bảng' }] }, { cells: [{ text: 'c' }, { text: 'luật' }] }],
  },
];
const doc = toDoc(blocks);
const state = EditorState.create({ doc });

const fieldAt = (position: number) =>
  cursorField(state.apply(state.tr.setSelection(TextSelection.create(doc, position))));

describe('places', () => {
  it('lead from the page to the letter and back', () => {
    for (const [field, offset, before] of [
      ['/0/text', 9, 'Căn cứ Lu'],
      ['/0/text', 12, 'Căn cứ Luật\uFFFC'],
      ['/1/title', 4, 'Quy '],
      ['/2/rows/1/cells/1/text', 2, 'lu'],
    ] as const) {
      const position = positionOf(doc, field, offset) ?? -1;
      const $position = doc.resolve(position);
      const flat = flatText($position.parent, $position.parentOffset);
      expect(flat).toBe(before);
      expect(fieldAt(position)).toBe(field);
    }
  });

  it('that are not there lead nowhere', () => {
    expect(positionOf(doc, '/9/text', 0)).toBeUndefined();
    expect(positionOf(doc, '/2/rows/7/cells/0/text', 0)).toBeUndefined();
  });
});

describe('find', () => {
  it('looks through units and tables, whatever the case, past footnotes', () => {
    const words = (query: string) => findAll(doc, query).map((hit) => doc.textBetween(hit.from, hit.to, '', '¹'));
    expect(words('luật')).toEqual(['Luật', 'luật']);
    expect(words(' này')).toEqual([' này']);
    expect(words('')).toEqual([]);
  });
});
