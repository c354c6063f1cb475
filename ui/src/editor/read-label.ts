import { isTitled } from './convert';
import type { UnitAttrs } from './schema';

/** A label that was typed or pasted as letters. */
export interface TypedLabel {
  /** The unit that it stands for. */
  attrs: UnitAttrs;
  /** How many letters the label and the blank after it take. */
  length: number;
}

type Pattern = [RegExp, UnitAttrs];

const plain = (type: UnitAttrs['type'], level = 0): UnitAttrs => ({ type, heading: false, level });

/** The blank after a label, or the end of the text. */
const END = '(?:[ \\u00A0\\t]+|$)';
const pattern = (label: string, flags = 'u') => new RegExp(`^${label}${END}`, flags);

/**
 * The labels of PL I/II.6.đ as people type them, with the marks that Word makes of them. A year
 * (`2024.`) is no khoản.
 */
const PATTERNS: Pattern[] = [
  [pattern('phần\\s+(?:thứ\\s+\\p{L}+|[IVX]+|\\d{1,2})\\s*[.:]?', 'iu'), plain('phan')],
  [pattern('chương\\s+(?:[IVX]+|\\d{1,2})\\s*[.:]?', 'iu'), plain('chuong')],
  [pattern('tiểu\\s+mục\\s+\\d{1,2}\\s*[.:]?', 'iu'), plain('tieu-muc')],
  [pattern('mục\\s+\\d{1,2}\\s*[.:]?', 'iu'), plain('muc')],
  [pattern('điều\\s+\\d{1,3}\\s*[.:]', 'iu'), plain('dieu')],
  [pattern('[IVX]{1,6}[.]'), plain('muc-la-ma')],
  [pattern('\\d{1,2}[.)]'), plain('khoan')],
  [pattern('([a-eg-ik-vxyđ])\\1?[)]'), plain('diem')],
  [/^[-–—•·∙▪§][ \u00A0\t]+/u, plain('gach')],
  [/^[+◦○][ \u00A0\t]+/u, plain('gach', 1)],
];

/** The label at the start of a text, if there is one. */
export function readLabel(text: string): TypedLabel | undefined {
  const start = text.length - text.trimStart().length;
  const rest = text.slice(start);
  for (const [regexp, attrs] of PATTERNS) {
    const match = regexp.exec(rest);
    if (!match) continue;
    const after = rest.slice(match[0].length);
    if (isTitled(attrs.type) && !startsTitle(match[0], after)) continue;
    return { attrs, length: start + match[0].length };
  }
  return undefined;
}

/** `Chương II của Luật` in running text is no heading; `Chương II`, `Chương II. Về` and capitals are. */
function startsTitle(label: string, after: string): boolean {
  return after === '' || /[.:]\s*$/u.test(label) || after === after.toLocaleUpperCase('vi');
}
