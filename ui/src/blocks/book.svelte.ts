import type { Document, TakenBlocks, TextBlock } from '../generated/types';
import type { Host } from '../host/host';
import type { App } from '../state/app.svelte';
import { known } from './expand';
import type { BlockSource } from './plugin';

/** The text blocks of the office. */
export class BlockBook {
  blocks = $state.raw<readonly TextBlock[]>([]);
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  async read(): Promise<void> {
    this.blocks = (await this.#host.call('read_blocks', {})).blocks;
  }

  /** Keeps the blocks; what cannot be kept is refused, and everything stays as it was. */
  async write(blocks: readonly TextBlock[]): Promise<void> {
    await this.#host.call('write_blocks', { blocks: [...blocks] });
    await this.read();
  }

  /** Takes in the blocks of a file. */
  async take(path: string): Promise<TakenBlocks> {
    const taken = await this.#host.call('take_blocks', { path });
    this.blocks = taken.book.blocks;
    return taken;
  }
}

/** The blocks of the office with what a draft fills in. */
export function sourceOf(app: App, home: { readonly document: Document }): BlockSource {
  return {
    get blocks() {
      return app.blocks.blocks;
    },
    values: () => known(home.document, app.info?.today),
  };
}
