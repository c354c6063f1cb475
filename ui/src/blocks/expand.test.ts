import { describe, expect, it } from 'vitest';
import type { Document } from '../generated/types';
import { expand, known, typedBlock } from './expand';

const BLOCKS = [
  { key: 'kgpcb', text: 'Trong quá trình thực hiện…', group: '' },
  { key: 'kg2', text: 'x', group: '' },
];

describe('an abbreviation before the cursor', () => {
  it.each([
    ['kgpcb', 'kgpcb'],
    ['Đề nghị: kgpcb', 'kgpcb'],
    ['(kgpcb', 'kgpcb'],
    ['ngắt dòng\nkg2', 'kg2'],
  ])('is found in %j', (text, key) => {
    expect(typedBlock(text, BLOCKS)).toMatchObject({ block: { key }, length: key.length });
  });

  it.each(['xkgpcb', 'đkgpcb', '12/kgpcb', '1kgpcb', 'a-kgpcb', 'kgpcb ', 'KGPCB', 'kgpcb.', '', 'kg'])('is none in %j', (text) => {
    expect(typedBlock(text, BLOCKS)).toBeUndefined();
  });
});

describe('a block that is put in', () => {
  const document = { co_quan_ban_hanh: 'Sở Nội vụ', kinh_gui: ['Sở A', 'Sở B'], trich_yeu: '', nguoi_ky: [] } as unknown as Document;
  const values = known(document, { ngay: 5, thang: 2, nam: 2026 });

  it('takes what the draft says, and leaves places for the rest', () => {
    const text = '{{Cơ quan}} gửi {{ kính gửi }} ngày {{hôm nay}}.\nTrước ngày {{thời hạn}}; {{trích yếu}}';
    expect(expand({ key: 'x', text, group: '' }, values)).toEqual([
      [
        { text: 'Sở Nội vụ', isStop: false },
        { text: ' gửi ', isStop: false },
        { text: 'Sở A, Sở B', isStop: false },
        { text: ' ngày ', isStop: false },
        { text: '05/02/2026', isStop: false },
        { text: '.', isStop: false },
      ],
      [
        { text: 'Trước ngày ', isStop: false },
        { text: '[cần điền: thời hạn]', isStop: true },
        { text: '; ', isStop: false },
        { text: '[cần điền: trích yếu]', isStop: true },
      ],
    ]);
  });
});
