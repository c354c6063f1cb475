// @vitest-environment jsdom
import { history, undo } from 'prosemirror-history';
import { EditorState, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { expect, it } from 'vitest';
import type { Block } from '../generated/types';
import { toBlocks, toDoc } from '../editor/convert';
import { blockPlugin } from './plugin';

const SOURCE = {
  blocks: [
    { key: 'kgpcb', text: 'Xin gửi {{cơ quan}} trước ngày {{thời hạn}}, {{nơi}}', group: '' },
    { key: 'hai', text: 'Dòng một {{x}}\nDòng hai {{y}}', group: '' },
    { key: 'xong', text: 'Xin hết./.', group: '' },
  ],
  values: () => new Map([['cơ quan', 'Sở Nội vụ']]),
};

function editor(blocks: Block[]): EditorView {
  const state = EditorState.create({ doc: toDoc(blocks), plugins: [blockPlugin(SOURCE), history()] });
  const view = new EditorView(document.createElement('div'), { state });
  view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)));
  return view;
}

/** Types a letter: whether the plugin took it. */
function type(view: EditorView, text: string): void {
  const { from, to } = view.state.selection;
  const insert = () => view.state.tr.insertText(text, from, to);
  if (!view.someProp('handleTextInput', (take) => take(view, from, to, text, insert))) view.dispatch(insert());
}

function press(view: EditorView, key: string): boolean {
  return view.someProp('handleKeyDown', (take) => take(view, new KeyboardEvent('keydown', { key }))) === true;
}

const text = (view: EditorView) => toBlocks(view.state.doc).map((block) => ('text' in block ? block.text : ''));
const selected = (view: EditorView) => view.state.doc.textBetween(view.state.selection.from, view.state.selection.to);

it('a blank puts the text in, undo takes it back in one step, and a blank after that stays a blank', () => {
  const view = editor([{ type: 'doan', text: 'Đề nghị kgpcb' }]);
  type(view, ' ');
  expect(text(view)).toEqual(['Đề nghị Xin gửi Sở Nội vụ trước ngày [cần điền: thời hạn], [cần điền: nơi] ']);
  undo(view.state, view.dispatch);
  expect(text(view)).toEqual(['Đề nghị kgpcb']);
  type(view, ' ');
  expect(text(view)).toEqual(['Đề nghị kgpcb ']);
});

it('Tab walks from place to place, over what was typed, and then is a Tab again', () => {
  const view = editor([{ type: 'khoan', text: 'kgpcb' }]);
  expect(press(view, 'Tab')).toBe(true);
  expect(selected(view)).toBe('[cần điền: thời hạn]');
  type(view, '15');
  type(view, '/11');
  expect(press(view, 'Tab')).toBe(true);
  expect(selected(view)).toBe('[cần điền: nơi]');
  expect(press(view, 'Tab')).toBe(true);
  expect(press(view, 'Tab')).toBe(false);
  expect(toBlocks(view.state.doc)).toEqual([{ type: 'khoan', text: 'Xin gửi Sở Nội vụ trước ngày 15/11, [cần điền: nơi]' }]);
});

it('every line but the first is a paragraph of its own, with its places', () => {
  const view = editor([{ type: 'khoan', text: 'A' }, { type: 'khoan', text: 'B hai' }]);
  type(view, ' ');
  expect(toBlocks(view.state.doc)).toEqual([
    { type: 'khoan', text: 'A' },
    { type: 'khoan', text: 'B Dòng một [cần điền: x]' },
    { type: 'doan', text: 'Dòng hai [cần điền: y] ' },
  ]);
  expect(selected(view)).toBe('[cần điền: x]');
  press(view, 'Tab');
  expect(selected(view)).toBe('[cần điền: y]');
});

it('in a cell of a table the lines follow each other', () => {
  const cells = [{ text: 'hai' }];
  const view = editor([{ type: 'bang', columns: [{ share: 1, align: 'left' }], header_rows: 0, rows: [{ cells }] }]);
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 7)));
  type(view, ' ');
  const [table] = toBlocks(view.state.doc);
  expect(table).toMatchObject({ rows: [{ cells: [{ text: 'Dòng một [cần điền: x] Dòng hai [cần điền: y] ' }] }] });
});

it('no blank follows what ends the document', () => {
  const view = editor([{ type: 'doan', text: 'xong' }]);
  type(view, ' ');
  expect(text(view)).toEqual(['Xin hết./.']);
});
