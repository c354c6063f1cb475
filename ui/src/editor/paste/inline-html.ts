import type { RichText } from '../../generated/types';
import { richText, type Piece } from '../../lib/rich-text';

type Marks = Omit<Extract<Piece, { text: string }>, 'text'>;

/** What reading a paragraph needs to know besides its element. */
export interface Context {
  /** The texts of the source's footnotes, by the name that a reference points to. */
  footnotes: ReadonlyMap<string, RichText>;
  /** Elements inside a paragraph that are read apart (nested lists, drawn labels). */
  skip: (element: Element) => boolean;
}

/** The letters, emphases, breaks and footnotes inside an element. */
export function readInline(home: Element, context: Context): RichText {
  const out: Piece[] = [];
  walk(home, marksOf(home, {}), context, out);
  return richText(collapse(out));
}

function walk(home: Element, marks: Marks, context: Context, out: Piece[]): void {
  for (const child of home.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      const text = (child.nodeValue ?? '').normalize('NFC').replace(/[\s\u00A0]+/gu, ' ');
      if (text) out.push({ text, ...marks });
    } else if (child instanceof Element && !context.skip(child)) {
      element(child, marks, context, out);
    }
  }
}

function element(child: Element, marks: Marks, context: Context, out: Piece[]): void {
  const tag = child.tagName.toLowerCase();
  if (tag === 'br') {
    out.push({ break: true });
    return;
  }
  if (['style', 'script', 'head', 'title', 'img'].includes(tag)) return;
  const note = tag === 'a' ? context.footnotes.get(referenceOf(child)) : undefined;
  if (note !== undefined) out.push({ footnote: note });
  else walk(child, marksOf(child, marks), context, out);
}

/** The place that a link points to: `#_ftn1` gives `_ftn1`. */
export function referenceOf(link: Element): string {
  const href = link.getAttribute('href') ?? '';
  return href.slice(href.indexOf('#') + 1);
}

function marksOf(home: Element, outer: Marks): Marks {
  const marks: Marks = { ...outer };
  const tag = home.tagName.toLowerCase();
  const style = (home.getAttribute('style') ?? '').toLowerCase();
  const set = (name: keyof Marks, on: boolean, off: boolean) => {
    if (on) marks[name] = true;
    else if (off) delete marks[name];
  };
  const heading = /^h[1-6]$/.test(tag);
  set('bold', heading || tag === 'b' || tag === 'strong' || /font-weight:\s*(bold|[6-9]00)/.test(style), /font-weight:\s*(normal|[1-5]00)/.test(style));
  set('italic', tag === 'i' || tag === 'em' || /font-style:\s*italic/.test(style), /font-style:\s*normal/.test(style));
  const link = tag === 'a' && home.hasAttribute('href');
  set('underline', tag === 'u' || /text-decoration[^;]*underline/.test(style), link || /text-decoration:\s*none/.test(style));
  set('superscript', tag === 'sup' || /vertical-align:\s*super/.test(style), /vertical-align:\s*baseline/.test(style));
  return marks;
}

/** One blank between words, also over the borders of runs; none beside a break. */
function collapse(list: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let blank = true;
  for (const piece of list) {
    if (!('text' in piece)) {
      blank = 'break' in piece;
      out.push(piece);
      continue;
    }
    const text = blank ? piece.text.replace(/^ +/u, '') : piece.text;
    if (text !== '') {
      out.push({ ...piece, text });
      blank = text.endsWith(' ');
    }
  }
  return out;
}
