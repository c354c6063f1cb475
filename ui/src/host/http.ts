import type { CommandName, Commands } from '../generated/commands';
import { HostError, hostError } from './errors';
import type { CloseGuard, FileRequest, Host } from './host';

/** Asks for a path by a field in the page: a browser does not tell where a file lies. */
export type AskPath = (request: FileRequest, purpose: 'open' | 'save') => Promise<string | undefined>;

/** A server on loopback, reached with the token of the page's address. */
export class HttpHost implements Host {
  readonly #token: string;
  readonly #fetch: typeof fetch;
  /** Set by the window as soon as it can show the field. */
  askPath: AskPath = () => Promise.resolve(undefined);

  constructor(token: string, request: typeof fetch = (...args) => fetch(...args)) {
    this.#token = token;
    this.#fetch = request;
  }

  async call<N extends CommandName>(
    name: N,
    args: Commands[N]['args'],
  ): Promise<Commands[N]['result']> {
    let response: Response;
    try {
      response = await this.#fetch(`/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
        body: JSON.stringify(args),
      });
    } catch (thrown) {
      throw new HostError('unreachable', {}, String(thrown));
    }
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok) return body as Commands[N]['result'];
    throw body === undefined
      ? new HostError('unexpected', {}, `HTTP ${response.status}`)
      : hostError(body);
  }

  pickOpen(request: FileRequest): Promise<string | undefined> {
    return this.askPath(request, 'open');
  }

  pickSave(request: FileRequest): Promise<string | undefined> {
    return this.askPath(request, 'save');
  }

  setTitle(title: string): void {
    document.title = title;
  }

  guardClose(guard: CloseGuard): void {
    addEventListener('beforeunload', (event) => {
      // A browser asks in its own words.
      if (guard.isDirty()) event.preventDefault();
    });
  }

  onFilesGiven(): void {
    // A browser gives the text of a dropped file, not its path; the window reads it itself.
  }
}
