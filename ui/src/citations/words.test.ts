import { expect, it } from 'vitest';
import type { Entry, ReferenceDto, Standing } from '../generated/types';
import { standingWords } from './words';

const told = (standing: Standing, entry: Partial<Entry> = {}) =>
  standingWords({ standing, entry } as ReferenceDto);

it('a document is in force, or not any more, and never more than the library knows', () => {
  expect(told('in-force', { from: '2020-03-05' })).toBe('Còn hiệu lực');
  expect(told('in-force')).toBe('Chưa ghi hết hiệu lực');
  expect(told('ended', { until: '2020-03-05', replaced_by: ['30/2020/NĐ-CP'] })).toBe(
    'Hết hiệu lực từ 05/03/2020, thay bằng 30/2020/NĐ-CP',
  );
  expect(told('ended')).toBe('Hết hiệu lực');
  expect(told('waiting', { from: '2027-01-01' })).toBe('Chưa có hiệu lực, từ 01/01/2027');
});
