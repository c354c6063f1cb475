import type { Block, RichText } from '../../generated/types';
import { pieces, plain, richText, type Piece } from '../../lib/rich-text';
import { isTitled } from '../convert';
import { readLabel } from '../read-label';
import type { UnitAttrs } from '../schema';

/** A paragraph of foreign text. */
export interface Line {
  text: RichText;
  /** A label that the other program had drawn before the text. */
  label?: string;
  /** The unit that the source's own list says it is, where it says so. */
  unit?: UnitAttrs;
}

/** The blocks of foreign paragraphs: labels go, the units that they stand for remain. */
export function blocksOfLines(lines: readonly Line[]): Block[] {
  const out: Block[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line || (plain(line.text).trim() === '' && !line.label)) continue;
    const { attrs, text } = unitOf(line);
    const next = lines[index + 1];
    if (isTitled(attrs.type) && plain(text).trim() === '' && next && !unitOf(next).labelled) {
      out.push(block(attrs, trimmed(next.text)));
      index += 1;
    } else out.push(block(attrs, text));
  }
  return out;
}

const PARAGRAPH: UnitAttrs = { type: 'doan', heading: false, level: 0 };

function unitOf(line: Line): { attrs: UnitAttrs; text: RichText; labelled: boolean } {
  const drawn = line.label === undefined ? undefined : readLabel(`${line.label.trim()} `);
  if (drawn) return { attrs: drawn.attrs, text: trimmed(line.text), labelled: true };
  if (line.unit) return { attrs: line.unit, text: trimmed(line.text), labelled: true };
  const typed = readLabel(plain(line.text));
  if (!typed) return { attrs: PARAGRAPH, text: trimmed(line.text), labelled: false };
  const text = trimmed(withoutStart(line.text, typed.length));
  return { attrs: typed.attrs, text, labelled: true };
}

function block(attrs: UnitAttrs, text: RichText): Block {
  const { type, level } = attrs;
  if (type === 'dieu' || type === 'khoan') {
    return isAllBold(text) ? { type, heading: true, text: unbold(text) } : { type, text };
  }
  if (type === 'gach') return level > 0 ? { type, level, text } : { type, text };
  if (type === 'doan' || type === 'diem') return { type, text };
  return { type, title: plainMarks(text) };
}

function isAllBold(text: RichText): boolean {
  const runs = pieces(text).filter((piece) => 'text' in piece && piece.text.trim() !== '');
  return runs.length > 0 && runs.every((piece) => 'text' in piece && piece.bold === true);
}

function unbold(text: RichText): RichText {
  return mapRuns(text, ({ bold: _, ...run }) => run);
}

/** Titles of phần, chương and mục have a look of their own; only the letters are kept. */
function plainMarks(text: RichText): RichText {
  return mapRuns(text, ({ text: letters }) => ({ text: letters }));
}

type Run = Extract<Piece, { text: string }>;

function mapRuns(text: RichText, change: (run: Run) => Run): RichText {
  return richText(pieces(text).map((piece) => ('text' in piece ? change(piece) : piece)));
}

/** The text without its first `count` letters. */
export function withoutStart(text: RichText, count: number): RichText {
  let rest = count;
  const out: Piece[] = [];
  for (const piece of pieces(text)) {
    if (rest <= 0) out.push(piece);
    else if ('text' in piece) {
      const cut = Math.min(rest, piece.text.length);
      rest -= cut;
      out.push({ ...piece, text: piece.text.slice(cut) });
    } else rest -= 1;
  }
  return richText(out);
}

/** The text without blanks and breaks at its ends. */
export function trimmed(text: RichText): RichText {
  const list = [...pieces(text)];
  trimEnd(list, 0, (letters) => letters.trimStart());
  trimEnd(list, -1, (letters) => letters.trimEnd());
  return richText(list);
}

function trimEnd(list: Piece[], place: 0 | -1, trim: (letters: string) => string): void {
  for (;;) {
    const piece = list.at(place);
    if (!piece || 'footnote' in piece) return;
    if ('text' in piece) {
      const letters = trim(piece.text);
      if (letters !== '') {
        list.splice(place, 1, { ...piece, text: letters });
        return;
      }
    }
    list.splice(place, 1);
  }
}

/** The blocks of plain text: a line is a paragraph. */
export function blocksOfText(text: string): Block[] {
  const lines = text.normalize('NFC').split(/\r\n?|\n|\u2029|\u000B/u);
  return blocksOfLines(lines.map((line) => ({ text: line.replace(/[\u00A0\t]+/gu, ' ') })));
}
