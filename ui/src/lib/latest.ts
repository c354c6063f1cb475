/** Something that runs a callback before the next paint. */
export type NextFrame = (run: () => void) => void;

/** What a {@link Latest} does with the outcome of its work. */
export interface Outcome<A, R> {
  done(result: R, argument: A): void;
  failed(error: unknown, argument: A): void;
}

/**
 * Does work for the newest request only.
 *
 * Requests of one frame become one; while the work is under way, at most one request waits, the
 * newest. So a fast typist never makes work pile up, and the last state is always worked on.
 */
export class Latest<A, R> {
  #waiting: { argument: A } | undefined;
  #frameAsked = false;
  #running = false;
  readonly #work: (argument: A) => Promise<R>;
  readonly #outcome: Outcome<A, R>;
  readonly #nextFrame: NextFrame;

  constructor(work: (argument: A) => Promise<R>, outcome: Outcome<A, R>, nextFrame: NextFrame) {
    this.#work = work;
    this.#outcome = outcome;
    this.#nextFrame = nextFrame;
  }

  /** Asks for the work to be done for `argument`; forgets an older request that still waits. */
  request(argument: A): void {
    this.#waiting = { argument };
    this.#askFrame();
  }

  /** Forgets the request that waits. The outcome of work under way is still reported. */
  cancel(): void {
    this.#waiting = undefined;
  }

  #askFrame(): void {
    if (this.#frameAsked || this.#running) return;
    this.#frameAsked = true;
    this.#nextFrame(() => {
      this.#frameAsked = false;
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    const next = this.#waiting;
    if (!next || this.#running) return;
    this.#waiting = undefined;
    this.#running = true;
    try {
      this.#outcome.done(await this.#work(next.argument), next.argument);
    } catch (error) {
      this.#outcome.failed(error, next.argument);
    } finally {
      this.#running = false;
      if (this.#waiting) this.#askFrame();
    }
  }
}

/** The browser's own frame; a hidden window has none, so there a timer takes its place. */
export const browserFrame: NextFrame = (run) => {
  if (document.visibilityState === 'hidden') setTimeout(run, 50);
  else requestAnimationFrame(run);
};
