import type { DraftEdit, RichText, TextSpan } from '../generated/types';
import { pieces, richText, type Piece } from '../lib/rich-text';

/** A change of letters in one text. */
export interface Change {
  span: TextSpan;
  after: string;
}

/** Changes from the last place to the first, each once; of two that overlap, the later place. */
export function fromTheEnd<C extends Change>(changes: readonly C[]): C[] {
  const out: C[] = [];
  for (const change of changes.toSorted((a, b) => b.span.start - a.span.start || b.span.end - a.span.end)) {
    const later = out.at(-1);
    if (later && (change.span.end > later.span.start || isSame(change, later))) continue;
    out.push(change);
  }
  return out;
}

function isSame(a: Change, b: Change): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.after === b.after;
}

/** A text with its letters changed; new letters take the emphasis of the first one replaced. */
export function changed(value: RichText, changes: readonly Change[]): RichText {
  let out = value;
  for (const change of fromTheEnd(changes)) out = replaced(out, change);
  return out;
}

function replaced(value: RichText, { span, after }: Change): RichText {
  if (typeof value === 'string') return value.slice(0, span.start) + after + value.slice(span.end);
  const out: Piece[] = [];
  let start = 0;
  let pending: string | undefined = after;
  for (const piece of pieces(value)) {
    const length = 'text' in piece ? piece.text.length : 1;
    const from = Math.max(span.start, start) - start;
    const to = Math.min(span.end, start + length) - start;
    start += length;
    if (!('text' in piece) || from > to || (from === to && pending === undefined)) out.push(piece);
    else {
      out.push({ ...piece, text: piece.text.slice(0, from) + (pending ?? '') + piece.text.slice(to) });
      pending = undefined;
    }
  }
  if (pending) out.push({ text: pending });
  return richText(out);
}

/** Where an offset stands after the changes; one inside changed letters goes to their end. */
export function mappedOffset(offset: number, changes: readonly Change[]): number {
  let moved = offset;
  for (const { span, after } of fromTheEnd(changes)) {
    if (span.start >= offset) continue;
    const removed = Math.min(span.end, offset) - span.start;
    moved += after.length - removed;
  }
  return moved;
}

/** What takes the edits of one field back, once they are made; the last place first. */
export function inverse(edits: readonly DraftEdit[]): DraftEdit[] {
  let shift = 0;
  const fromTheStart = fromTheEnd(edits).toReversed();
  const back = fromTheStart.map((edit) => {
    const start = edit.span.start + shift;
    shift += edit.after.length - (edit.span.end - edit.span.start);
    return { ...edit, span: { start, end: start + edit.after.length }, before: edit.after, after: edit.before };
  });
  return back.toReversed();
}
