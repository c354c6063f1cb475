import type { Command, EditorState, Transaction } from 'prosemirror-state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  mergeCells,
  selectedRect,
  splitCell,
  type TableRect,
} from 'prosemirror-tables';
import type { Align, TableColumn } from '../generated/types';
import type { TableAttrs } from './schema';

export { addRowAfter, addRowBefore, deleteRow, deleteTable, isInTable, mergeCells, splitCell };

const NEW_COLUMN: TableColumn = { share: 1, align: 'left' };

/** A column to the left of the selection. */
export const columnBefore: Command = withColumns(addColumnBefore, (columns, rect) => {
  columns.splice(rect.left, 0, columns[rect.left] ?? NEW_COLUMN);
});

/** A column to the right of the selection. */
export const columnAfter: Command = withColumns(addColumnAfter, (columns, rect) => {
  columns.splice(rect.right, 0, columns[rect.right - 1] ?? NEW_COLUMN);
});

/** Takes the selected columns away. */
export const removeColumn: Command = withColumns(deleteColumn, (columns, rect) => {
  columns.splice(rect.left, rect.right - rect.left);
});

/** Gives the selected columns an alignment. */
export function alignColumns(align: Align): Command {
  return changeTable((attrs, rect) => ({
    ...attrs,
    columns: attrs.columns.map((column, index) =>
      index >= rect.left && index < rect.right ? { ...column, align } : column,
    ),
  }));
}

/** Makes the selected columns wider or narrower by a tenth of the table. */
export function widenColumns(direction: 1 | -1): Command {
  return changeTable((attrs, rect) => ({
    ...attrs,
    columns: inHundredths(attrs.columns).map((column, index) =>
      index >= rect.left && index < rect.right
        ? { ...column, share: Math.max(3, column.share + direction * 5) }
        : column,
    ),
  }));
}

function inHundredths(columns: TableColumn[]): TableColumn[] {
  const total = columns.reduce((sum, column) => sum + column.share, 0) || 1;
  return columns.map((c) => ({ ...c, share: Math.max(1, Math.round((c.share / total) * 100)) }));
}

/** Makes the rows down to the selection the head, or takes the head away. */
export const toggleHeaderRows: Command = changeTable((attrs, rect) => ({
  ...attrs,
  headerRows: attrs.headerRows === rect.bottom ? 0 : rect.bottom,
}));

/** Puts the table on pages that lie across, or back. */
export const toggleLandscape: Command = changeTable((attrs) => ({
  ...attrs,
  trangNgang: !attrs.trangNgang,
}));

/** The attributes of the table that holds the selection. */
export function currentTable(state: EditorState): TableAttrs | undefined {
  return isInTable(state) ? (selectedRect(state).table.attrs as TableAttrs) : undefined;
}

function changeTable(change: (attrs: TableAttrs, rect: TableRect) => TableAttrs): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false;
    const rect = selectedRect(state);
    const attrs = change(rect.table.attrs as TableAttrs, rect);
    dispatch?.(state.tr.setNodeMarkup(rect.tableStart - 1, null, attrs));
    return true;
  };
}

/** A command on cells, together with the list of columns that the table keeps. */
function withColumns(
  command: Command,
  change: (columns: TableColumn[], rect: TableRect) => void,
): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false;
    const rect = selectedRect(state);
    const attrs = rect.table.attrs as TableAttrs;
    const columns = [...attrs.columns];
    change(columns, rect);
    const both = (tr: Transaction) => {
      const start = rect.tableStart - 1;
      if (tr.doc.nodeAt(start)?.type === rect.table.type) {
        tr.setNodeMarkup(start, null, { ...attrs, columns });
      }
      dispatch?.(tr);
    };
    return command(state, dispatch && both);
  };
}
