import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftEdit } from '../generated/types';
import { plain } from '../lib/rich-text';
import { changed, fromTheEnd, inverse, mappedOffset } from './edits';

const change = (start: number, end: number, after: string) => ({ span: { start, end }, after });

describe('changes of letters', () => {
  it('are made from the last place, and overlapping ones once', () => {
    expect(changed('a  b  c', [change(1, 3, ' '), change(4, 6, ' ')])).toBe('a b c');
    expect(changed('abc', [change(0, 2, 'x'), change(1, 3, 'y')])).toBe('ay');
    expect(changed('abc', [change(1, 1, '-'), change(1, 1, '-')])).toBe('a-bc');
  });

  it('keep emphasis, breaks and footnotes', () => {
    const text = ['a ', { text: 'đậm  b', bold: true as const }, { footnote: 'n' }, { break: true as const }, ' c'];
    expect(changed(text, [change(5, 7, ' ')])).toEqual([
      'a ',
      { text: 'đậm b', bold: true },
      { footnote: 'n' },
      { break: true },
      ' c',
    ]);
    expect(changed(text, [change(10, 11, '')])).toEqual(['a ', { text: 'đậm  b', bold: true }, { footnote: 'n' }, { break: true }, 'c']);
    expect(changed([{ footnote: 'n' }], [change(1, 1, '.')])).toEqual([{ footnote: 'n' }, '.']);
  });

  it('leave the cursor beside the same letter', () => {
    expect(mappedOffset(7, [change(1, 3, ' '), change(4, 6, ' ')])).toBe(5);
    expect(mappedOffset(1, [change(1, 3, ' ')])).toBe(1);
    expect(mappedOffset(2, [change(1, 3, 'xy')])).toBe(3);
  });

  it('are taken back by their inverse', () => {
    const some = fc.array(fc.record({ start: fc.nat(12), length: fc.nat(3), after: fc.string({ maxLength: 3 }) }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12 }), some, (text, list) => {
        const edits: DraftEdit[] = list.map(({ start, length, after }) => {
          const from = Math.min(start, text.length);
          const to = Math.min(from + length, text.length);
          return { field: '/a', span: { start: from, end: to }, before: text.slice(from, to), after };
        });
        const made = plain(changed(text, edits));
        expect(plain(changed(made, inverse(edits)))).toBe(text);
        expect(fromTheEnd(edits).length).toBeLessThanOrEqual(edits.length);
      }),
    );
  });
});
