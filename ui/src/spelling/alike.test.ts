import { describe, expect, it } from 'vitest';
import { alike, choices, countWords, editsOf, partOf, type Misspelt } from './alike';

const span = { start: 0, end: 2 };
const fix = (before: string, after: string) => ({
  safety: 'suggested' as const,
  edits: [{ field: '/noi_dung/0/text', span, before, after }],
});
const finding = (code: string, before: string, ...after: string[]): Misspelt => ({
  code,
  family: code.slice(0, 2),
  severity: code === 'CT12' ? 'info' : 'error',
  ...(after[0] === undefined ? {} : { fix: fix(before, after[0]) }),
  alternatives: after.slice(1).map((words) => fix(before, words)),
});

describe('alike', () => {
  const one = finding('CT10', 'đê', 'để', 'đề');
  const two = finding('CT10', 'đê', 'để');

  it('puts findings in their part', () => {
    expect([one, finding('VH04', 'a', 'b'), finding('CT12', 'a', 'b'), finding('TT01', '')].map(partOf)).toEqual([
      'wrong',
      'capitals',
      'style',
      undefined,
    ]);
  });

  it('finds the same letters under the same rule', () => {
    const all = [one, finding('CT10', 'sơ', 'sợ'), two, finding('CT05', 'đê', 'để')];
    expect(alike(one, all)).toEqual([one, two]);
    expect(alike(finding('CT15', ''), all)).toHaveLength(1);
  });

  it('puts the chosen words in the place', () => {
    expect(choices(one)).toEqual(['để', 'đề']);
    expect(editsOf(one, 1)).toEqual([{ field: '/noi_dung/0/text', span, before: 'đê', after: 'đề' }]);
    expect(editsOf(one, 2)).toEqual([]);
  });

  it('counts the words of texts, not of names and dates', () => {
    const document = {
      kind: 'cong-van',
      trich_yeu: 'chuẩn bị năm học',
      noi_dung: [{ type: 'doan', text: ['một hai ', { text: 'ba', bold: true }] }, { type: 'bang', rows: [{ cells: [{ text: 'bốn' }] }] }],
    };
    expect(countWords(document)).toBe(8);
  });
});
