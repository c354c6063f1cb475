import type { ChosenTask, FoundTask } from '../generated/types';

/** A task as a person chooses and words it. */
export interface TaskRow {
  isChosen: boolean;
  actor: string;
  what: string;
  /** By when, in the words of the document; empty where it sets no term. */
  term: string;
}

/** The tasks of a document, all of them chosen. */
export function rowsOf(tasks: readonly FoundTask[]): TaskRow[] {
  return tasks.map(({ actor, what, deadlines }) => ({
    isChosen: true,
    actor,
    what,
    term: deadlines.map(({ words }) => words).join('; '),
  }));
}

/** A task with another term: its words stand inside what is to be done, or go behind it. */
export function withTerm(row: TaskRow, term: string): TaskRow {
  const [old, next] = [row.term.trim(), term.trim()];
  const at = old === '' ? -1 : row.what.lastIndexOf(old);
  if (at === -1) return { ...row, term, what: next === '' ? row.what : `${row.what.replace(/[\s,;.]+$/u, '')}, ${next}` };
  const before = row.what.slice(0, at);
  const after = row.what.slice(at + old.length);
  if (next !== '') return { ...row, term, what: before + next + after };
  return { ...row, term, what: (before.replace(/[\s,;(]+$/u, '') + after.replace(/^\)/u, '')).trim() };
}

/** What the draft takes over. */
export function chosen(rows: readonly TaskRow[]): ChosenTask[] {
  return rows
    .filter(({ isChosen, what }) => isChosen && what.trim() !== '')
    .map(({ actor, what }) => ({ actor, what }));
}
