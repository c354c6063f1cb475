import { EditorState, TextSelection, type Command } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import type { Block } from '../generated/types';
import { toBlocks, toDoc } from './convert';
import { deeper, higher, moveBlock, removeLabel, setUnit, splitUnit, toggleHeading } from './units';

/** Runs commands with the cursor in block `index`, at its end or at its start. */
function run(blocks: Block[], index: number, commands: Command[], at: 'start' | 'end' = 'end'): Block[] {
  let state = EditorState.create({ doc: toDoc(blocks) });
  let position = 1;
  for (let i = 0; i < index; i += 1) position += state.doc.child(i).nodeSize;
  if (at === 'end') position += state.doc.child(index).content.size;
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, position)));
  for (const command of commands) command(state, (tr) => (state = state.apply(tr)));
  return toBlocks(state.doc);
}

const doan = (text: string): Block => ({ type: 'doan', text });
const khoan = (text: string): Block => ({ type: 'khoan', text });
const diem = (text: string): Block => ({ type: 'diem', text });

describe('Enter', () => {
  it('continues the same unit', () => {
    expect(run([diem('a')], 0, [splitUnit])).toEqual([diem('a'), diem('')]);
    expect(run([diem('ab')], 0, [splitUnit], 'start')).toEqual([diem(''), diem('ab')]);
  });

  it('goes from a title to its text', () => {
    expect(run([{ type: 'khoan', heading: true, text: 'A' }], 0, [splitUnit])[1]).toEqual(doan(''));
    expect(run([{ type: 'chuong', title: 'A' }, { type: 'dieu', text: 'b' }], 0, [splitUnit])[1]).toEqual({
      type: 'dieu',
      text: '',
    });
  });

  it('ends a list in an empty item', () => {
    expect(run([khoan('a'), khoan('')], 1, [splitUnit])).toEqual([khoan('a'), doan('')]);
    expect(run([{ type: 'gach', level: 1, text: '' }, doan('b')], 0, [splitUnit])[0]).toEqual({
      type: 'gach',
      text: '',
    });
  });
});

describe('levels', () => {
  it('go down and up through the units', () => {
    expect(run([khoan('a')], 0, [deeper])).toEqual([diem('a')]);
    expect(run([khoan('a')], 0, [deeper, deeper, deeper])).toEqual([{ type: 'gach', level: 1, text: 'a' }]);
    expect(run([khoan('a')], 0, [deeper, deeper, higher, higher])).toEqual([khoan('a')]);
  });

  it('take a paragraph to what stands before it', () => {
    expect(run([khoan('a'), diem('b'), doan('c')], 2, [deeper])[2]).toEqual(diem('c'));
    expect(run([doan('c')], 0, [deeper])).toEqual([khoan('c')]);
  });

  it('lead from khoản to điều where the text has điều, to mục where it has not', () => {
    expect(run([{ type: 'dieu', text: 'x' }, khoan('a')], 1, [higher])[1]).toEqual({ type: 'dieu', text: 'a' });
    expect(run([khoan('a')], 0, [higher])).toEqual([{ type: 'muc-la-ma', title: 'a' }]);
  });
});

describe('other keys', () => {
  it('take the label away first', () => {
    expect(run([khoan('a')], 0, [removeLabel], 'start')).toEqual([doan('a')]);
    expect(run([khoan('a')], 0, [removeLabel], 'end')).toEqual([khoan('a')]);
  });

  it('keep a title only on điều and khoản', () => {
    expect(run([khoan('a')], 0, [toggleHeading])).toEqual([{ type: 'khoan', heading: true, text: 'a' }]);
    expect(run([diem('a')], 0, [toggleHeading])).toEqual([diem('a')]);
    expect(run([{ type: 'khoan', heading: true, text: 'a' }], 0, [setUnit({ type: 'diem' })])).toEqual([diem('a')]);
  });

  it('move a block past its neighbour', () => {
    expect(run([doan('a'), doan('b')], 1, [moveBlock(-1)])).toEqual([doan('b'), doan('a')]);
    expect(run([doan('a'), doan('b')], 0, [moveBlock(1)])).toEqual([doan('b'), doan('a')]);
    expect(run([doan('a')], 0, [moveBlock(1)])).toEqual([doan('a')]);
  });
});
