import type { CitationPicture, Document, DocumentFilter, CitationNode } from '../generated/types';
import type { Host } from '../host/host';
import { nameOf } from '../review/file-checks.svelte';

/** What is drawn: one draft, the documents in files and folders, or some of the register. */
export type Drawn = { document: Document } | { paths: string[] } | { filter: DocumentFilter };

/** The picture of who cites whom. */
export class Picture {
  drawn = $state.raw<Drawn>();
  picture = $state.raw<CitationPicture>();
  /** Whether it stands on a dark ground. */
  isDark = false;
  /** The box that is shown, as an index of the graph's nodes. */
  chosen = $state<number>();
  readonly node: CitationNode | undefined = $derived(
    this.chosen === undefined ? undefined : this.picture?.graph.nodes[this.chosen],
  );
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Draws something. */
  async draw(drawn: Drawn, dark: boolean): Promise<void> {
    const picture = await this.ask(drawn, dark);
    if (this.drawn !== drawn) this.chosen = undefined;
    this.drawn = drawn;
    this.isDark = dark;
    this.picture = picture;
  }

  /** The drawing of something, without showing it. */
  ask(drawn: Drawn, dark: boolean): Promise<CitationPicture> {
    if ('document' in drawn) return this.#host.call('draw_citations', { document: drawn.document, dark });
    if ('filter' in drawn) return this.#host.call('draw_register', { filter: drawn.filter, dark });
    return this.#host.call('draw_office', { paths: drawn.paths, dark });
  }

  /** The document of the register that a box was read from. */
  documentOf({ file }: CitationNode): number | undefined {
    return file ? this.picture?.registered[file] : undefined;
  }

  /** The path of the file that a box was read from. */
  async pathOf({ file }: CitationNode): Promise<string | undefined> {
    if (!file || !this.drawn || !('paths' in this.drawn)) return undefined;
    const paths = await this.#host.call('list_documents', { paths: this.drawn.paths });
    return paths.find((path) => nameOf(path) === file);
  }
}
