import { carried } from '../findings/places';
import type { Finding } from '../findings/review.svelte';
import type { Document, DraftCitation } from '../generated/types';
import { hostError, type HostError } from '../host/errors';
import type { Host } from '../host/host';
import { browserFrame, Latest } from '../lib/latest';

/** After the last key the citations are read so late: none comes and goes while somebody types. */
const PAUSE_MS = 400;

/** A citation with a name by which the window knows it from one reading to the next. */
export interface Cited extends DraftCitation {
  id: string;
}

/** A citation in the list: where its letters are being changed it keeps its place, unseen. */
export interface ListedCitation {
  citation: Cited;
  stale: boolean;
}

/** How many citations and documents there are, and how many of those want a look. */
export interface Counts {
  citations: number;
  documents: number;
  ended: number;
  unknown: number;
}

/** The documents that the opened document cites; they are read only while somebody looks at them. */
export class Citations {
  rows = $state.raw<readonly DraftCitation[]>();
  /** Why there is no newer list, if there should be one. */
  trouble = $state.raw<HostError>();
  /** The citation whose parts are shown. */
  current = $state<string>();
  #read = $state.raw<Document>();
  #isShown = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  readonly #home: { readonly document: Document };
  readonly #reads: Latest<Document, DraftCitation[]>;
  readonly #named: readonly Cited[] = $derived(named(this.rows ?? []));

  /** Every citation as the text stands now, also what hides just now. */
  readonly listed: readonly ListedCitation[] = $derived(this.#named.map((citation) => this.#listed(citation)));
  readonly counts: Counts = $derived(counted(this.rows ?? []));

  constructor(host: Host, home: { readonly document: Document }) {
    this.#home = home;
    this.#reads = new Latest<Document, DraftCitation[]>(
      (document) => host.call('cite_document', { document }),
      {
        done: (rows, document) => {
          this.rows = rows;
          this.#read = document;
          this.trouble = undefined;
        },
        failed: (error) => {
          this.trouble = hostError(error);
        },
      },
      browserFrame,
    );
  }

  /** The list is looked at from now on; the answer ends that. */
  show(): () => void {
    this.#isShown = true;
    this.readNow();
    return () => {
      this.#isShown = false;
    };
  }

  /** The document changed: it is read when nothing more changes for a moment. */
  changed(): void {
    clearTimeout(this.#pause);
    if (!this.#isShown) return;
    this.#pause = setTimeout(() => {
      this.readNow();
    }, PAUSE_MS);
  }

  /** Reads the document as it stands. */
  readNow(): void {
    clearTimeout(this.#pause);
    this.#reads.request(this.#home.document);
  }

  /** The document is closed. */
  end(): void {
    clearTimeout(this.#pause);
    this.#reads.cancel();
  }

  #listed(citation: Cited): ListedCitation {
    const now = this.#read && carried(citation, this.#read, this.#home.document);
    if (!now) return { citation, stale: true };
    const shift = (now.place.span?.start ?? 0) - (citation.place.span?.start ?? 0);
    return { citation: { ...now, end: citation.end + shift }, stale: false };
  }
}

/** Citations with their names: the document, and a count where it is cited again. */
function named(rows: readonly DraftCitation[]): Cited[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const count = seen.get(row.key) ?? 0;
    seen.set(row.key, count + 1);
    return { ...row, id: `${row.key} ${count}` };
  });
}

function counted(rows: readonly DraftCitation[]): Counts {
  const firsts = [...new Map(rows.map((row) => [row.key, row])).values()];
  return {
    citations: rows.length,
    documents: firsts.length,
    ended: firsts.filter(({ reference }) => reference?.standing === 'ended').length,
    unknown: firsts.filter(({ reference }) => reference === undefined).length,
  };
}

/** What the rules say of a citation: the innermost citation around the place of each. */
export function saidOf(citation: Cited, all: readonly ListedCitation[], findings: readonly Finding[]): Finding[] {
  return findings.filter(({ family, place }) => {
    if (family !== 'VD' || place.field !== citation.place.field) return false;
    const at = place.span?.start ?? -1;
    const around = all.filter(({ citation: other }) => other.place.field === place.field && holds(other, at));
    return around.at(-1)?.citation.id === citation.id;
  });
}

function holds({ place, end }: Cited, at: number): boolean {
  return (place.span?.start ?? 0) <= at && at < end;
}
