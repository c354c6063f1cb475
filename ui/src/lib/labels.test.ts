import { describe, expect, it } from 'vitest';
import { diemLabel, labels, roman, type Labelled } from './labels';

const printed = (types: Labelled['type'][]) =>
  labels(types.map((type) => ({ type }))).flatMap((label) => (label ? [label.text] : []));

describe('labels', () => {
  it('start khoản anew in each điều and điểm in each khoản', () => {
    expect(
      printed(['dieu', 'khoan', 'diem', 'diem', 'khoan', 'diem', 'dieu', 'khoan', 'doan', 'bang']),
    ).toEqual(['Điều 1.', '1.', 'a)', 'b)', '2.', 'a)', 'Điều 2.', '1.']);
  });

  it('count điều through the chapters and chương anew in each phần', () => {
    expect(printed(['phan', 'chuong', 'dieu', 'chuong', 'dieu', 'phan', 'chuong', 'dieu'])).toEqual(
      ['Phần I', 'Chương I', 'Điều 1.', 'Chương II', 'Điều 2.', 'Phần II', 'Chương I', 'Điều 3.'],
    );
  });

  it('restart mục Roman numbers only where a phần or chương begins', () => {
    expect(printed(['muc-la-ma', 'khoan', 'muc-la-ma', 'khoan', 'chuong', 'muc-la-ma'])).toEqual([
      'I.',
      '1.',
      'II.',
      '1.',
      'Chương I',
      'I.',
    ]);
  });

  it('put đ after d and double the letters after y', () => {
    expect([5, 7, 23, 24].map(diemLabel)).toEqual(['đ)', 'g)', 'y)', 'aa)']);
  });

  it('write Roman numerals', () => {
    expect([4, 19, 2026, 0].map(roman)).toEqual(['IV', 'XIX', 'MMXXVI', '0']);
  });
});
