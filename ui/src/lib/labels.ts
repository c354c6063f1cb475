import type { Block } from '../generated/types';

/** Letters of điểm as `model::DIEM_LETTERS` has them: no ă â ê ô ơ ư, no f j w z. */
export const DIEM_LETTERS = [...'abcdđeghiklmnopqrstuvxy'];

/** The label of a block: `Chương II` on a line of its own, `Điều 3.`, `1.`, `a)`, `-`. */
export interface Label {
  text: string;
  ownLine: boolean;
}

/** What the label of a block depends on. */
export type Labelled = Pick<Block, 'type'> & { level?: number | undefined };

/** `a)` to `y)`; after 23 points the letters are doubled. */
export function diemLabel(ordinal: number): string {
  const index = Math.max(0, ordinal - 1);
  const letter = DIEM_LETTERS[index % DIEM_LETTERS.length] ?? '';
  return `${letter.repeat(Math.floor(index / DIEM_LETTERS.length) + 1)})`;
}

const ROMAN: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** Roman numerals of 1 to 3999; other numbers in Arabic digits. */
export function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let rest = number;
  let out = '';
  for (const [value, numeral] of ROMAN) {
    while (rest >= value) {
      out += numeral;
      rest -= value;
    }
  }
  return out;
}

const ZERO = { phan: 0, chuong: 0, muc: 0, tieuMuc: 0, mucLaMa: 0, dieu: 0, khoan: 0, diem: 0 };

/** The label of every block in order, counted as `model::labels` counts; none for đoạn and bảng. */
export function labels(blocks: readonly Labelled[]): (Label | undefined)[] {
  let count = { ...ZERO };
  const next = (block: Labelled): Label | undefined => {
    switch (block.type) {
      case 'phan':
        count = { ...ZERO, phan: count.phan + 1, dieu: count.dieu };
        return { text: `Phần ${roman(count.phan)}`, ownLine: true };
      case 'chuong':
        count = { ...ZERO, phan: count.phan, chuong: count.chuong + 1, dieu: count.dieu };
        return { text: `Chương ${roman(count.chuong)}`, ownLine: true };
      case 'muc':
        count = { ...count, muc: count.muc + 1, tieuMuc: 0, khoan: 0, diem: 0 };
        return { text: `Mục ${count.muc}`, ownLine: true };
      case 'tieu-muc':
        count = { ...count, tieuMuc: count.tieuMuc + 1, khoan: 0, diem: 0 };
        return { text: `Tiểu mục ${count.tieuMuc}`, ownLine: true };
      case 'muc-la-ma':
        count = { ...count, mucLaMa: count.mucLaMa + 1, khoan: 0, diem: 0 };
        return { text: `${roman(count.mucLaMa)}.`, ownLine: false };
      case 'dieu':
        count = { ...count, dieu: count.dieu + 1, khoan: 0, diem: 0 };
        return { text: `Điều ${count.dieu}.`, ownLine: false };
      case 'khoan':
        count = { ...count, khoan: count.khoan + 1, diem: 0 };
        return { text: `${count.khoan}.`, ownLine: false };
      case 'diem':
        count = { ...count, diem: count.diem + 1 };
        return { text: diemLabel(count.diem), ownLine: false };
      case 'gach':
        return { text: block.level ? '+' : '-', ownLine: false };
      default:
        return undefined;
    }
  };
  return blocks.map(next);
}
