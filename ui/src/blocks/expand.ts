import type { Document, NgayThangNam, TextBlock } from '../generated/types';
import { plain } from '../lib/rich-text';
import { blocks as words } from '../text/letters';

/** Text that stands before the cursor, and the abbreviation that ends it. */
export interface Typed {
  /** How many UTF-16 units the abbreviation has. */
  length: number;
  block: TextBlock;
}

/** An abbreviation at the end of a text: a word of its own, never part of a number or of a longer word. */
const LAST = /(?:^|[\s(“"‘[])([a-z][a-z0-9]+)$/u;

/** The block whose abbreviation ends a text. */
export function typedBlock(before: string, blocks: readonly TextBlock[]): Typed | undefined {
  const key = LAST.exec(before)?.[1];
  const block = key === undefined ? undefined : blocks.find((one) => one.key === key);
  return block && { length: block.key.length, block };
}

/** A piece of a block that is put in: letters, or a place to be filled. */
export interface Piece {
  text: string;
  isStop: boolean;
}

/** What a draft fills in by itself, by its name in small letters. */
export function known(document: Document, today: NgayThangNam | undefined): Map<string, string> {
  const signer = document.nguoi_ky[0];
  const values: [string, string | undefined][] = [
    ['cơ quan', document.co_quan_ban_hanh],
    ['cơ quan chủ quản', document.co_quan_chu_quan],
    ['địa danh', document.dia_danh],
    ['kính gửi', document.kinh_gui?.join(', ')],
    ['trích yếu', plain(document.trich_yeu)],
    ['người ký', signer?.ho_ten],
    ['chức vụ', signer?.chuc_vu],
    ['hôm nay', today && shownDay(today)],
    ['năm', today?.nam === undefined ? undefined : String(today.nam)],
  ];
  return new Map(values.filter((pair): pair is [string, string] => (pair[1] ?? '').trim() !== ''));
}

/** The names that {@link known} fills in, for the hint in the list. */
export const KNOWN = ['cơ quan', 'cơ quan chủ quản', 'địa danh', 'kính gửi', 'trích yếu', 'người ký', 'chức vụ', 'hôm nay', 'năm'];

/** Days below 10 and the months 1 and 2 have a zero before them: PL I/II.4.b. */
function shownDay({ ngay, thang, nam }: NgayThangNam): string | undefined {
  if (ngay === undefined || thang === undefined || nam === undefined) return undefined;
  return `${String(ngay).padStart(2, '0')}/${thang < 3 ? `0${thang}` : thang}/${nam}`;
}

/** The lines of a block, each in pieces; a field that the draft does not fill is a stop. */
export function expand(block: TextBlock, values: ReadonlyMap<string, string>): Piece[][] {
  return block.text.split('\n').map((line) =>
    line
      .split(/(\{\{[^{}]*\}\})/u)
      .filter((part) => part !== '')
      .map((part) => {
        if (!part.startsWith('{{')) return { text: part, isStop: false };
        const name = part.slice(2, -2).trim();
        const value = values.get(name.toLowerCase());
        return value === undefined ? { text: words.toFill(name), isStop: true } : { text: value, isStop: false };
      }),
  );
}
