import type { CheckedSignatures, KeyArgs, SignAs, SigningSettings } from '../generated/types';
import { hostError } from '../host/errors';
import type { Host } from '../host/host';

/** The parts of the screen. */
export type Tab = 'check' | 'sign' | 'copy';

/** A file that is to be signed, and what became of it. */
export interface SignJob {
  path: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  /** Where the signed file is, or why there is none. */
  told?: string;
  /** The signed file. */
  output?: string;
  /** Certificates whose issuers did not answer. */
  missing?: string[];
}

/** A file whose signatures were checked, or why they were not. */
export interface CheckedFile {
  path: string;
  found?: CheckedSignatures;
  trouble?: string;
}

const BLANK: SigningSettings = {
  from: 'file',
  key: '',
  driver: '',
  certificate: '',
  picture: '',
  seal: '',
  diameter_mm: 0,
  tsa: '',
  long_term: false,
};

/** Errors of the key and not of one file: the others would fail as well, and a token would lock. */
const OF_THE_KEY = /^(?:key-password-wrong|token-)/u;

/** Signing and checking: which files, how far, and what was found. */
export class Signing {
  tab = $state<Tab>('check');
  settings = $state.raw<SigningSettings>(BLANK);
  jobs = $state.raw<SignJob[]>([]);
  checked = $state.raw<CheckedFile[]>([]);
  running = $state(false);
  cancelled = $state(false);
  readonly done = $derived(this.jobs.filter((job) => job.state === 'done').length);
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  async open(tab: Tab): Promise<void> {
    this.tab = tab;
    this.settings = await this.#host.call('read_signing', {});
  }

  async keep(change: Partial<SigningSettings>): Promise<void> {
    this.settings = { ...this.settings, ...change };
    await this.#host.call('write_signing', this.settings);
  }

  add(path: string): void {
    if (!this.jobs.some((job) => job.path === path)) this.jobs = [...this.jobs, { path, state: 'waiting' }];
  }

  remove(path: string): void {
    this.jobs = this.jobs.filter((job) => job.path !== path);
  }

  /** Signs one file after the other; what fails is told beside its file, and the rest goes on. */
  async sign(key: KeyArgs, roleOf: (path: string) => SignAs): Promise<void> {
    this.running = true;
    this.cancelled = false;
    for (const { path, state } of this.jobs) {
      if (this.cancelled) break;
      if (state === 'done') continue;
      this.#put(path, { state: 'running' });
      try {
        const { file, missing } = await this.#host.call('sign_file', { path, key, role: roleOf(path) });
        this.#put(path, { state: 'done', told: file.path, output: file.path, missing });
      } catch (thrown) {
        const error = hostError(thrown);
        this.#put(path, { state: 'failed', told: error.text });
        // A token locks after a few wrong PINs: one is not tried on the next file.
        if (OF_THE_KEY.test(error.code)) break;
      }
    }
    this.running = false;
  }

  cancel(): void {
    this.cancelled = true;
  }

  /** Checks the signatures of files, each behind those shown. */
  async check(paths: readonly string[]): Promise<void> {
    this.tab = 'check';
    for (const path of paths) {
      const others = () => this.checked.filter((file) => file.path !== path);
      try {
        const found = await this.#host.call('check_signatures', { path });
        this.checked = [{ path, found }, ...others()];
      } catch (thrown) {
        this.checked = [{ path, trouble: hostError(thrown).text }, ...others()];
      }
    }
  }

  #put(path: string, change: Partial<SignJob>): void {
    this.jobs = this.jobs.map((job) => (job.path === path ? { ...job, ...change } : job));
  }
}
