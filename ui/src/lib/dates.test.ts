import { describe, expect, it } from 'vitest';
import { dayOrNull, isDate, readDay, shownDay, today } from './dates';

describe('dates', () => {
  it('exist in the calendar, or make no claim', () => {
    for (const date of [{}, { thang: 4 }, { ngay: 31 }, { ngay: 29, thang: 2 }, { ngay: 29, thang: 2, nam: 2024 }]) {
      expect(isDate(date)).toBe(true);
    }
    for (const date of [{ ngay: 31, thang: 4 }, { ngay: 29, thang: 2, nam: 2023 }, { thang: 13 }, { ngay: 0 }, { nam: 20 }]) {
      expect(isDate(date)).toBe(false);
    }
  });

  it('are shown as offices write them', () => {
    expect(shownDay('2026-03-05')).toBe('05/03/2026');
    expect(shownDay(null)).toBe('');
    expect(shownDay('x')).toBe('');
  });

  it('are read as they are typed, the day before the month', () => {
    for (const typed of ['05/03/2026', '5/3/2026', ' 5-3-2026 ', '05.03.2026', '5 / 3 / 2026', '5 3 2026', '05032026']) {
      expect(readDay(typed), typed).toEqual({ day: '2026-03-05' });
    }
    expect(readDay('')).toEqual({ day: '' });
    expect(readDay('  ')).toEqual({ day: '' });
  });

  it('say what is wrong with what is no day', () => {
    for (const typed of ['5/3', '5/3/26', '2026-03-05', 'mai', '5032026', '5/3/2026 ạ']) {
      expect(readDay(typed), typed).toEqual({ wrong: 'unread' });
    }
    expect(readDay('31/04/2026')).toEqual({ wrong: 'no-such-day' });
    expect(readDay('03/25/2026')).toEqual({ wrong: 'no-such-day' });
    expect(readDay('06/03/2026', '2026-03-05')).toEqual({ wrong: 'not-yet' });
    expect(readDay('05/03/2026', '2026-03-05')).toEqual({ day: '2026-03-05' });
  });

  it('are read back as they are shown', () => {
    for (const day of ['1900-01-01', '2024-02-29', '2199-12-31']) expect(readDay(shownDay(day))).toEqual({ day });
  });

  it('know today by the clock of the machine', () => {
    expect(today(new Date(2026, 2, 5, 23, 59))).toBe('2026-03-05');
    expect(dayOrNull('')).toBeNull();
    expect(dayOrNull('2026-03-05')).toBe('2026-03-05');
  });
});
