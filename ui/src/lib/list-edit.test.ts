import { describe, expect, it } from 'vitest';
import { bareLine, indent, insertAfter, move, pasteLines, removeAt, type ListRow } from './list-edit';

const rows = (text: string): ListRow<string>[] =>
  text.split(' ').map((word) => ({ value: word.replace(/\+/gu, ''), depth: word.split('+').length - 1 }));
const show = (list: readonly ListRow<string>[]) => list.map(({ value, depth }) => '+'.repeat(depth) + value).join(' ');

describe('lists', () => {
  it('grow and shrink', () => {
    expect(show(insertAfter(rows('a +b c'), 1, 'x'))).toBe('a +b +x c');
    expect(show(removeAt(rows('a b +c'), 1))).toBe('a +c');
    expect(show(removeAt(rows('a +b'), 0))).toBe('b');
  });

  it('move a row with its group past its like', () => {
    expect(show(move(rows('a b +c +d e'), 1, -1).rows)).toBe('b +c +d a e');
    expect(move(rows('a b +c +d e'), 1, 1)).toMatchObject({ index: 2 });
    expect(show(move(rows('a b +c +d e'), 1, 1).rows)).toBe('a e b +c +d');
    expect(show(move(rows('a +b +c d'), 2, 1).rows)).toBe('a +b +c d');
    expect(show(move(rows('a +b'), 1, -1).rows)).toBe('a +b');
  });

  it('put rows into groups and take them out', () => {
    expect(show(indent(rows('a b'), 1, 1))).toBe('a +b');
    expect(show(indent(rows('a b'), 0, 1))).toBe('a b');
    expect(show(indent(rows('a +b +c'), 1, -1))).toBe('a b +c');
  });

  it('take many lines at once', () => {
    expect(show(pasteLines(rows('a b'), 0, ['x', 'y'], 'ax'))).toBe('ax y b');
    expect(bareLine(' - Như trên; ')).toBe('Như trên');
    expect(bareLine('+ LĐVP, TH')).toBe('LĐVP, TH');
  });
});
