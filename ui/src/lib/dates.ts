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
