import type { CarriedOut, CarryOutArgs } from '../generated/types';
import type { Host } from '../host/host';
import { Session } from '../state/session.svelte';
import { chosen, rowsOf, type TaskRow } from './tasks';

/** A document that is to be carried out, and the draft that will do so. */
export class CarryingOut {
  /** What was pasted. */
  text = $state('');
  /** The file that was read, if one was. */
  path = $state<string>();
  source = $state.raw<CarriedOut>();
  /** The words that cite the source. */
  cited = $state('');
  rows = $state<TaskRow[]>([]);
  readonly count = $derived(chosen(this.rows).length);
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Reads a file, or what was pasted. */
  async read(path?: string): Promise<void> {
    const args: CarryOutArgs = path === undefined ? { text: this.text } : { path };
    const source = await this.#host.call('carry_out', args);
    this.path = path;
    this.source = source;
    this.cited = source.cited;
    this.rows = rowsOf(source.tasks);
  }

  /** The draft with what was chosen. */
  async draft(): Promise<Session> {
    const { short = '' } = this.source ?? {};
    const args = { cited: this.cited, short, tasks: chosen(this.rows) };
    const { document } = await this.#host.call('draft_carrying_out', args);
    return new Session(this.#host, document, undefined, false);
  }

  /** Begins anew. */
  clear(): void {
    this.text = '';
    this.path = undefined;
    this.source = undefined;
    this.rows = [];
  }
}
