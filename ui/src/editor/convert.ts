import type { Node } from 'prosemirror-model';
import type { Align, Block, Cell, RichText, TableColumn } from '../generated/types';
import { inlineNodes, inlineText } from './inline';
import {
  bodySchema,
  unitAttrs,
  type CellAttrs,
  type PictureAttrs,
  type TableAttrs,
  type UnitType,
} from './schema';

const { nodes } = bodySchema;

/** The units whose text is called `title` in JSON. */
const TITLED: ReadonlySet<UnitType> = new Set(['phan', 'chuong', 'muc', 'tieu-muc', 'muc-la-ma']);

/** Whether the JSON field of a unit's text is `title`, not `text`. */
export function isTitled(type: UnitType): boolean {
  return TITLED.has(type);
}

/** The document node of a list of blocks; an empty list becomes one empty đoạn. */
export function toDoc(blocks: readonly Block[]): Node {
  const content = blocks.length > 0 ? blocks.map(blockNode) : [nodes.unit!.create()];
  return nodes.doc!.create(null, content);
}

/** The node of a block. */
export function blockNode(block: Block): Node {
  if (block.type === 'bang') return tableNode(block);
  if (block.type === 'hinh-anh') return pictureNode(block);
  if (block.type === 'muc-luc') return nodes.contents!.create();
  const text = 'title' in block ? block.title : block.text;
  const attrs = {
    type: block.type,
    heading: 'heading' in block && block.heading === true,
    level: 'level' in block ? (block.level ?? 0) : 0,
  };
  return nodes.unit!.create(attrs, inlineNodes(bodySchema, text));
}

/** Nodes are shared between versions of a document, so each is read once. */
const known = new WeakMap<Node, Block>();

/** The blocks of a document node; a body that is one empty đoạn is no block at all. */
export function toBlocks(doc: Node): Block[] {
  const only = doc.childCount === 1 ? doc.firstChild : null;
  if (only?.type === nodes.unit && only.content.size === 0 && unitAttrs(only).type === 'doan') {
    return [];
  }
  const out: Block[] = [];
  doc.forEach((node) => {
    let block = known.get(node);
    if (!block) {
      block = nodeBlock(node);
      known.set(node, block);
    }
    out.push(block);
  });
  return out;
}

function nodeBlock(node: Node): Block {
  if (node.type === nodes.table) return tableBlock(node);
  if (node.type === nodes.picture) return pictureBlock(node);
  if (node.type === nodes.contents) return { type: 'muc-luc' };
  const { type, heading, level } = unitAttrs(node);
  const text = inlineText(node);
  switch (type) {
    case 'dieu':
    case 'khoan':
      return heading ? { type, heading, text } : { type, text };
    case 'gach':
      return level > 0 ? { type, level, text } : { type, text };
    case 'doan':
    case 'diem':
      return { type, text };
    default:
      return { type, title: text };
  }
}

function pictureNode(picture: Extract<Block, { type: 'hinh-anh' }>): Node {
  const { data, mo_ta: moTa, rong_mm: rongMm, text } = picture;
  const attrs: PictureAttrs = { data, moTa, rongMm };
  return nodes.picture!.create(attrs, inlineNodes(bodySchema, text ?? ''));
}

function pictureBlock(node: Node): Block {
  const { data, moTa, rongMm } = node.attrs as PictureAttrs;
  const block: Block = { type: 'hinh-anh', data, mo_ta: moTa, rong_mm: rongMm };
  return node.content.size > 0 ? { ...block, text: inlineText(node) } : block;
}

function tableNode(table: Extract<Block, { type: 'bang' }>): Node {
  const attrs: TableAttrs = {
    columns: table.columns,
    headerRows: table.header_rows,
    trangNgang: table.trang_ngang === true,
  };
  const rows = table.rows.map((row) => nodes.table_row!.create(null, row.cells.map(cellNode)));
  return nodes.table!.create(attrs, rows.length > 0 ? rows : [nodes.table_row!.create()]);
}

function cellNode(cell: Cell): Node {
  return tableCell(cell.text, cell.colspan, cell.rowspan, cell.align);
}

/** A cell with the given text. */
export function tableCell(text: RichText, colspan = 1, rowspan = 1, align?: Align): Node {
  const attrs: CellAttrs = {
    colspan: Math.max(1, colspan),
    rowspan: Math.max(1, rowspan),
    colwidth: null,
    align: align ?? null,
  };
  const content = nodes.cell_text!.create(null, inlineNodes(bodySchema, text));
  return nodes.table_cell!.create(attrs, content);
}

function tableBlock(node: Node): Block {
  const { columns, headerRows, trangNgang } = node.attrs as TableAttrs;
  const rows: { cells: Cell[] }[] = [];
  node.forEach((row) => {
    const cells: Cell[] = [];
    row.forEach((cell) => cells.push(nodeCell(cell)));
    rows.push({ cells });
  });
  const block: Block = {
    type: 'bang',
    columns: fitColumns(columns, rows),
    header_rows: Math.min(headerRows, rows.length),
    rows,
  };
  if (trangNgang) block.trang_ngang = true;
  return block;
}

function nodeCell(node: Node): Cell {
  const { colspan, rowspan, align } = node.attrs as CellAttrs;
  const cell: Cell = { text: node.firstChild ? inlineText(node.firstChild) : '' };
  if (colspan > 1) cell.colspan = colspan;
  if (rowspan > 1) cell.rowspan = rowspan;
  if (align) cell.align = align;
  return cell;
}

/** Columns for every place of the first row: an edit may have added or taken away some. */
function fitColumns(columns: TableColumn[], rows: { cells: Cell[] }[]): TableColumn[] {
  const width = rows[0]?.cells.reduce((sum, cell) => sum + (cell.colspan ?? 1), 0) ?? 0;
  if (width === 0 || columns.length === width) return columns;
  const last: TableColumn = columns.at(-1) ?? { share: 1, align: 'left' };
  return Array.from({ length: width }, (_, index) => columns[index] ?? last);
}
