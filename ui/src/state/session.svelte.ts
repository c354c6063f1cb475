import type { ArchivedDocument, Document, FindingDto, Preview } from '../generated/types';
import { hostError, type HostError } from '../host/errors';
import type { Host } from '../host/host';
import { browserFrame, Latest } from '../lib/latest';
import { isInside, valueAt, withValue, type FieldPath } from '../lib/path';
import { Citations } from '../citations/citations.svelte';
import { CitationPicker } from '../citations/picker.svelte';
import { Review } from '../findings/review.svelte';
import { Autosave } from './autosave';
import { knownHashes, mergePages, type ShownPage } from './page-set';

/** Where to put the cursor: a field, and an offset in its letters. */
export interface Place {
  path: FieldPath;
  offset: number;
}

/** One opened document: its text, its pages, and what was saved of it. */
export class Session {
  readonly id: string;
  document = $state.raw<Document>() as Document;
  path = $state<string>();
  /** Which document of the archive it is, once it was kept there. */
  archived = $state.raw<ArchivedDocument>();
  /** Counts the documents put in from outside, so that editors start anew. */
  generation = $state(0);
  /** The field that has the focus. */
  focused = $state<FieldPath>('');
  pages = $state.raw<ShownPage[]>([]);
  findings = $state.raw<FindingDto[]>([]);
  /** Why the pages shown are old, if they are. */
  trouble = $state.raw<HostError>();
  /** When unsaved work was last kept. */
  keptAt = $state.raw<Date>();
  #saved = $state.raw<Document>();
  readonly dirty = $derived(this.document !== this.#saved);
  readonly review: Review;
  readonly citations: Citations;
  readonly picker: CitationPicker;
  readonly #host: Host;
  readonly #preview: Latest<Document, Preview>;
  readonly #autosave: Autosave;
  #closed = false;

  /** `saved` says whether the document is as its file, or as new. */
  constructor(host: Host, document: Document, path?: string, saved = true, id: string = crypto.randomUUID()) {
    this.#host = host;
    this.id = id;
    this.document = document;
    this.path = path;
    this.#saved = saved ? document : undefined;
    this.#preview = new Latest<Document, Preview>(
      (newest) => host.call('preview', { document: newest, known: knownHashes(this.pages) }),
      {
        done: (preview) => this.#show(preview),
        failed: (error) => {
          this.trouble = hostError(error);
        },
      },
      browserFrame,
    );
    this.#autosave = new Autosave(() => this.#keep());
    this.review = new Review(host, this);
    this.citations = new Citations(host, this);
    this.picker = new CitationPicker(host, this);
    this.#preview.request(document);
    this.review.checkNow();
  }

  /** The name of the file, without its folder. */
  get name(): string | undefined {
    return this.path?.split(/[\\/]/u).at(-1);
  }

  get(path: FieldPath): unknown {
    return valueAt(this.document, path);
  }

  /** Whether a place is named as missing already: then no finding marks it once more. */
  isMissing(path: FieldPath): boolean {
    return this.findings.some(({ code, field }) => code === 'missing-field' && isInside(path, field));
  }

  /** Puts a value in a place; `undefined` takes an optional field away. */
  set(path: FieldPath, value: unknown): void {
    if (valueAt(this.document, path) === value) return;
    this.document = withValue(this.document, path, value);
    this.#changed();
  }

  /** The whole document was replaced. */
  replace(document: Document): void {
    this.document = document;
    this.generation += 1;
    this.#changed();
  }

  #changed(): void {
    this.#preview.request(this.document);
    this.review.changed();
    this.citations.changed();
    this.#autosave.changed();
  }

  /** Writes the document to its file, or to another one. */
  async save(path: string): Promise<void> {
    const written = this.document;
    const { path: real } = await this.#host.call('save_document', { path, document: written });
    this.path = real;
    this.#saved = written;
    if (!this.dirty) await this.#forget();
  }

  /** Keeps the document in the archive: as a new one, or as its next version. */
  async keep(note: string): Promise<void> {
    const written = this.document;
    const id = this.archived?.entry.document;
    const args = { document: written, note };
    this.archived = await this.#host.call('keep_draft', id === undefined ? args : { ...args, id });
    if (this.path !== undefined) return;
    this.#saved = written;
    if (!this.dirty) await this.#forget();
  }

  /** The document is given up or done with: its kept copy goes. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#preview.cancel();
    this.review.end();
    this.citations.end();
    this.picker.close();
    await this.#forget();
  }

  #show(preview: Preview): void {
    this.pages = mergePages(this.pages, preview);
    this.findings = preview.findings;
    this.trouble = undefined;
  }

  async #keep(): Promise<void> {
    if (this.#closed || !this.dirty) return;
    const args = { id: this.id, document: this.document };
    try {
      const { kept } = await this.#host.call('autosave', this.path === undefined ? args : { ...args, path: this.path });
      this.keptAt = kept ? new Date() : undefined;
      if (this.#closed) await this.#forget();
    } catch (error) {
      this.trouble = hostError(error);
    }
  }

  async #forget(): Promise<void> {
    this.#autosave.cancel();
    this.keptAt = undefined;
    await this.#host.call('discard_recovery', { id: this.id });
  }
}
