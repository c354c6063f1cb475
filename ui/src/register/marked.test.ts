import { expect, test } from 'vitest';
import { pieces } from './marked';

test('a text is cut at its hits and stays whole', () => {
  const text = 'Về hội đồng thi';
  const found = pieces(text, [{ start: 3, end: 6 }, { start: 7, end: 11 }]);
  expect(found.map((piece) => piece.text).join('')).toBe(text);
  expect(found.filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['hội', 'đồng']);
  expect(pieces(text, [])).toEqual([{ text, hit: false }]);
  expect(pieces('', [])).toEqual([]);
});
