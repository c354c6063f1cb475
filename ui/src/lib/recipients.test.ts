import { describe, expect, it } from 'vitest';
import { valueAt } from './path';
import { recipientsOf, rowPlace, rowsOf } from './recipients';

const list = [
  { text: 'Như trên' },
  { text: 'VP UBND tỉnh:', children: [{ text: 'LĐVP' }, { text: 'TH', children: [{ text: 'x' }] }] },
  { text: 'Cổng TTĐT' },
];

describe('recipients', () => {
  it('become rows and come back', () => {
    expect(rowsOf(list).map(({ depth }) => depth)).toEqual([0, 0, 1, 1, 2, 0]);
    expect(recipientsOf(rowsOf(list))).toEqual(list);
  });

  it('know the place of every row', () => {
    const rows = rowsOf(list);
    rows.forEach((row, index) => {
      expect(valueAt(list, rowPlace(rows, index))).toBe(row.value);
    });
  });
});
