import type { Block, RichText } from '../../generated/types';
import type { UnitAttrs } from '../schema';
import { readInline, type Context } from './inline-html';
import { blocksOfLines, trimmed, withoutStart, type Line } from './lines';
import { readTable } from './table';

const BLOCKS = new Set('p div h1 h2 h3 h4 h5 h6 li ul ol blockquote section article header footer body td th dd dt dl pre center form figure main aside address'.split(' '));

/** A table among the paragraphs. */
type Found = Line | { table: Block };

/**
 * The blocks of foreign HTML: Word, LibreOffice, a web page. Lists of Word are read by the label
 * that Word drew, other lists by their kind; labels that were typed are recognised; tables and
 * footnotes are kept.
 */
export function blocksOfHtml(html: string): Block[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const notes = readFootnotes(page);
  const context: Context = { footnotes: notes, skip: isDrawnLabel };
  const found: Found[] = [];
  collect(page.body, context, found, 0);
  return assemble(found);
}

function assemble(found: readonly Found[]): Block[] {
  const out: Block[] = [];
  let lines: Line[] = [];
  const flush = () => {
    out.push(...blocksOfLines(lines));
    lines = [];
  };
  for (const item of found) {
    if ('table' in item) {
      flush();
      out.push(item.table);
    } else lines.push(item);
  }
  flush();
  return out;
}

/** Reads the paragraphs under `home`; `depth` counts the lists around it. */
function collect(home: Element, context: Context, found: Found[], depth: number): void {
  if (!hasBlock(home)) {
    const line = readLine(home, context);
    const unit = listUnit(home, depth);
    found.push(unit && !line.label ? { ...line, unit } : line);
    return;
  }
  let loose: Node[] = [];
  const flush = () => {
    if (loose.some((node) => (node.textContent ?? '').trim() !== '')) {
      const shell = home.ownerDocument.createElement(home.tagName === 'LI' ? 'li' : 'p');
      for (const node of loose) shell.append(node.cloneNode(true));
      const unit = listUnit(home, depth);
      const line = readLine(shell, context);
      found.push(unit && !line.label ? { ...line, unit } : line);
    }
    loose = [];
  };
  for (const child of [...home.childNodes]) {
    if (!(child instanceof Element) || !isBlock(child)) {
      loose.push(child);
      continue;
    }
    flush();
    block(child, context, found, depth);
  }
  flush();
}

function block(child: Element, context: Context, found: Found[], depth: number): void {
  const tag = child.tagName.toLowerCase();
  if (isFootnoteList(child)) return;
  if (tag === 'table') {
    found.push({ table: readTable(child as HTMLTableElement, context) });
  } else if (tag === 'ul' || tag === 'ol') {
    collect(child, context, found, depth + 1);
  } else if (child.parentElement?.tagName === 'LI' && !hasBlock(child) && isFirstOfItem(child)) {
    const unit = listUnit(child.parentElement, depth);
    const line = readLine(child, context);
    found.push(unit && !line.label ? { ...line, unit } : line);
  } else collect(child, context, found, depth);
}

function isFirstOfItem(child: Element): boolean {
  return child.parentElement?.firstElementChild === child;
}

function isBlock(element: Element): boolean {
  const tag = element.tagName.toLowerCase();
  return tag === 'table' || BLOCKS.has(tag) || hasBlock(element);
}

function hasBlock(element: Element): boolean {
  return [...element.children].some(isBlock);
}

/** The unit that an item of a list is: numbers are khoản, letters điểm, bullets dashes. */
function listUnit(element: Element, depth: number): UnitAttrs | undefined {
  if (element.tagName !== 'LI') return undefined;
  const list = element.parentElement;
  if (list?.tagName === 'UL') return { type: 'gach', heading: false, level: depth > 1 ? 1 : 0 };
  const style = `${list?.getAttribute('type') ?? ''} ${list?.getAttribute('style') ?? ''}`;
  if (/upper-roman|(^|\s)I(\s|$)/u.test(style)) return { type: 'muc-la-ma', heading: false, level: 0 };
  const letters = /alpha|latin|(^|\s)[aA](\s|$)/u.test(style) || depth > 1;
  return { type: letters ? 'diem' : 'khoan', heading: false, level: 0 };
}

function readLine(element: Element, context: Context): Line {
  const drawn = [...element.querySelectorAll('*')].find(isDrawnLabel);
  const text = readInline(element, context);
  if (!drawn) return { text };
  const label = (drawn.textContent ?? '').replace(/[\s\u00A0]+/gu, ' ').trim();
  return { text, label: wordBullet(label, element) };
}

/** Word draws bullets with letters of its symbol fonts. */
function wordBullet(label: string, element: Element): string {
  if (/^[\p{L}\d]+[.)]$|^[\p{L}]+ [\dIVX]+[.:]?$/u.test(label)) return label;
  const level = /mso-list:[^;]*level(\d)/u.exec(element.getAttribute('style') ?? '')?.[1] ?? '1';
  return label === '+' || (label !== '-' && Number(level) > 1) ? '+' : '-';
}

function isDrawnLabel(element: Element): boolean {
  return /mso-list:\s*ignore/iu.test(element.getAttribute('style') ?? '');
}

function isFootnoteList(element: Element): boolean {
  const style = element.getAttribute('style') ?? '';
  return /mso-element:\s*footnote/iu.test(style) || /^(_?ftn|sdfootnote)\d+$/iu.test(element.id);
}

/** The texts of the footnotes, by the name that their references point to. */
function readFootnotes(page: Document): Map<string, RichText> {
  const notes = new Map<string, RichText>();
  const none: Context = { footnotes: notes, skip: () => false };
  for (const home of page.querySelectorAll('div[id]')) {
    const back = home.querySelector('a[href*="#"]');
    if (!isFootnoteList(home) || !back) continue;
    const own = back.getAttribute('name') ?? back.id;
    const mark = (back.textContent ?? '').replace(/[\s\u00A0]+/gu, ' ').trim();
    const text = readInline(home, none);
    const note = trimmed(withoutStart(trimmed(text), mark.length));
    for (const name of [own, home.id, `_${home.id}`]) if (name) notes.set(name, note);
  }
  return notes;
}

