import { describe, expect, it } from 'vitest';
import type { OfferedCitation } from '../generated/types';
import { askedBefore, startOf } from './asked';

const offer = (kind: string) => ({ reference: { entry: { kind } } }) as OfferedCitation;

describe('letters before the cursor', () => {
  it('ask by @ for anything behind it', () => {
    expect(askedBefore('Thực hiện @')).toEqual({ start: 10, query: '', ledBy: undefined });
    expect(askedBefore('@luu tru')).toEqual({ start: 0, query: 'luu tru', ledBy: undefined });
    expect(askedBefore('(@280')?.query).toBe('280');
  });

  it('ask by a type, số and the beginning of a number', () => {
    const asked = askedBefore('Thực hiện Công điện số 280/CĐ');
    expect(asked).toEqual({ start: 19, query: '280/CĐ', ledBy: 'Thực hiện Công điện' });
    expect(asked && startOf(asked, offer('Công điện'))).toBe(10);
    expect(askedBefore('Nghị định  số:\u00A030')?.query).toBe('30');
  });

  it('ask for nothing in an address, behind a finished symbol, or where a number is no symbol', () => {
    for (const text of ['', 'lan@sonoivu', 'Công điện số', 'Công điện số ', 'Công điện số 280/CĐ-TTg ngày', 'thiểu số 5 x', 'số 5', '@a\nb', '12 số 5']) {
      expect(askedBefore(text), text).toBeUndefined();
    }
  });
});
