import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DraftCitation, Entry } from '../generated/types';
import { draftOf, entryFrom, entryOf, missingOf } from './entry-draft';

const word = fc.string({ unit: fc.constantFrom(...'aăđ1/- Đ'), minLength: 1, maxLength: 9 }).map((text) => `x${text.trim()}`);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const list = maybe(fc.array(word, { minLength: 1, maxLength: 3 }));

it('a document is the same after it was filled in', () => {
  const entry = fc.record({
    kind: word, symbol: word, date: word, agency: word, source: word,
    name: maybe(word), subject: maybe(word), from: maybe(word), until: maybe(word),
    replaced_by: list, amended_by: list, articles: maybe(fc.integer({ min: 1, max: 65_535 })),
  });
  fc.assert(
    fc.property(entry, (given) => {
      const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as unknown as Entry;
      expect(entryFrom(draftOf(known))).toEqual(known);
    }),
  );
});

it('blank fields are told, and numbers that are none are left out', () => {
  const draft = { ...draftOf({ kind: 'Công điện', agency: ' ' }), articles: '-3' };
  expect(missingOf(draft)).toEqual(['symbol', 'date', 'agency', 'source']);
  expect(entryFrom(draft).articles).toBeUndefined();
});

it('a citation gives what it says of its document', () => {
  const cited = { kind: 'Luật', key: 'luat luu tru', words: 'Luật Lưu trữ', agency: '', subject: '' } as DraftCitation;
  expect(entryOf(cited)).toEqual({ kind: 'Luật', agency: '', name: 'Lưu trữ' });
  const plan = { ...cited, kind: 'Kế hoạch', key: '45/KH-UBND', day: '2025-03-04', subject: 'về việc a' };
  expect(entryOf(plan)).toEqual({ kind: 'Kế hoạch', agency: '', symbol: '45/KH-UBND', date: '2025-03-04', subject: 'về việc a' });
});
