import { describe, expect, it } from 'vitest';
import { beside, dayOf, hasKey, keyOf, roleOf, type Filled } from './roles';

const filled: Filled = {
  settings: {
    from: 'file',
    key: 'k.p12',
    driver: '',
    certificate: 'ab',
    picture: 'ky.png',
    seal: 'dau.png',
    diameter_mm: 36,
    tsa: '',
    long_term: false,
  },
  document: 'cv.json',
  signer: 1,
  number: undefined,
  date: { ngay: 20, thang: 11, nam: 2026 },
  notation: '12/KH-UBND',
};

describe('roles', () => {
  it('take what belongs to them', () => {
    expect(roleOf('nguoi-ky', filled)).toEqual({ as: 'nguoi-ky', picture: 'ky.png', document: 'cv.json', signer: 1 });
    expect(roleOf('phu-luc', filled)).toEqual({ as: 'phu-luc', so_ky_hieu: '12/KH-UBND' });
    expect(roleOf('unseen', filled)).toEqual({ as: 'unseen' });
  });

  it('fill in a number only where one is given', () => {
    expect(roleOf('co-quan', filled)).not.toHaveProperty('so');
    expect(roleOf('co-quan', { ...filled, number: 15 })).toMatchObject({ so: 15, diameter_mm: 36, picture: 'dau.png' });
  });
});

it('a PDF lies beside its document, signed or not', () => {
  expect(beside('/a/cv.pdf')).toBe('/a/cv.json');
  expect(beside('/a/cv.ký.pdf')).toBe('/a/cv.json');
});

it('a day is read in its parts', () => {
  expect(dayOf('2026-11-20')).toEqual({ ngay: 20, thang: 11, nam: 2026 });
  expect(dayOf('')).toEqual({});
});

describe('keys', () => {
  const { settings } = filled;

  it('are those of the chosen source', () => {
    expect(keyOf(settings, 'x')).toEqual({ from: 'file', path: 'k.p12', password: 'x' });
    expect(keyOf({ ...settings, from: 'token' }, 'x')).toEqual({ from: 'token', certificate: 'ab', pin: 'x' });
    expect(keyOf({ ...settings, from: 'token', driver: 'a.so' }, 'x')).toHaveProperty('driver', 'a.so');
  });

  it('are missing where none was chosen', () => {
    expect(hasKey(settings)).toBe(true);
    expect(hasKey({ ...settings, from: 'token', certificate: '' })).toBe(false);
  });
});
