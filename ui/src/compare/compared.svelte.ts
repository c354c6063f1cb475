import type { ChangeLine, Comparison, Document, Returned } from '../generated/types';
import { hostError, type HostError } from '../host/errors';
import type { Host } from '../host/host';
import type { Session } from '../state/session.svelte';

/** What was taken or left, so that it can be taken back. */
interface Step {
  document: Document;
  refused: ReadonlySet<string>;
}

/** By what a change is known again when the documents are compared anew. */
export function keyOf({ kind, label, before, after }: ChangeLine): string {
  return JSON.stringify([kind, label, before, after]);
}

/** The draft beside a file that came back. */
export class Compared {
  path = $state<string>();
  returned = $state.raw<Returned>();
  found = $state.raw<Comparison>();
  /** Changes that the draft does not take. */
  refused = $state.raw<ReadonlySet<string>>(new Set());
  trouble = $state.raw<HostError>();
  busy = $state(false);
  readonly left = $derived((this.found?.changes ?? []).filter((change) => !this.refused.has(keyOf(change))));
  #steps = $state.raw<readonly Step[]>([]);
  readonly canUndo = $derived(this.#steps.length > 0);
  readonly #host: Host;
  readonly #session: Session;

  constructor(host: Host, session: Session) {
    this.#host = host;
    this.#session = session;
  }

  /** Reads the file that came back, and compares. */
  async read(path: string): Promise<void> {
    await this.#told(async () => {
      this.returned = await this.#host.call('read_returned', { draft: this.#session.document, path });
      this.path = path;
      this.refused = new Set();
      this.#steps = [];
      await this.#compare();
    });
  }

  /** Takes a change into the draft. */
  async accept(change: ChangeLine): Promise<boolean> {
    return this.#told(async () => {
      this.#remember();
      await this.#import(keyOf(change));
      await this.#compare();
    });
  }

  /** Takes every change that was not refused; tells how many. */
  async acceptAll(): Promise<number> {
    let count = 0;
    await this.#told(async () => {
      this.#remember();
      // Each import may give other places to the rest, so the first one left is taken each time.
      const most = this.left.length;
      while (count < most) {
        const next = this.left[0];
        if (!next) break;
        await this.#import(keyOf(next));
        await this.#compare();
        count += 1;
      }
    });
    return count;
  }

  /** Leaves the draft as it is in one place. */
  refuse(change: ChangeLine): void {
    this.#remember();
    this.refused = new Set([...this.refused, keyOf(change)]);
  }

  /** Takes the last choice back. */
  async undo(): Promise<void> {
    const last = this.#steps.at(-1);
    if (!last) return;
    this.#steps = this.#steps.slice(0, -1);
    this.refused = last.refused;
    if (last.document === this.#session.document) return;
    this.#session.replace(last.document);
    await this.#told(() => this.#compare());
  }

  /** Writes the comparison; the path that was written. */
  async write(path: string): Promise<string | undefined> {
    const { returned } = this;
    if (!returned) return undefined;
    let written: string | undefined;
    await this.#told(async () => {
      const args = { before: this.#session.document, after: returned.document, path };
      written = (await this.#host.call('write_comparison', args)).path;
    });
    return written;
  }

  #remember(): void {
    this.#steps = [...this.#steps, { document: this.#session.document, refused: this.refused }];
  }

  async #import(key: string): Promise<void> {
    const change = this.found?.changes.findIndex((one) => keyOf(one) === key) ?? -1;
    if (change < 0 || !this.returned) return;
    const args = { before: this.#session.document, after: this.returned.document, change };
    const { document } = await this.#host.call('import_change', args);
    this.#session.replace(document);
  }

  async #compare(): Promise<void> {
    if (!this.returned) return;
    const args = { before: this.#session.document, after: this.returned.document };
    this.found = await this.#host.call('compare_documents', args);
  }

  async #told(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      this.trouble = undefined;
      await work();
      return true;
    } catch (thrown) {
      this.trouble = hostError(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
