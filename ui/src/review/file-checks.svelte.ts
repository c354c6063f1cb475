import { mediumTexts, regimeTexts } from '../generated/messages';
import type { CheckedFile, FormReport } from '../generated/types';
import { hostError } from '../host/errors';
import type { Host } from '../host/host';

/** How many files are checked at a time: one while the answer to the other is on its way. */
const AT_ONCE = 2;

type Judged = Pick<FormReport, 'regime'> & { passed?: number; findings: readonly unknown[] };

/** A file in the list: not yet looked at, checked, or why it could not be. */
export interface ListedFile extends CheckedFile {
  name: string;
}

/** Files under review: one, or all in a folder. */
export class FileChecks {
  files = $state.raw<readonly ListedFile[]>([]);
  /** The file that is shown. */
  chosen = $state<string>();
  running = $state(false);
  readonly done = $derived(this.files.filter(isDone).length);
  readonly shown: ListedFile | undefined = $derived(this.files.find(({ path }) => path === this.chosen));
  readonly #host: Host;
  /** Counts the runs, so that an older one knows that it is over. */
  #run = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Checks files, and all documents in folders. A single file is shown at once. */
  async start(paths: readonly string[]): Promise<void> {
    this.cancel();
    const run = this.#run;
    this.files = [];
    this.chosen = undefined;
    const found = await this.#host.call('list_documents', { paths: [...paths] });
    if (run !== this.#run) return;
    this.files = found.map((path) => ({ path, name: nameOf(path) }));
    const [only, ...others] = found;
    this.chosen = others.length === 0 ? only : undefined;
    this.running = found.length > 0;
    const queue = found.values();
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.#work(queue, run)));
    if (run === this.#run) this.running = false;
  }

  /** Stops; what is checked already stays. */
  cancel(): void {
    this.#run += 1;
    this.running = false;
  }

  async #work(queue: Iterator<string>, run: number): Promise<void> {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const checked = await this.#check(next.value);
      if (run !== this.#run) return;
      this.files = this.files.map((file) => (file.path === checked.path ? { ...file, ...checked } : file));
    }
  }

  async #check(path: string): Promise<CheckedFile> {
    try {
      return { path, report: await this.#host.call('check_file', { path }) };
    } catch (thrown) {
      return { path, message: hostError(thrown).text };
    }
  }
}

/** Whether a file was looked at. */
export function isDone(file: CheckedFile): boolean {
  return file.report !== undefined || file.message !== undefined;
}

/** Why a file or a draft is not judged at all; undefined when it is, even in part. */
export function notJudged({ regime, passed = 0, findings }: Judged): string | undefined {
  return passed === 0 && findings.length === 0 ? regimeTexts[regime] : undefined;
}

/** What of a file cannot be looked at; blank where all can be. */
export function notSeen({ regime, medium }: FormReport): string {
  return regimeTexts[regime] ?? mediumTexts[medium] ?? '';
}

/** The name of a file without its folder. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}
