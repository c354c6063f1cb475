import { describe, expect, it } from 'vitest';
import { errorTexts } from '../generated/messages';
import { fieldLabel, findingText, hostError, HostError } from './errors';

describe('errors of the host', () => {
  it('keep code, values and detail, and choose the Vietnamese text by the code', () => {
    const error = hostError({ code: 'file-not-found', args: { path: '/a/b.json' }, detail: 'no such file' });
    expect(error.code).toBe('file-not-found');
    expect(error.text).toContain('/a/b.json');
    expect(error.text).not.toContain('{');
    expect(error.detail).toBe('no such file');
  });

  it('that are strange still have words', () => {
    expect(hostError(new TypeError('boom')).code).toBe('unexpected');
    expect(hostError({ code: 'toString', args: {} }).code).toBe('unexpected');
    expect(hostError('text').text).not.toBe('');
    expect(hostError(undefined).code).toBe('unexpected');
  });

  it('pass through unchanged', () => {
    const error = new HostError('unreachable');
    expect(hostError(error)).toBe(error);
  });

  it('have a text for every code', () => {
    for (const code of Object.keys(errorTexts)) {
      expect(hostError({ code, args: {}, detail: '' }).text.length).toBeGreaterThan(10);
    }
  });

  it('of the page name their field', () => {
    const text = findingText({ code: 'missing-field', field: '/trich_yeu', args: { label: 'trích yếu' } });
    expect(text).toContain('trích yếu');
  });
});

it('a place inside a field is named by the field', () => {
  expect(fieldLabel('/nguoi_ky/0/ho_ten')).toBe('họ và tên người ký');
  expect(fieldLabel('/noi_dung/3/text')).toBe('nội dung văn bản');
  expect(fieldLabel('/la/0')).toBe('');
});
