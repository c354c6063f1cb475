// The world of one journey: a home that nobody else sees, a driver, the window. Started where there
// is a screen and a bus: `dbus-run-session -- xvfb-run -a node --test tests/desktop/`.

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Session, until } from './webdriver.mjs';

/** The root of the checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const built = process.env.THETHUC_TARGET ?? join(root, 'target/debug');
const window = join(built, 'thethuc-desktop');

/** Where pictures of failed journeys go. */
const pictures = join(root, 'target/tests/desktop');

/** A moment at which the clock of both programs stands still, so that their files can be equal. */
const MOMENT = '1795225200';

/** Plays a journey in a world of its own; where it fails, a picture of the screen is kept. */
export async function journey(name, play) {
  const world = new World();
  try {
    await play(world);
  } catch (error) {
    world.photograph(name);
    throw error;
  } finally {
    await world.end();
  }
}

/** A home folder with everything that a program keeps in one. */
export class World {
  constructor() {
    this.home = mkdtempSync(join(tmpdir(), 'the-thuc-'));
    mkdirSync(pictures, { recursive: true });
    this.env = {
      ...process.env,
      HOME: this.home,
      XDG_CONFIG_HOME: join(this.home, 'config'),
      XDG_DATA_HOME: join(this.home, 'data'),
      XDG_CACHE_HOME: join(this.home, 'cache'),
      XDG_STATE_HOME: join(this.home, 'state'),
      GDK_BACKEND: 'x11',
      NO_AT_BRIDGE: '1',
      LANG: 'C.UTF-8',
      SOURCE_DATE_EPOCH: MOMENT,
      TAURI_WEBVIEW_AUTOMATION: 'true',
    };
  }

  /** The path of a file in the home. */
  path(name) {
    return join(this.home, name);
  }

  /** Runs the command line in this home. */
  thethuc(...args) {
    const options = { cwd: this.home, env: this.env, encoding: 'utf8' };
    return execFileSync(join(built, 'thethuc'), args, options);
  }

  /** Starts the window, with files to open. */
  async open(...files) {
    const server = await this.drive();
    this.session = await Session.open(server, {
      'webkitgtk:browserOptions': { binary: window, args: files },
    });
    return this.session;
  }

  /** Starts the driver, if it has not started, and says where it is. */
  async drive() {
    if (this.driver === undefined) {
      const port = await freePort();
      const options = { env: this.env, stdio: 'ignore' };
      this.driver = spawn('WebKitWebDriver', [`--port=${port}`], options);
      this.server = `http://127.0.0.1:${port}`;
    }
    await until('the driver', async () => (await fetch(`${this.server}/status`)).ok);
    return this.server;
  }

  /** Ends the window as a power cut does: at once, without a word to it. */
  async crash() {
    for (const pid of this.windows()) process.kill(pid, 'SIGKILL');
    await until('the window to be gone', () => this.windows().length === 0);
    this.driver.kill();
    this.driver = undefined;
  }

  /** Leaves a picture of the screen in target/tests/desktop, where ImageMagick is installed. */
  photograph(name) {
    try {
      execFileSync('import', ['-window', 'root', join(pictures, `${name}.png`)]);
    } catch {
      // A picture helps to see what failed; without one the failure is told all the same.
    }
  }

  /** Closes what is open and removes the home. */
  async end() {
    await this.session?.close().catch(() => {});
    for (const pid of this.windows()) process.kill(pid, 'SIGKILL');
    this.driver?.kill();
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  /** The processes of this world's window: those that run our program with this home. */
  windows() {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          const home = `HOME=${this.home}\0`;
          return (
            readlinkSync(`/proc/${pid}/exe`) === window &&
            readFileSync(`/proc/${pid}/environ`, 'utf8').includes(home)
          );
        } catch {
          return false;
        }
      });
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
