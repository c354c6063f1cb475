import type { KeyArgs, NgayThangNam, SignAs, SigningSettings } from '../generated/types';

/** As what a file is signed. */
export type Role = SignAs['as'];

/** What the form says. */
export interface Filled {
  settings: SigningSettings;
  document: string;
  signer: number;
  /** The number to be filled in, if one is. */
  number: number | undefined;
  date: NgayThangNam;
  notation: string;
}

/** The role with what belongs to it. */
export function roleOf(role: Role, filled: Filled): SignAs {
  const { settings } = filled;
  switch (role) {
    case 'nguoi-ky':
      return { as: role, picture: settings.picture, document: filled.document, signer: filled.signer };
    case 'co-quan': {
      const seal = { as: role, picture: settings.seal, diameter_mm: settings.diameter_mm, thoi_gian: filled.date };
      return filled.number === undefined ? seal : { ...seal, so: filled.number };
    }
    case 'phu-luc':
      return { as: role, so_ky_hieu: filled.notation };
    case 'unseen':
      return { as: role };
  }
}

/** The document file that a PDF was made of, as the program names both: `cv.pdf`, `cv.json`. */
export function beside(pdf: string): string {
  return pdf.replace(/(?:\.ký)?\.pdf$/iu, '.json');
}

/** A day of a date field, `2026-11-20`, in the parts of a document. */
export function dayOf(day: string): NgayThangNam {
  const [nam, thang, ngay] = day.split('-').map(Number);
  return nam && thang && ngay ? { ngay, thang, nam } : {};
}

/** The key of the settings with the password or PIN that was typed for it. */
export function keyOf({ from, key, driver, certificate }: SigningSettings, secret: string): KeyArgs {
  if (from === 'file') return { from, path: key, password: secret };
  return { from, certificate, pin: secret, ...(driver === '' ? {} : { driver }) };
}

/** Whether a key was chosen. */
export function hasKey({ from, key, certificate }: SigningSettings): boolean {
  return (from === 'file' ? key : certificate) !== '';
}
