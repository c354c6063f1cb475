import type { TextSpan } from '../generated/types';

/** A piece of a text. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** A text cut at the places of its hits, which stand in order and apart. */
export function pieces(text: string, marks: readonly TextSpan[]): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const { start, end } of marks) {
    if (start > from) found.push({ text: text.slice(from, start), hit: false });
    found.push({ text: text.slice(start, end), hit: true });
    from = end;
  }
  if (from < text.length) found.push({ text: text.slice(from), hit: false });
  return found;
}
