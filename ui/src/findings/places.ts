import type { DraftEdit, DraftFinding, DraftFix, Document, KindDto, RichText, TextPlace, TextSpan } from '../generated/types';
import { steps, valueAt, type FieldPath } from '../lib/path';
import { plain } from '../lib/rich-text';

/** The plain text of a field; undefined where it holds none. */
export function textOf(document: Document, field: FieldPath): string | undefined {
  const value = valueAt(document, field);
  return typeof value === 'string' || Array.isArray(value) ? plain(value as RichText) : undefined;
}

/** What was said of a place in a document. */
interface Placed {
  place: TextPlace;
  fix?: DraftFix;
}

/**
 * A finding carried from the document that was checked into the one that stands now; undefined
 * while its own letters, or those that its remedy changes, are others.
 */
export function carried<F extends Placed>(finding: F, checked: Document, now: Document): F | undefined {
  if (checked === now) return finding;
  const place = carriedPlace(finding.place, checked, now);
  if (!place) return undefined;
  if (!finding.fix) return { ...finding, place };
  const edits: DraftEdit[] = [];
  for (const edit of finding.fix.edits) {
    const span = carriedPlace(edit, checked, now)?.span;
    if (!span) return undefined;
    edits.push({ ...edit, span });
  }
  return { ...finding, place, fix: { ...finding.fix, edits } };
}

function carriedPlace(place: TextPlace, checked: Document, now: Document): TextPlace | undefined {
  const { field, span } = place;
  if (valueAt(checked, field) === valueAt(now, field)) return place;
  const before = textOf(checked, field);
  const after = textOf(now, field);
  if (!span || before === undefined || after === undefined) return undefined;
  const moved = carriedSpan(span, before, after);
  return moved && { field, span: moved };
}

/** Letters after a change elsewhere in their text; a change next to them counts as one of them. */
export function carriedSpan(span: TextSpan, before: string, after: string): TextSpan | undefined {
  if (before === after) return span;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (span.end < head) return span;
  if (span.start <= before.length - tail) return undefined;
  const shift = after.length - before.length;
  return { start: span.start + shift, end: span.end + shift };
}

/** Letters of a text with a few of those around them: before, the letters, after. */
export function excerpt(text: string, span: TextSpan, around = 14): [string, string, string] {
  const from = Math.max(0, span.start - around);
  const to = Math.min(text.length, span.end + around);
  const head = (from > 0 ? '…' : '') + text.slice(from, span.start);
  const tail = text.slice(span.end, to) + (to < text.length ? '…' : '');
  return [head, text.slice(span.start, span.end), tail];
}

/** Findings in the order of the form, which is that of the page. */
export function inOrder<F extends DraftFinding>(findings: readonly F[], kind: KindDto | undefined): F[] {
  const fields = kind?.groups.flatMap((group) => group.fields.map(({ path }) => path)) ?? [];
  const rank = ({ place: { field } }: F) => {
    const at = fields.findIndex((path) => field === path || field.startsWith(`${path}/`));
    return at === -1 ? fields.length : at;
  };
  return findings.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      comparePaths(a.place.field, b.place.field) ||
      (a.place.span?.start ?? 0) - (b.place.span?.start ?? 0),
  );
}

function comparePaths(a: FieldPath, b: FieldPath): number {
  const [left, right] = [steps(a), steps(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const [x, y] = [left[i] ?? '', right[i] ?? ''];
    if (x === y) continue;
    return typeof x === 'number' && typeof y === 'number' ? x - y : String(x) < String(y) ? -1 : 1;
  }
  return left.length - right.length;
}
