import { describe, expect, it } from 'vitest';
import { isInside, valueAt, withValue } from './path';

describe('paths', () => {
  const document = { trich_yeu: 'a', noi_nhan: [{ text: 'x' }, { text: 'y' }] };

  it('read and write one place and share the rest', () => {
    const changed = withValue(document, '/noi_nhan/1/text', 'z');
    expect(valueAt(changed, '/noi_nhan/1/text')).toBe('z');
    expect(changed.noi_nhan[0]).toBe(document.noi_nhan[0]);
    expect(document.noi_nhan[1]?.text).toBe('y');
  });

  it('make what is missing and take away what is undefined', () => {
    const made = withValue({} as Record<string, unknown>, '/dia_chi/fax', '1');
    expect(made).toEqual({ dia_chi: { fax: '1' } });
    expect(withValue(made, '/dia_chi', undefined)).toEqual({});
  });

  it('tell inside from beside', () => {
    expect(isInside('/can_cu/1', '/can_cu')).toBe(true);
    expect(isInside('/can_cu_khac', '/can_cu')).toBe(false);
  });
});
