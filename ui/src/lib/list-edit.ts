/** A row of a list that is written line by line. `depth` 1 lies in the group of the row above. */
export interface ListRow<T> {
  value: T;
  depth: number;
}

/** The list with an empty row after `index`, at the same depth. */
export function insertAfter<T>(rows: readonly ListRow<T>[], index: number, value: T): ListRow<T>[] {
  const depth = rows[index]?.depth ?? 0;
  return rows.toSpliced(index + 1, 0, { value, depth });
}

/** The list without a row. Rows of its group stay, in the group above it if there is one. */
export function removeAt<T>(rows: readonly ListRow<T>[], index: number): ListRow<T>[] {
  return settle(rows.toSpliced(index, 1));
}

/** The end (exclusive) of a row with the rows of its group. */
export function groupEnd<T>(rows: readonly ListRow<T>[], index: number): number {
  const depth = rows[index]?.depth ?? 0;
  let end = index + 1;
  while (end < rows.length && (rows[end]?.depth ?? 0) > depth) end += 1;
  return end;
}

/** The list with a row, and its group, one place up or down among its like; and where it is now. */
export function move<T>(rows: readonly ListRow<T>[], index: number, direction: -1 | 1): { rows: ListRow<T>[]; index: number } {
  const same = { rows: [...rows], index };
  const depth = rows[index]?.depth ?? 0;
  const end = groupEnd(rows, index);
  if (direction === 1) {
    if (end >= rows.length || (rows[end]?.depth ?? 0) < depth) return same;
    const next = rows.slice(end, groupEnd(rows, end));
    const moved = [...rows.slice(0, index), ...next, ...rows.slice(index, end), ...rows.slice(end + next.length)];
    return { rows: moved, index: index + next.length };
  }
  let start = index - 1;
  while (start >= 0 && (rows[start]?.depth ?? 0) > depth) start -= 1;
  if (start < 0 || (rows[start]?.depth ?? 0) < depth) return same;
  const moved = [...rows.slice(0, start), ...rows.slice(index, end), ...rows.slice(start, index), ...rows.slice(end)];
  return { rows: moved, index: start };
}

/** The list with a row one level deeper or higher; its group goes with it. */
export function indent<T>(rows: readonly ListRow<T>[], index: number, direction: -1 | 1): ListRow<T>[] {
  const end = groupEnd(rows, index);
  const changed = rows.map((row, i) => (i >= index && i < end ? { ...row, depth: Math.max(0, row.depth + direction) } : row));
  return settle(changed);
}

/** The list with pasted lines in place of a row's value: the first joins it, the others follow. */
export function pasteLines<T>(rows: readonly ListRow<T>[], index: number, lines: readonly T[], first: T): ListRow<T>[] {
  const depth = rows[index]?.depth ?? 0;
  const added = lines.slice(1).map((value) => ({ value, depth }));
  return rows.toSpliced(index, 1, { value: first, depth }, ...added);
}

/** No row lies more than one level below the row above it. */
function settle<T>(rows: readonly ListRow<T>[]): ListRow<T>[] {
  let above = -1;
  return rows.map((row) => {
    above = Math.min(row.depth, above + 1);
    return above === row.depth ? row : { ...row, depth: above };
  });
}

/** The dash, plus sign or final mark that a pasted line of a list carries. */
export function bareLine(line: string): string {
  return line
    .normalize('NFC')
    .replace(/[\s\u00A0]+/gu, ' ')
    .trim()
    .replace(/^[-–—+•·] ?/u, '')
    .replace(/;$/u, '')
    .trim();
}
