import type { DraftEdit, DraftFix } from '../generated/types';

/** What of a finding says what is written and what may stand there instead. */
export interface Misspelt {
  code: string;
  family: string;
  severity: string;
  fix?: DraftFix;
  alternatives: readonly DraftFix[];
}

/** The parts of the list. */
export type Part = 'wrong' | 'capitals' | 'style';

/** The part of the list that a finding stands in; undefined for one that is not about spelling. */
export function partOf(finding: Misspelt): Part | undefined {
  if (finding.family === 'VH') return 'capitals';
  if (finding.family !== 'CT') return undefined;
  return finding.severity === 'info' ? 'style' : 'wrong';
}

/** The letters that are wrong; undefined where no letters are proposed for them. */
export function written(finding: Misspelt): string | undefined {
  return finding.fix?.edits[0]?.before;
}

/** What may stand there, the most probable first. */
export function choices(finding: Misspelt): string[] {
  const fixes = finding.fix ? [finding.fix, ...finding.alternatives] : [];
  return fixes.flatMap(({ edits }) => edits[0]?.after ?? []);
}

/** Findings of the same rule about the same letters, in their order. */
export function alike<F extends Misspelt>(finding: F, all: readonly F[]): F[] {
  const word = written(finding);
  if (word === undefined || (finding.fix?.edits.length ?? 0) > 1) return [finding];
  return all.filter((other) => other.code === finding.code && written(other) === word);
}

/** The edits that put the nth choice in the place of what is written. */
export function editsOf(finding: Misspelt, index: number): DraftEdit[] {
  const after = choices(finding)[index];
  const edits = finding.fix?.edits ?? [];
  if (after === undefined) return [];
  // Alternatives are other words for the one place that the first remedy changes.
  return index === 0 ? edits : edits.slice(0, 1).map((edit) => ({ ...edit, after }));
}

/** How many words a document has: all its texts, wherever they stand. */
export function countWords(value: unknown, key = ''): number {
  if (typeof value === 'string') return TEXTS.has(key) ? value.split(/\s+/u).filter(Boolean).length : 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + countWords(one, key), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, one]) => sum + countWords(one, name), 0);
}

/** The keys under which documents keep running text. */
const TEXTS = new Set(['text', 'title', 'trich_yeu', 'can_cu', 'tieu_de', 'kinh_gui', 'footnote']);
