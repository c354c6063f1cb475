import { expect, test } from 'vitest';
import { dayOrNull, shownDay, today } from './dates';

test('days are shown as offices write them', () => {
  expect(shownDay('2026-03-05')).toBe('05/03/2026');
  expect(shownDay(null)).toBe('');
  expect(shownDay('x')).toBe('');
});

test('today is a day of the machine', () => {
  expect(today(new Date(2026, 2, 5, 23, 59))).toBe('2026-03-05');
  expect(dayOrNull('')).toBeNull();
  expect(dayOrNull('2026-03-05')).toBe('2026-03-05');
});
