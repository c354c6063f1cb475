import type { Document, FieldOfColumn, Letter, LettersReport, MadeLetters, MergeLettersArgs, MergeList, MergeProgress } from '../generated/types';
import { hostError, type HostError } from '../host/errors';
import type { Host } from '../host/host';

/** How often the progress of work is asked for, in milliseconds. */
const ASK_EVERY = 300;

/** What is wanted of the letters. */
export type Wish = Omit<MergeLettersArgs, 'id' | 'source' | 'seen'>;

/** A draft, a list of recipients, and the letters that come of both. */
export class Letters {
  path = $state<string>();
  list = $state.raw<MergeList>();
  /** The column of a field of the form, by the field. */
  columns = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** The letter that is looked at. */
  letter = $state.raw<Letter>();
  at = $state(1);
  report = $state.raw<LettersReport>();
  made = $state.raw<MadeLetters>();
  progress = $state.raw<MergeProgress>();
  trouble = $state.raw<HostError>();
  readonly busy = $derived(this.progress !== undefined);
  readonly #host: Host;
  readonly #home: { readonly document: Document };
  #job = '';

  constructor(host: Host, home: { readonly document: Document }) {
    this.#host = host;
    this.#home = home;
  }

  /** Reads a list, and shows its first letter. */
  async read(path: string): Promise<void> {
    await this.#told(async () => {
      this.list = await this.#host.call('read_merge_list', { path });
      this.path = path;
      const known = this.list.columns;
      this.columns = new Map([...this.columns].filter(([, column]) => known.includes(column)));
      this.at = 1;
    });
    await this.look();
  }

  /** Makes a field of the form a column; undefined leaves it as the draft has it. */
  async choose(field: string, column: string | undefined): Promise<void> {
    const columns = new Map(this.columns);
    if (column === undefined) columns.delete(field);
    else columns.set(field, column);
    this.columns = columns;
    await this.look();
  }

  /** Shows a letter, counted from 1. */
  async look(at = this.at): Promise<void> {
    this.report = undefined;
    this.made = undefined;
    await this.#told(async () => {
      this.letter = undefined;
      if (this.path === undefined) return;
      this.letter = await this.#host.call('preview_letter', { source: this.#source(), letter: at });
      this.at = Math.min(at, this.letter.of);
    });
  }

  /** Shows another letter; what was found and made stays. */
  async turn(at: number): Promise<void> {
    if (this.letter === undefined || at < 1 || at > this.letter.of) return;
    await this.#told(async () => {
      this.letter = await this.#host.call('preview_letter', { source: this.#source(), letter: at });
      this.at = at;
    });
  }

  /** Checks every letter. */
  async check(): Promise<void> {
    await this.#work(async (id) => {
      this.report = await this.#host.call('check_letters', { id, source: this.#source() });
    });
  }

  /** Makes all letters. They are checked first, unless what is wrong with them has been seen. */
  async make(wish: Wish): Promise<void> {
    this.made = undefined;
    await this.#work(async (id) => {
      if (this.report === undefined) {
        this.report = await this.#host.call('check_letters', { id, source: this.#source() });
        if (this.report.faults.length > 0) return;
      }
      const { seal: seen } = this.report;
      this.made = await this.#host.call('merge_letters', { id, source: this.#source(), seen, ...wish });
    });
  }

  /** Stops what is being done: nothing is left of it. */
  async stop(): Promise<void> {
    await this.#host.call('cancel_merge', { id: this.#job });
  }

  #source() {
    const fields: FieldOfColumn[] = [...this.columns].map(([field, column]) => ({ field, column }));
    return { document: this.#home.document, list: this.path ?? '', fields };
  }

  async #told(work: () => Promise<void>): Promise<void> {
    try {
      this.trouble = undefined;
      await work();
    } catch (thrown) {
      this.trouble = hostError(thrown);
    }
  }

  async #work(work: (id: string) => Promise<void>): Promise<void> {
    if (this.busy) return;
    const id = crypto.randomUUID();
    this.#job = id;
    this.progress = { stage: 'checking', done: 0, of: 0 };
    const asking = setInterval(() => {
      void this.#host.call('merge_progress', { id }).then((progress) => {
        if (this.busy && this.#job === id && progress.of > 0) this.progress = progress;
      }, () => undefined);
    }, ASK_EVERY);
    await this.#told(() => work(id));
    clearInterval(asking);
    this.progress = undefined;
  }
}
