// A small client of the W3C WebDriver protocol: what the journeys need of it, without libraries.

import { setTimeout as sleep } from 'node:timers/promises';

/** The key under which the protocol names an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** How long something on the page may take to appear. */
const PATIENCE_MS = 20_000;

/** Keys without a letter, by the protocol's code points. */
export const KEY = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Control: '\uE009',
  Alt: '\uE00A',
  F8: '\uE038',
};

/** A session with one window. */
export class Session {
  #base;

  constructor(server, id) {
    this.#base = `${server}/session/${id}`;
  }

  /** Starts a window: `capabilities` as the driver wants them. */
  static async open(server, capabilities) {
    const body = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId } = await call('POST', `${server}/session`, body);
    return new Session(server, sessionId);
  }

  close() {
    return call('DELETE', this.#base);
  }

  /** Runs a function body in the page and returns what it returns. */
  run(script, ...args) {
    return call('POST', `${this.#base}/execute/sync`, { script, args });
  }

  /** The first element that the CSS selector finds, as soon as it is there. */
  find(selector) {
    const body = { using: 'css selector', value: selector };
    return until(selector, async () => {
      const found = await call('POST', `${this.#base}/elements`, body);
      return found.length > 0 ? found[0][ELEMENT] : undefined;
    });
  }

  async click(selector) {
    const element = await this.find(selector);
    await call('POST', `${this.#base}/element/${element}/click`, {});
  }

  /** Clicks at a point of the window, as a hand would. */
  async clickAt(x, y) {
    await this.#act({
      type: 'pointer',
      id: 'mouse',
      actions: [
        { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ],
    });
  }

  /** Types letter by letter into what has the focus; every key goes down and up by itself. */
  async type(text) {
    const strokes = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.#act({ type: 'key', id: 'keyboard', actions: strokes });
  }

  /** Presses keys together: `chord(KEY.Control, 's')`. */
  async chord(...keys) {
    const down = keys.map((value) => ({ type: 'keyDown', value }));
    const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
    await this.#act({ type: 'key', id: 'keyboard', actions: [...down, ...up] });
  }

  #act(source) {
    return call('POST', `${this.#base}/actions`, { actions: [source] });
  }
}

/** Asks again and again until the answer is neither undefined, null nor false. */
export async function until(what, ask, patience = PATIENCE_MS) {
  const end = Date.now() + patience;
  let last;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== null && answer !== false) return answer;
    } catch (error) {
      last = error;
    }
    await sleep(100);
  }
  throw new Error(`waited ${patience} ms in vain for: ${what}`, { cause: last });
}

async function call(method, url, body) {
  const answer = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${url}: ${value.error}: ${value.message}`);
  return value;
}
