import type { Inline, RichText } from '../generated/types';

/** One piece of a rich text, always an object. */
export type Piece = Exclude<Inline, string>;

/** The emphases of a run, by their JSON names. */
export const EMPHASES = ['bold', 'italic', 'underline', 'superscript'] as const;

/** The pieces of a rich text. */
export function pieces(text: RichText | undefined): Piece[] {
  if (text === undefined) return [];
  if (typeof text === 'string') return text === '' ? [] : [{ text }];
  return text.map((piece) => (typeof piece === 'string' ? { text: piece } : piece));
}

/** The shortest JSON form: a plain string where there is nothing but letters. */
export function richText(list: readonly Piece[]): RichText {
  const merged: Piece[] = [];
  for (const piece of list) {
    if ('text' in piece && piece.text === '') continue;
    const last = merged.at(-1);
    if (last && 'text' in last && 'text' in piece && sameEmphasis(last, piece)) {
      merged[merged.length - 1] = { ...last, text: last.text + piece.text };
    } else merged.push(piece);
  }
  const short = merged.map((piece) => (isPlain(piece) ? piece.text : piece));
  if (short.length === 0) return '';
  if (short.length === 1 && typeof short[0] === 'string') return short[0];
  return short;
}

/** The letters alone: a break is `\n`, a footnote U+FFFC, as `RichText::plain` has it. */
export function plain(text: RichText | undefined): string {
  return pieces(text)
    .map((piece) => ('text' in piece ? piece.text : 'break' in piece ? '\n' : '\uFFFC'))
    .join('');
}

/** Whether nothing is written. */
export function isBlank(text: RichText | undefined): boolean {
  return plain(text).trim() === '';
}

type Run = Extract<Piece, { text: string }>;

function isPlain(piece: Piece): piece is Run {
  return 'text' in piece && EMPHASES.every((name) => !piece[name]);
}

function sameEmphasis(a: Run, b: Run): boolean {
  return EMPHASES.every((name) => !a[name] === !b[name]);
}
