import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Align, Block, Cell, RichText, TableColumn } from '../generated/types';
import { richText, type Piece } from '../lib/rich-text';
import { blockNode, toBlocks, toDoc } from './convert';
import { bodySchema } from './schema';

const letters = fc.string({
  unit: fc.constantFrom(...'aăâđêôơư Điều1.)&<>{}"\u0301\u{1F4DC}'),
  minLength: 1,
  maxLength: 12,
});
const on = fc.constantFrom(true as const, undefined);

const run: fc.Arbitrary<Piece> = fc
  .record({ text: letters, bold: on, italic: on, underline: on, superscript: on })
  .map(({ text, ...marks }) => {
    const set = Object.entries(marks).filter(([, value]) => value);
    return { text, ...Object.fromEntries(set) } as Piece;
  });
const lineBreak: fc.Arbitrary<Piece> = fc.constant({ break: true });
const note: fc.Arbitrary<Piece> = fc
  .array(fc.oneof(run, lineBreak), { maxLength: 3 })
  .map((inner) => ({ footnote: richText(inner) }));
const text: fc.Arbitrary<RichText> = fc
  .array(fc.oneof({ weight: 4, arbitrary: run }, lineBreak, note), { maxLength: 6 })
  .map(richText);

const heading = fc.boolean().map((value) => (value ? { heading: true } : {}));
const unit: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constantFrom('doan' as const, 'diem' as const), text }),
  fc.record({
    type: fc.constantFrom('phan', 'chuong', 'muc', 'tieu-muc', 'muc-la-ma') as fc.Arbitrary<'phan'>,
    title: text,
  }),
  fc
    .tuple(fc.constantFrom('dieu' as const, 'khoan' as const), heading, text)
    .map(([type, head, content]) => ({ type, ...head, text: content })),
  fc
    .tuple(fc.boolean(), text)
    .map(([deep, content]): Block =>
      deep ? { type: 'gach', level: 1, text: content } : { type: 'gach', text: content },
    ),
);

const align = fc.constantFrom<Align>('left', 'center', 'right', 'justify');
const cell: fc.Arbitrary<Cell> = fc
  .tuple(text, fc.option(align, { nil: undefined }))
  .map(([content, side]) => (side ? { text: content, align: side } : { text: content }));
const table: fc.Arbitrary<Block> = fc
  .record({ width: fc.integer({ min: 1, max: 4 }), height: fc.integer({ min: 1, max: 4 }) })
  .chain(({ width, height }) =>
    fc.record({
      type: fc.constant('bang' as const),
      columns: fc.array<TableColumn>(fc.record({ share: fc.integer({ min: 1, max: 99 }), align }), {
        minLength: width,
        maxLength: width,
      }),
      header_rows: fc.integer({ min: 0, max: height }),
      rows: fc.array(
        fc.record({ cells: fc.array(cell, { minLength: width, maxLength: width }) }),
        { minLength: height, maxLength: height },
      ),
    }),
  );

const picture: fc.Arbitrary<Block> = fc
  .record({
    type: fc.constant('hinh-anh' as const),
    data: fc.constantFrom('iVBORw0=', '/9j/4A=='),
    mo_ta: fc.string(),
    rong_mm: fc.integer({ min: 10, max: 400 }),
  })
  .chain((said) => text.map((caption) => (caption === '' ? said : { ...said, text: caption })));
const contents = fc.constant<Block>({ type: 'muc-luc' });

describe('document and editor', () => {
  it('say the same of any body, there and back', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: unit }, table, picture, contents), { maxLength: 8 }), (blocks) => {
        const first = blocks[0];
        const blank = blocks.length === 1 && first?.type === 'doan' && first.text === '';
        const doc = toDoc(blocks);
        doc.check();
        expect(toBlocks(doc)).toEqual(blank ? [] : blocks);
      }),
      { numRuns: 300 },
    );
  });

  it('keep the spans of a table', () => {
    const spans: Block = {
      type: 'bang',
      columns: [
        { share: 1, align: 'center' },
        { share: 2, align: 'left' },
        { share: 2, align: 'left' },
      ],
      header_rows: 1,
      rows: [
        { cells: [{ text: 'STT', rowspan: 2 }, { text: 'Nội dung', colspan: 2 }] },
        { cells: [{ text: 'a' }, { text: ['b', { footnote: 'c' }] }] },
      ],
      trang_ngang: true,
    };
    expect(toBlocks(bodySchema.nodes.doc!.create(null, blockNode(spans)))).toEqual([spans]);
  });

  it('survive the DOM, as on the clipboard', async () => {
    const { DOMParser, DOMSerializer } = await import('prosemirror-model');
    const blocks: Block[] = [
      { type: 'chuong', title: 'Quy định chung' },
      { type: 'dieu', heading: true, text: 'Phạm vi' },
      { type: 'gach', level: 1, text: ['x ', { text: 'y', bold: true, italic: true }, { footnote: 'z' }] },
    ];
    const home = document.createElement('div');
    home.append(DOMSerializer.fromSchema(bodySchema).serializeFragment(toDoc(blocks).content));
    expect(toBlocks(DOMParser.fromSchema(bodySchema).parse(home))).toEqual(blocks);
  });
});
