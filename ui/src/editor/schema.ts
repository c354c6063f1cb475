import { Schema, type DOMOutputSpec, type Node, type NodeSpec } from 'prosemirror-model';
import type { Align, Block, TableColumn } from '../generated/types';
import { vi } from '../text/vi';

/** A unit of the body: a block of text that is no caption. */
export type UnitType = Exclude<Block['type'], 'bang' | 'hinh-anh' | 'muc-luc'>;

/** The attributes of a unit: which one it is, whether its text is a title, the depth of a dash. */
export interface UnitAttrs {
  type: UnitType;
  heading: boolean;
  level: number;
}

/** The attributes of a table: what `model::Table` holds besides its rows. */
export interface TableAttrs {
  columns: TableColumn[];
  headerRows: number;
  trangNgang: boolean;
}

/** The attributes of a picture: what `model::Picture` holds besides its caption. */
export interface PictureAttrs {
  /** The file, in Base64. */
  data: string;
  moTa: string;
  rongMm: number;
}

/** The attributes of a table cell. */
export interface CellAttrs {
  colspan: number;
  rowspan: number;
  colwidth: null;
  align: Align | null;
}

/** The HTML element of a unit, so that a screen reader meets headings as headings. */
const TAGS: Partial<Record<UnitType, string>> = {
  phan: 'h2',
  chuong: 'h3',
  muc: 'h4',
  'muc-la-ma': 'h4',
  'tieu-muc': 'h5',
};

const unit: NodeSpec = {
  group: 'block',
  content: 'inline*',
  attrs: { type: { default: 'doan' }, heading: { default: false }, level: { default: 0 } },
  toDOM(node): DOMOutputSpec {
    const { type, heading, level } = node.attrs as UnitAttrs;
    const attrs: Record<string, string> = { 'data-unit': type };
    if (heading) attrs['data-heading'] = '';
    if (level) attrs['data-level'] = String(level);
    return [TAGS[type] ?? 'p', attrs, 0];
  },
  parseDOM: [
    {
      tag: '[data-unit]',
      getAttrs: (dom) => ({
        type: dom.getAttribute('data-unit'),
        heading: dom.hasAttribute('data-heading'),
        level: Number(dom.getAttribute('data-level') ?? 0),
      }),
    },
    { tag: 'p' },
  ],
};

const table: NodeSpec = {
  group: 'block',
  content: 'table_row+',
  tableRole: 'table',
  isolating: true,
  attrs: { columns: { default: [] }, headerRows: { default: 0 }, trangNgang: { default: false } },
  toDOM(node): DOMOutputSpec {
    const { columns, headerRows, trangNgang } = node.attrs as TableAttrs;
    const total = columns.reduce((sum, column) => sum + column.share, 0) || 1;
    const cols = columns.map(
      (column) => ['col', { style: `width:${(column.share / total) * 100}%` }] as DOMOutputSpec,
    );
    const attrs = {
      'data-table': JSON.stringify({ columns, trangNgang }),
      'data-header-rows': String(headerRows),
    };
    return ['table', attrs, ['colgroup', ...cols], ['tbody', 0]];
  },
  parseDOM: [
    {
      tag: 'table[data-table]',
      getAttrs: (dom) => ({
        ...(JSON.parse(dom.getAttribute('data-table') ?? '{}') as object),
        headerRows: Number(dom.getAttribute('data-header-rows') ?? 0),
      }),
    },
  ],
};

const tableCell: NodeSpec = {
  content: 'cell_text',
  tableRole: 'cell',
  isolating: true,
  attrs: {
    colspan: { default: 1 },
    rowspan: { default: 1 },
    colwidth: { default: null },
    align: { default: null },
  },
  toDOM(node): DOMOutputSpec {
    const { colspan, rowspan, align } = node.attrs as CellAttrs;
    const attrs: Record<string, string> = {};
    if (colspan > 1) attrs['colspan'] = String(colspan);
    if (rowspan > 1) attrs['rowspan'] = String(rowspan);
    if (align) attrs['data-align'] = align;
    return ['td', attrs, 0];
  },
  parseDOM: [
    {
      tag: 'td, th',
      getAttrs: (dom) => ({
        colspan: Number(dom.getAttribute('colspan') ?? 1),
        rowspan: Number(dom.getAttribute('rowspan') ?? 1),
        align: dom.getAttribute('data-align'),
      }),
    },
  ],
};

