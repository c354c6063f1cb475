import { hostError, type HostError } from '../host/errors';
import type { Host } from '../host/host';
import type {
  ArchivedDocument,
  ArchiveState,
  DocumentAct,
  DocumentFilter,
  FoundDocument,
  FoundDocuments,
  HoSoLine,
  HoSoView,
  KeptSearch,
  TaskLine,
  Work,
} from '../generated/types';
import { browserFrame, Latest } from '../lib/latest';

/** What the screen shows. */
export type Tab = 'di' | 'den' | 'ho-so' | 'tasks' | 'settings';

/** How many documents are asked for at once. */
const PAGE = 50;

/** A filter that asks for nothing. */
export const EVERYTHING: DocumentFilter = {
  text: '',
  number: '',
  notation: '',
  organ: '',
  signer: '',
  recipient: '',
  limit: PAGE,
};

/** The register and the archive of the office, as the window shows them. */
export class Desk {
  readonly #host: Host;
  readonly #search: Latest<DocumentFilter, FoundDocuments>;
  state = $state.raw<ArchiveState>();
  /** Why the archive cannot be opened, if it cannot. */
  trouble = $state.raw<HostError>();
  work = $state.raw<Work>();
  tab = $state<Tab>('di');
  /** What is asked for, but for the way of the documents, which the tab says. */
  filter = $state.raw<DocumentFilter>(EVERYTHING);
  rows = $state.raw<FoundDocument[]>([]);
  next = $state<number>();
  searched = $state(false);
  searches = $state.raw<KeptSearch[]>([]);
  /** The document that is looked at. */
  shown = $state.raw<ArchivedDocument>();
  hoSoLines = $state.raw<HoSoLine[]>([]);
  hoSo = $state.raw<HoSoView>();
  tasks = $state.raw<TaskLine[]>([]);

  constructor(host: Host, report: (error: unknown) => void) {
    this.#host = host;
    this.#search = new Latest(
      (filter) => host.call('find_documents', { filter }),
      {
        done: (found) => {
          this.rows = found.rows;
          this.next = found.next;
          this.searched = true;
        },
        failed: report,
      },
      browserFrame,
    );
  }

  /** Whether the office has an archive that can be worked with. */
  get isOpen(): boolean {
    return this.state?.office !== undefined;
  }

  /** Looks where the archive is and what waits; trouble with it keeps nobody from drafting. */
  async read(): Promise<void> {
    try {
      this.state = await this.#host.call('archive_state', {});
      this.trouble = undefined;
      this.work = this.isOpen ? await this.#host.call('list_work', {}) : undefined;
    } catch (error) {
      this.trouble = hostError(error);
      this.state = undefined;
      this.work = undefined;
    }
  }

  /** Shows a tab as it stands now. */
  async show(tab: Tab): Promise<void> {
    this.tab = tab;
    this.shown = undefined;
    this.hoSo = undefined;
    await this.refresh();
  }

  /** Reads again what the tab shows. */
  async refresh(): Promise<void> {
    if (!this.isOpen) return;
    if (this.tab === 'ho-so') {
      this.hoSoLines = await this.#host.call('list_ho_so', {});
      if (this.hoSo) this.hoSo = await this.#host.call('view_ho_so', { id: this.hoSo.ho_so.id });
    } else if (this.tab === 'tasks') {
      this.tasks = await this.#host.call('list_tasks', {});
    } else if (this.tab === 'di' || this.tab === 'den') {
      this.searches = await this.#host.call('list_searches', {});
      this.find(this.filter);
    }
  }

  /** Looks for documents; of requests that follow each other quickly, the last one counts. */
  find(filter: DocumentFilter): void {
    this.filter = filter;
    this.#search.request(this.asked);
  }

  /** The next page of what was found. */
  async more(): Promise<void> {
    if (this.next === undefined) return;
    const found = await this.#host.call('find_documents', { filter: { ...this.asked, before: this.next } });
    this.rows = [...this.rows, ...found.rows];
    this.next = found.next;
  }

  /** The filter with the way of the tab. */
  get asked(): DocumentFilter {
    const direction = this.tab === 'den' ? 'den' : 'di';
    return { ...this.filter, direction, limit: PAGE };
  }

  /** Opens a document. */
  async open(document: number): Promise<void> {
    this.shown = await this.#host.call('view_document', { document });
  }

  /** Does something with the document that is looked at. */
  async act(act: DocumentAct): Promise<ArchivedDocument | undefined> {
    if (!this.shown) return undefined;
    this.shown = await this.#host.call('act_on_document', { document: this.shown.entry.document, act });
    return this.shown;
  }

  /** Opens a hồ sơ. */
  async openHoSo(id: number): Promise<void> {
    this.hoSo = await this.#host.call('view_ho_so', { id });
  }
}
