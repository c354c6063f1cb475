import type { NgayThangNam } from '../generated/types';

/** Whether the parts of a date exist together; a part left blank makes no claim. */
export function isDate({ ngay, thang, nam }: NgayThangNam): boolean {
  if (nam !== undefined && (nam < 1900 || nam > 2199)) return false;
  if (thang !== undefined && (thang < 1 || thang > 12)) return false;
  return ngay === undefined || (ngay >= 1 && ngay <= daysIn(thang, nam));
}

function daysIn(thang: number | undefined, nam: number | undefined): number {
  if (thang === undefined) return 31;
  return new Date(nam ?? 2024, thang, 0).getDate();
}

/** A day of the archive (`2026-11-22`) as an office writes it (`22/11/2026`); else nothing. */
export function shownDay(day: string | null | undefined): string {
  const [year, month, date] = (day ?? '').split('-');
  return year && month && date ? `${date}/${month}/${year}` : '';
}

/** What was typed as a day: a day of the archive, blank where nothing was typed, or what is wrong with it. */
export type TypedDay = { day: string } | { wrong: 'unread' | 'no-such-day' | 'not-yet' };

/** Reads a day as offices write it (`22/11/2026`, `22-11-2026`, `22.11.2026`) or as eight digits; none behind `max`. */
export function readDay(typed: string, max?: string): TypedDay {
  const text = typed.trim();
  if (text === '') return { day: '' };
  const parts = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})$/u.exec(text) ?? /^(\d\d)(\d\d)(\d{4})$/u.exec(text);
  if (!parts) return { wrong: 'unread' };
  const [ngay = 0, thang = 0, nam = 0] = parts.slice(1).map(Number);
  if (!isDate({ ngay, thang, nam })) return { wrong: 'no-such-day' };
  const day = dayOf(nam, thang, ngay);
  return max !== undefined && day > max ? { wrong: 'not-yet' } : { day };
}

/** Today in the zone of the machine, as the archive writes it. */
export function today(now = new Date()): string {
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

function dayOf(year: number, month: number, date: number): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${year}-${part(month)}-${part(date)}`;
}

/** The value of a date field: nothing when it is blank. */
export function dayOrNull(value: string): string | null {
  return value === '' ? null : value;
}

/** A date and time of the machine, as a Vietnamese office writes it. */
export function localTime(rfc3339: string): string {
  const time = new Date(rfc3339);
  if (Number.isNaN(time.getTime())) return rfc3339;
  return time.toLocaleString('vi-VN', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}