/** A picture file as an address; its first letters tell which of the two kinds it is. */
export function pictureUrl(data: string): string {
  return `data:image/${data.startsWith('iVBOR') ? 'png' : 'jpeg'};base64,${data}`;
}

const picture: NodeSpec = {
  group: 'block',
  content: 'inline*',
  isolating: true,
  attrs: { data: {}, moTa: { default: '' }, rongMm: { default: 120 } },
  toDOM(node): DOMOutputSpec {
    const { data, moTa, rongMm } = node.attrs as PictureAttrs;
    const image = { src: pictureUrl(data), alt: moTa, contenteditable: 'false', draggable: 'false' };
    const attrs = { 'data-picture': JSON.stringify({ moTa, rongMm }) };
    return ['figure', attrs, ['img', image], ['figcaption', { 'data-empty': vi.pictures.caption }, 0]];
  },
  parseDOM: [
    {
      tag: 'figure[data-picture]',
      contentElement: 'figcaption',
      getAttrs: (dom) => ({
        ...(JSON.parse(dom.getAttribute('data-picture') ?? '{}') as object),
        data: dom.querySelector('img')?.src.split(',').at(1) ?? '',
      }),
    },
  ],
};

const contents: NodeSpec = {
  group: 'block',
  atom: true,
  toDOM: (): DOMOutputSpec => ['div', { 'data-contents': '', contenteditable: 'false' }, vi.pictures.contents],
  parseDOM: [{ tag: 'div[data-contents]' }],
};

const footnote: NodeSpec = {
  group: 'inline',
  inline: true,
  atom: true,
  content: '(text | hard_break)*',
  toDOM: (): DOMOutputSpec => ['span', { 'data-footnote': '' }, 0],
  parseDOM: [{ tag: 'span[data-footnote]' }],
};

/**
 * The body as ProseMirror sees it: the flat list of `model::Block`. A unit carries no number; its
 * label is a decoration.
 */
export const bodySchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    unit,
    table,
    table_row: {
      content: 'table_cell*',
      tableRole: 'row',
      toDOM: (): DOMOutputSpec => ['tr', 0],
      parseDOM: [{ tag: 'tr' }],
    },
    table_cell: tableCell,
    picture,
    contents,
    cell_text: {
      content: 'inline*',
      toDOM: (): DOMOutputSpec => ['div', { class: 'cell-text' }, 0],
      parseDOM: [{ tag: 'div.cell-text' }],
    },
    text: { group: 'inline' },
    hard_break: {
      group: 'inline',
      inline: true,
      selectable: false,
      leafText: () => '\n',
      toDOM: (): DOMOutputSpec => ['br'],
      parseDOM: [{ tag: 'br' }],
    },
    footnote,
  },
  marks: {
    bold: { toDOM: () => ['strong', 0], parseDOM: [{ tag: 'strong' }, { tag: 'b' }] },
    italic: { toDOM: () => ['em', 0], parseDOM: [{ tag: 'em' }, { tag: 'i' }] },
    underline: { toDOM: () => ['u', 0], parseDOM: [{ tag: 'u' }] },
    superscript: { toDOM: () => ['sup', 0], parseDOM: [{ tag: 'sup' }] },
  },
});

/** One line of rich text (trích yếu, a căn cứ): the same letters and marks without units. */
export const lineSchema = new Schema({
  nodes: {
    doc: { content: 'line' },
    line: {
      content: 'inline*',
      toDOM: (): DOMOutputSpec => ['p', 0],
      parseDOM: [{ tag: 'p' }],
    },
    text: { group: 'inline' },
    hard_break: bodySchema.spec.nodes.get('hard_break') as NodeSpec,
    footnote,
  },
  marks: bodySchema.spec.marks,
});

/** The attributes of a unit node. */
export function unitAttrs(node: Node): UnitAttrs {
  return node.attrs as UnitAttrs;
}
