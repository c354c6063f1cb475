import type { Entry, ReferenceDto } from '../generated/types';
import { shownDay } from '../lib/dates';
import { vi } from '../text/vi';
import { valueWords, type EntryField } from './entry-draft';

const DAYS: readonly EntryField[] = ['date', 'from', 'until'];

/** What is known of a document in one field; empty where nothing is. */
export function fieldWords(entry: Entry, field: EntryField): string {
  const text = valueWords(entry[field]);
  return DAYS.includes(field) ? shownDay(text) : text;
}

/** What a document is on the day that was asked about, in words. */
export function standingWords({ standing, entry }: ReferenceDto): string {
  const words = vi.citations.standing;
  switch (standing) {
    case 'ended':
      return [
        words.ended,
        entry.until === undefined ? '' : ` ${vi.citations.since(shownDay(entry.until))}`,
        replaced(entry) === '' ? '' : `, ${replaced(entry)}`,
      ].join('');
    case 'waiting':
      return entry.from === undefined ? words.waiting : `${words.waiting}, ${vi.citations.since(shownDay(entry.from))}`;
    case 'in-force':
      return entry.from === undefined ? vi.citations.notEnded : words['in-force'];
    case 'unborn':
      return words.unborn;
  }
}

/** What took the place of a document; empty where nothing is known to. */
export function replaced({ replaced_by: symbols = [] }: Entry): string {
  return symbols.length > 0 ? vi.citations.replacedBy(symbols.join(', ')) : '';
}
