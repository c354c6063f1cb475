import type { OfferedCitation } from '../generated/types';

/** What the letters before the cursor ask for: a document of the library. */
export interface Asked {
  /** Where the letters begin that give way to the citation; the words of `ledBy` come before. */
  start: number;
  query: string;
  /** The words before `số`, which end with the type of the document: `Thực hiện Công điện`. */
  ledBy: string | undefined;
}

/** How many letters before the cursor are looked at. */
export const LOOK_BACK = 120;

/** `@`, then anything that the library is searched for. */
const AT = /(?:^|[\s(“"«])@([^@\n\uFFFC]{0,60})$/u;
/** `Công điện số 280`: `số` behind a word, and a number or the beginning of a symbol. */
const NUMBER = /\p{L}(\s+số:?\s+(\d[\p{L}\d/.\-–\u2011]*))$/iu;

/** What the letters before the cursor ask for, if they ask for anything. */
export function askedBefore(text: string): Asked | undefined {
  const at = AT.exec(text);
  if (at) {
    const query = at[1] ?? '';
    return { start: text.length - query.length - 1, query, ledBy: undefined };
  }
  const number = NUMBER.exec(text);
  if (!number) return undefined;
  const start = text.length - (number[1] ?? '').length;
  return { start, query: number[2] ?? '', ledBy: text.slice(0, start) };
}

/** Where the letters begin that an offered document takes the place of. */
export function startOf(asked: Asked, offer: OfferedCitation): number {
  return asked.ledBy === undefined ? asked.start : asked.start - offer.reference.entry.kind.length;
}
