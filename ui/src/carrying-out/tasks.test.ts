import { expect, it } from 'vitest';
import type { FoundTask } from '../generated/types';
import { chosen, rowsOf, withTerm } from './tasks';

const task = (what: string, ...words: string[]) =>
  ({ actor: 'Sở Nội vụ', what, deadlines: words.map((term) => ({ words: term, due: null })) }) as unknown as FoundTask;
const [dated, open] = rowsOf([task('Tổng hợp, báo cáo trước ngày 15/11/2026', 'trước ngày 15/11/2026'), task('Rà soát hồ sơ')]);

it('another term takes the place of the old one, or goes behind the task', () => {
  expect(withTerm(dated!, 'trước ngày 01/12/2026')).toMatchObject({ what: 'Tổng hợp, báo cáo trước ngày 01/12/2026' });
  expect(withTerm(open!, 'trong tháng 12')).toMatchObject({ what: 'Rà soát hồ sơ, trong tháng 12', term: 'trong tháng 12' });
  expect(withTerm(withTerm(open!, 'trong tháng 12'), 'trong quý IV').what).toBe('Rà soát hồ sơ, trong quý IV');
  expect(withTerm(dated!, '')).toMatchObject({ what: 'Tổng hợp, báo cáo', term: '' });
  expect(withTerm(open!, '').what).toBe('Rà soát hồ sơ');
});

it('only what was chosen and says something is taken over', () => {
  const rows = [dated!, { ...open!, isChosen: false }, { ...open!, what: ' ' }];
  expect(chosen(rows)).toEqual([{ actor: 'Sở Nội vụ', what: dated!.what }]);
});
