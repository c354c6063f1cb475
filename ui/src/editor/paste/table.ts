import type { Align, Block, Cell, TableColumn } from '../../generated/types';
import { readInline, type Context } from './inline-html';
import { trimmed } from './lines';

/** The table of an HTML table: spans, widths, alignments and head rows are kept. */
export function readTable(table: HTMLTableElement, context: Context): Block {
  const rows = [...table.rows].filter((row) => row.cells.length > 0);
  const width = Math.max(1, ...rows.map(widthOf));
  return {
    type: 'bang',
    columns: readColumns(rows, width),
    header_rows: headRows(rows),
    rows: rows.map((row) => ({ cells: [...row.cells].map((cell) => readCell(cell, context)) })),
  };
}

function widthOf(row: HTMLTableRowElement): number {
  return [...row.cells].reduce((sum, cell) => sum + Math.max(1, cell.colSpan), 0);
}

function readCell(source: HTMLTableCellElement, context: Context): Cell {
  const copy = source.cloneNode(true) as HTMLTableCellElement;
  separateParagraphs(copy);
  const cell: Cell = { text: trimmed(readInline(copy, context)) };
  if (source.colSpan > 1) cell.colspan = source.colSpan;
  if (source.rowSpan > 1) cell.rowspan = source.rowSpan;
  const align = alignOf(source);
  if (align) cell.align = align;
  return cell;
}

/** Paragraphs of one cell become lines of one. */
function separateParagraphs(cell: Element): void {
  const blocks = [...cell.querySelectorAll('p, div, li')].filter((e) => !e.querySelector('p, div, li'));
  for (const block of blocks.slice(0, -1)) block.append(cell.ownerDocument.createElement('br'));
}

function alignOf(cell: HTMLTableCellElement): Align | undefined {
  const holder = cell.querySelector('p[align], p[style*="text-align"]') ?? cell;
  const style = /text-align:\s*(\w+)/u.exec(holder.getAttribute('style') ?? '')?.[1];
  const align = (style ?? holder.getAttribute('align') ?? '').toLowerCase();
  return align === 'center' || align === 'right' || align === 'justify' ? align : undefined;
}

function headRows(rows: readonly HTMLTableRowElement[]): number {
  const isHead = (row: HTMLTableRowElement) =>
    row.parentElement?.tagName === 'THEAD' || [...row.cells].every((cell) => cell.tagName === 'TH');
  const first = rows.findIndex((row) => !isHead(row));
  return first === -1 ? 0 : first;
}

function readColumns(rows: readonly HTMLTableRowElement[], width: number): TableColumn[] {
  const full = rows.find((row) => row.cells.length === width);
  const widths = full ? [...full.cells].map(cellWidth) : [];
  const known = widths.length === width && widths.every((value) => value > 0);
  return Array.from({ length: width }, (_, index) => ({
    share: known ? Math.max(1, Math.min(65535, Math.round(widths[index] ?? 1))) : 1,
    align: 'left' as const,
  }));
}

function cellWidth(cell: HTMLTableCellElement): number {
  const style = /(?:^|;)\s*width:\s*([\d.]+)/u.exec(cell.getAttribute('style') ?? '')?.[1];
  return Number.parseFloat(cell.getAttribute('width') ?? style ?? '0') || 0;
}
