import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteOffset, utf16Offset } from './utf8';

describe('offsets', () => {
  it('go from UTF-16 to bytes and back at every letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let unit = 0;
        for (const letter of text) {
          expect(utf16Offset(text, byteOffset(text, unit))).toBe(unit);
          unit += letter.length;
        }
      }),
    );
  });

  it('inside a letter lead to its start', () => {
    expect(utf16Offset('Điều', 1)).toBe(0);
    expect(utf16Offset('Điều', 99)).toBe(4);
  });
});
