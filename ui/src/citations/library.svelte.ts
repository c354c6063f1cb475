import type { Entry, LearntReferences, Reason, ReferenceBook, ReferenceDto, ReferenceImport, ReferenceKey } from '../generated/types';
import type { Host } from '../host/host';
import { browserFrame, Latest } from '../lib/latest';

/** A document that is being edited; `replaces` is what it was in the office's part of the library. */
export interface EditedEntry {
  entry: Partial<Entry>;
  replaces: ReferenceKey | undefined;
}

/** A list of documents that was looked at and not yet taken over. */
export interface ImportPreview {
  path: string;
  import: ReferenceImport;
}

/** What the documents of a folder teach, looked at and not yet taken over. */
export interface Learning {
  path: string;
  lesson: LearntReferences;
}

/** The library of documents that can be cited, as the window shows it. */
export class Library {
  book = $state.raw<ReferenceBook>();
  query = $state('');
  /** The document that is shown. */
  chosen = $state.raw<ReferenceKey>();
  /** The document that is being edited, in a dialog over whatever stands there. */
  draft = $state.raw<EditedEntry>();
  preview = $state.raw<ImportPreview>();
  learning = $state.raw<Learning>();
  /** Whether a dialog of the library waits for an answer. */
  readonly isAsking = $derived(Boolean(this.draft ?? this.preview ?? this.learning));
  readonly shown: ReferenceDto | undefined = $derived(
    this.book?.references.find(({ entry }) => this.chosen !== undefined && isKeyOf(this.chosen, entry)),
  );
  readonly #host: Host;
  readonly #search: Latest<string, ReferenceBook>;

  constructor(host: Host, failed: (error: unknown) => void) {
    this.#host = host;
    this.#search = new Latest<string, ReferenceBook>(
      (query) => host.call('find_references', { query }),
      {
        done: (book) => {
          this.book = book;
        },
        failed,
      },
      browserFrame,
    );
  }

  /** Looks for documents; all fit no words. */
  find(query: string): void {
    this.query = query;
    this.#search.request(query);
  }

  /** Shows one document. */
  show(entry: Entry): void {
    this.chosen = keyOf(entry);
    this.find('');
  }

  /** Asks for what is known of a document. */
  edit(entry: Partial<Entry>, replaces?: ReferenceKey): void {
    this.draft = { entry, replaces };
    if (!this.book) this.find(this.query);
  }

  /** Keeps a document in the office's part; tells why not, when it is not taken. */
  async keep(entry: Entry, replaces: ReferenceKey | undefined): Promise<Reason['code'] | undefined> {
    const args = replaces === undefined ? { entry } : { entry, replaces };
    const { refused } = await this.#host.call('keep_reference', args);
    if (refused) return refused.code;
    this.draft = undefined;
    this.show(entry);
    return undefined;
  }

  /** Takes a document out of the office's part. */
  async remove(entry: Entry): Promise<void> {
    await this.#host.call('remove_reference', keyOf(entry));
    this.find(this.query);
  }

  /** Looks at what a list would change. */
  async look(path: string): Promise<void> {
    const looked = await this.#host.call('import_references', { path, dry_run: true, leave: [] });
    this.preview = { path, import: looked };
  }

  /** Looks at what the documents of a folder teach. */
  async lookAt(path: string): Promise<void> {
    const lesson = await this.#host.call('learn_references', { paths: [path], dry_run: true });
    this.learning = { path, lesson };
  }

  /** Takes over what the documents of a folder teach. */
  async learn({ path }: Learning): Promise<LearntReferences> {
    const lesson = await this.#host.call('learn_references', { paths: [path], dry_run: false });
    this.learning = undefined;
    this.find(this.query);
    return lesson;
  }

  /** Takes the list over that was looked at, but for some documents. */
  async take({ path }: ImportPreview, leave: ReferenceKey[]): Promise<ReferenceImport> {
    const taken = await this.#host.call('import_references', { path, dry_run: false, leave });
    this.preview = undefined;
    this.find(this.query);
    return taken;
  }
}

/** What no other document of the library has. */
export function keyOf({ symbol, date }: Entry): ReferenceKey {
  return { symbol, date };
}

/** Whether a key is that of a document. */
export function isKeyOf(key: ReferenceKey, entry: Entry): boolean {
  return key.symbol === entry.symbol && key.date === entry.date;
}
