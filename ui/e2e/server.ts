import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The program under test; `cargo build -p thethuc-cli` makes it. */
export const BINARY = process.env['THETHUC'] ?? resolve(import.meta.dirname, '../../target/debug/thethuc');
const UI = resolve(import.meta.dirname, '../dist');

/** `thethuc serve` with a home folder of its own. */
export class Server {
  private constructor(
    readonly folder: string,
    private process: ChildProcess,
    public url: string,
  ) {}

  static async start(): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), 'thethuc-e2e-'));
    const child = serve(folder);
    return new Server(folder, child, await firstLine(child));
  }

  /** Does something to the files while the program does not run. */
  async restart(meanwhile: () => Promise<void>): Promise<void> {
    await this.#end();
    await meanwhile();
    this.process = serve(this.folder);
    this.url = await firstLine(this.process);
  }

  /** A path in the server's own folder. */
  path(name: string): string {
    return join(this.folder, name);
  }

  async stop(): Promise<void> {
    await this.#end();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #end(): Promise<void> {
    const ended = new Promise((done) => this.process.once('exit', done));
    this.process.kill();
    await ended;
  }
}

/** The zone of the browser (playwright.config.ts) too, or the two differ on the day for seven hours of it. */
const ZONE = 'ICT-7';

function serve(folder: string): ChildProcess {
  const env = { ...process.env, TZ: ZONE, HOME: folder, XDG_DATA_HOME: join(folder, 'data'), SOFTHSM2_CONF: join(folder, 'the.conf') };
  return spawn(BINARY, ['serve', '--ui', UI, '--fonts', 'bundled'], { env, cwd: folder });
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let out = '';
    let err = '';
    child.stdout?.on('data', (data: Buffer) => {
      out += data.toString();
      const end = out.indexOf('\n');
      if (end !== -1) done(out.slice(0, end).trim());
    });
    child.stderr?.on('data', (data: Buffer) => {
      err += data.toString();
    });
    child.once('error', fail);
    child.once('exit', (code) => {
      fail(new Error(`thethuc serve ended with ${String(code)}: ${err}`));
    });
  });
}
