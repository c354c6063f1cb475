import type { Act } from '../generated/types';

/** The steps that have a button, in the order of the way; those that lead back or aside behind those that lead on. */
export const STEPS: readonly Act[] = [
  'trinh-duyet',
  'dong-y',
  'ky',
  'cap-so',
  'phat-hanh',
  'luu-ho-so',
  'tra-lai',
  'cap-so-bo-sung',
  'huy-so',
];

/** The places of a document that a comment can be about without pointing at them. */
export const PLACES: readonly string[] = [
  '/so_ky_hieu',
  '/thoi_gian',
  '/trich_yeu',
  '/can_cu',
  '/kinh_gui',
  '/noi_dung',
  '/nguoi_ky',
  '/noi_nhan',
  '/phu_luc',
];

/** Words with a capital at their beginning. */
export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}
