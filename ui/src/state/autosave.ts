/** Waits, like `setTimeout`, and tells how to stop waiting. */
export type Wait = (milliseconds: number, run: () => void) => () => void;

const INTERVAL_MS = 3000;

/**
 * Keeps unsaved work every few seconds while it changes: the first change starts the wait, later
 * ones do not put it off, and a copy is never asked for while another is being written.
 */
export class Autosave {
  #stop: (() => void) | undefined;
  #writing = false;
  #again = false;
  readonly #keep: () => Promise<void>;
  readonly #wait: Wait;

  constructor(keep: () => Promise<void>, wait: Wait = browserWait) {
    this.#keep = keep;
    this.#wait = wait;
  }

  /** Something changed. */
  changed(): void {
    if (this.#stop) return;
    this.#stop = this.#wait(INTERVAL_MS, () => {
      this.#stop = undefined;
      void this.#write();
    });
  }

  /** Forgets the wait: the work is saved, or given up. */
  cancel(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#again = false;
  }

  async #write(): Promise<void> {
    if (this.#writing) {
      this.#again = true;
      return;
    }
    this.#writing = true;
    try {
      await this.#keep();
    } finally {
      this.#writing = false;
      if (this.#again) {
        this.#again = false;
        this.changed();
      }
    }
  }
}

const browserWait: Wait = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};
