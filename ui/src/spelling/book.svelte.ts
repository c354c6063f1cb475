import type { SpellingBook } from '../generated/types';
import type { Host } from '../host/host';

/** How the office spells. */
export class OfficeSpelling {
  book = $state.raw<SpellingBook>({ words: [] });
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  async read(): Promise<void> {
    this.book = await this.#host.call('read_spelling', {});
  }

  /** Keeps the book with some parts changed; `undefined` takes a choice back. */
  async write(change: Partial<Record<keyof SpellingBook, unknown>>): Promise<void> {
    const spelling = { ...this.book, ...change } as SpellingBook;
    await this.#host.call('write_spelling', { spelling });
    await this.read();
  }

  /** Adds a word that is right in the office. */
  async keepWord(word: string): Promise<void> {
    this.book = await this.#host.call('keep_word', { word });
  }
}
