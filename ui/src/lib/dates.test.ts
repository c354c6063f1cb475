import { describe, expect, it } from 'vitest';
import { isDate } from './dates';

describe('dates', () => {
  it('exist in the calendar, or make no claim', () => {
    for (const date of [{}, { thang: 4 }, { ngay: 31 }, { ngay: 29, thang: 2 }, { ngay: 29, thang: 2, nam: 2024 }]) {
      expect(isDate(date)).toBe(true);
    }
    for (const date of [{ ngay: 31, thang: 4 }, { ngay: 29, thang: 2, nam: 2023 }, { thang: 13 }, { ngay: 0 }, { nam: 20 }]) {
      expect(isDate(date)).toBe(false);
    }
  });
});
