import type { DraftCitation, Entry } from '../generated/types';

/** A document as a person fills it in: every field a text, lists parted by `;`. */
export type EntryDraft = Record<EntryField, string>;

/** The fields of a document of the library, in the order of the form. */
export const ENTRY_FIELDS = [
  'kind',
  'name',
  'symbol',
  'date',
  'agency',
  'subject',
  'from',
  'until',
  'replaced_by',
  'amended_by',
  'articles',
  'source',
] as const satisfies readonly (keyof Entry)[];

/** The name of a field of a document. */
export type EntryField = (typeof ENTRY_FIELDS)[number];

/** What no document of the library goes without. */
export const REQUIRED: readonly EntryField[] = ['kind', 'symbol', 'date', 'agency', 'source'];

/** A document as text to edit. */
export function draftOf(entry: Partial<Entry>): EntryDraft {
  return Object.fromEntries(ENTRY_FIELDS.map((field) => [field, valueWords(entry[field])])) as EntryDraft;
}

/** The value of a field in words; empty where nothing is known. */
export function valueWords(value: Entry[EntryField] | undefined): string {
  return Array.isArray(value) ? value.join('; ') : String(value ?? '');
}

/** The document that a person filled in; a blank field is one of which nothing is known. */
export function entryFrom(draft: EntryDraft): Entry {
  const text = (field: EntryField) => draft[field].normalize('NFC').trim();
  const known = (field: EntryField) => (text(field) === '' ? {} : { [field]: text(field) });
  const list = (field: EntryField) => {
    const items = text(field)
      .split(';')
      .map((item) => item.trim())
      .filter((item) => item !== '');
    return items.length > 0 ? { [field]: items } : {};
  };
  const articles = Number.parseInt(text('articles'), 10);
  return {
    kind: text('kind'),
    symbol: text('symbol'),
    date: text('date'),
    agency: text('agency'),
    source: text('source'),
    ...known('name'),
    ...known('subject'),
    ...known('from'),
    ...known('until'),
    ...list('replaced_by'),
    ...list('amended_by'),
    ...(articles > 0 && articles <= 65_535 ? { articles } : {}),
  };
}

/** The required fields that are still blank. */
export function missingOf(draft: EntryDraft): EntryField[] {
  return REQUIRED.filter((field) => draft[field].trim() === '');
}

/** What a citation says of its document, for the library. */
export function entryOf(citation: DraftCitation): Partial<Entry> {
  const { kind, key, day, agency, subject, words } = citation;
  const isLaw = !key.includes('/');
  return {
    kind,
    agency,
    ...(isLaw ? { name: words.slice(kind.length).trim() } : { symbol: key }),
    ...(day === undefined ? {} : { date: day }),
    ...(subject === '' ? {} : { subject }),
  };
}
