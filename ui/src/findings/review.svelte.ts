import type { Document, DraftEdit, DraftFinding, DraftReport, Family, IgnoredFinding, Severity } from '../generated/types';
import { hostError, type HostError } from '../host/errors';
import type { Host } from '../host/host';
import { browserFrame, Latest } from '../lib/latest';
import { carried } from './places';

/** The severities, the gravest first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** After the last key the rules wait so long: no finding comes and goes while somebody types. */
const PAUSE_MS = 400;

/** A finding with a name by which the window knows it from one check to the next. */
export interface Finding extends DraftFinding {
  key: string;
}

/** A finding in the list: where its letters are being changed it keeps its place, unseen. */
export interface ListedFinding {
  finding: Finding;
  stale: boolean;
}

/** What the list shows. */
export interface Filter {
  severity: Severity | undefined;
  family: Family | undefined;
}

/** What a review needs of the document it is about. */
export interface Reviewed {
  readonly document: Document;
  set(path: string, value: unknown): void;
}

/** What the rules say of the opened document, and what its drafter decided about it. */
export class Review {
  report = $state.raw<DraftReport>();
  /** Why there is no newer report, if there should be one. */
  trouble = $state.raw<HostError>();
  filter = $state.raw<Filter>({ severity: undefined, family: undefined });
  /** The finding that was gone to last. */
  current = $state<string>();
  #checked = $state.raw<Document>();
  #findings: readonly Finding[] = $derived(keyed(this.report?.findings ?? []));
  #passedOver = $state.raw<ReadonlySet<string>>(new Set());
  #fixed = $state.raw<{ document: Document; edits: DraftEdit[]; count: number }>();
  readonly #home: Reviewed;
  readonly #checks: Latest<Document, DraftReport>;
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** All that is neither ignored nor passed over, as the last check placed it. */
  readonly open: readonly Finding[] = $derived(this.#findings.filter((finding) => this.#isOpen(finding)));
  /** The same as the text stands now, also what hides just now. */
  readonly listed: readonly ListedFinding[] = $derived(this.open.map((finding) => this.#listed(finding)));
  /** What stands in the text as it is now. */
  readonly live: readonly Finding[] = $derived(
    this.listed.filter(({ stale }) => !stale).map(({ finding }) => finding),
  );
  /** Of that, what the filter lets through. */
  readonly shown: readonly Finding[] = $derived(this.live.filter((finding) => passes(this.filter, finding)));
  /** What is ignored in this document. */
  readonly ignored: readonly Finding[] = $derived(this.#findings.filter((finding) => finding.ignored));
  /** Fixes that need no question. */
  readonly safeFixes: readonly Finding[] = $derived(this.live.filter(({ fix }) => fix?.safety === 'safe'));
  /** The fixes made last, until the document is changed again. */
  readonly undoable = $derived(this.#fixed?.document === this.#document ? this.#fixed : undefined);

  constructor(host: Host, home: Reviewed) {
    this.#home = home;
    this.#checks = new Latest<Document, DraftReport>(
      (document) => host.call('check_document', { document }),
      {
        done: (report, document) => {
          this.report = report;
          this.#checked = document;
          this.trouble = undefined;
        },
        failed: (error) => {
          this.trouble = hostError(error);
        },
      },
      browserFrame,
    );
  }

  /** The document changed: it is checked when nothing more changes for a moment. */
  changed(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.checkNow();
    }, PAUSE_MS);
  }

  /** Checks the document as it stands. */
  checkNow(): void {
    clearTimeout(this.#pause);
    this.#checks.request(this.#document);
  }

  /** The document is closed. */
  end(): void {
    clearTimeout(this.#pause);
    this.#checks.cancel();
  }

  /** The finding with a key, as it stands now. */
  find(key: string | undefined): Finding | undefined {
    return this.live.find((finding) => finding.key === key);
  }

  /** Says nothing more of a finding until the document is opened again. */
  passOver(finding: Finding): void {
    this.#passedOver = new Set([...this.#passedOver, markKey(finding.mark)]);
  }

  /** Keeps in the document that a finding is ignored; marks of texts that are gone go too. */
  ignore(...findings: Finding[]): void {
    this.#keepIgnored([...this.ignored, ...findings].map(({ mark }) => mark));
  }

  /** Shows a finding again that was ignored in the document. */
  restore(finding: Finding): void {
    const gone = markKey(finding.mark);
    this.#keepIgnored(this.ignored.map(({ mark }) => mark).filter((mark) => markKey(mark) !== gone));
  }

  /** Notes the edits that were made, so that they can be taken back. */
  fixed(inverse: DraftEdit[], count: number): void {
    this.#fixed = { document: this.#document, edits: inverse, count };
    this.checkNow();
  }

  #keepIgnored(marks: IgnoredFinding[]): void {
    const once = new Map(marks.map((mark) => [markKey(mark), mark]));
    this.#home.set('/ignored', once.size > 0 ? [...once.values()] : undefined);
    this.checkNow();
  }

  get #document(): Document {
    return this.#home.document;
  }

  #isOpen(finding: Finding): boolean {
    return !finding.ignored && !this.#passedOver.has(markKey(finding.mark));
  }

  #listed(finding: Finding): ListedFinding {
    const now = this.#checked && carried(finding, this.#checked, this.#document);
    return now ? { finding: now, stale: false } : { finding, stale: true };
  }
}

/** Whether a filter lets a finding through. */
export function passes(filter: Filter, finding: DraftFinding): boolean {
  return (
    (filter.severity === undefined || filter.severity === finding.severity) &&
    (filter.family === undefined || filter.family === finding.family)
  );
}

/** How many findings there are of each severity. */
export function bySeverity(findings: readonly { severity: string }[]): Record<Severity, number> {
  const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}

function markKey(mark: IgnoredFinding): string {
  return JSON.stringify([mark.rule, mark.field, mark.text]);
}

/** Findings with their keys: the mark, and a count where one text has the same fault twice. */
function keyed(findings: readonly DraftFinding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = markKey(finding.mark);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return { ...finding, key: count === 0 ? key : `${key} ${count}` };
  });
}
