import type { NoiNhan } from '../generated/types';
import type { FieldPath } from './path';
import type { ListRow } from './list-edit';

/** Recipients and their groups as rows, one below the other. */
export function rowsOf(list: readonly NoiNhan[] | undefined, depth = 0): ListRow<string>[] {
  return (list ?? []).flatMap(({ text, children }) => [
    { value: text, depth },
    ...rowsOf(children, depth + 1),
  ]);
}

/** Recipients with their groups, from rows. */
export function recipientsOf(rows: readonly ListRow<string>[]): NoiNhan[] {
  const out: NoiNhan[] = [];
  for (let index = 0; index < rows.length; ) {
    const row = rows[index];
    if (!row) break;
    let end = index + 1;
    while (end < rows.length && (rows[end]?.depth ?? 0) > row.depth) end += 1;
    const children = recipientsOf(rows.slice(index + 1, end));
    out.push(children.length > 0 ? { text: row.value, children } : { text: row.value });
    index = end;
  }
  return out;
}

/** The place of a row inside the list: `/2/children/0/text`. */
export function rowPlace(rows: readonly ListRow<string>[], index: number): FieldPath {
  const counts: number[] = [];
  for (const { depth } of rows.slice(0, index + 1)) {
    counts.length = Math.min(counts.length, depth + 1);
    counts[depth] = (counts[depth] ?? -1) + 1;
  }
  return `/${counts.map((count) => count || 0).join('/children/')}/text`;
}
