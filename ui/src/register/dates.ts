/** A day of the archive (`2026-11-22`) as an office writes it (`22/11/2026`). */
export function shownDay(day: string | null | undefined): string {
  const [year, month, date] = (day ?? '').split('-');
  return year && month && date ? `${date}/${month}/${year}` : '';
}

/** Today in the zone of the machine, as the archive and date fields write it. */
export function today(now = new Date()): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}

/** The value of a date field: nothing when it is blank. */
export function dayOrNull(value: string): string | null {
  return value === '' ? null : value;
}
