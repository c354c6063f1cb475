// A file is dragged from another program into the real window, by the pointer of the screen.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { journey, root } from './world.mjs';

/** Where the handle of the file stands, and where it is dropped, in pixels of the screen. */
const FROM = [1300, 900];
const TO = [500, 400];
/** Moves on the way: a drag begins after some pixels, and the window must see it come. */
const STEPS = 20;

const pointer = (...words) => execFileSync('xdotool', words.map(String));

async function drag(file, env) {
  const script = join(root, 'tests/desktop/drag.py');
  // Debian's own Python: that is the one its GTK is for.
  const args = [script, file, ...FROM.map(String)];
  const source = spawn('/usr/bin/python3', args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const over = once(source, 'exit');
  const isThere = await Promise.race([once(source.stdout, 'data'), over.then(() => false)]);
  assert.ok(isThere, 'a window to drag from');
  const [x, y] = FROM.map((place) => place + 20);
  pointer('mousemove', x, y, 'mousedown', 1);
  for (let step = 1; step <= STEPS; step += 1) {
    const along = (from, to) => Math.round(from + ((to - from) * step) / STEPS);
    pointer('mousemove', along(x, TO[0]), along(y, TO[1]));
    await sleep(30);
  }
  await sleep(300);
  pointer('mouseup', 1);
  await over;
}

test('a Word file that is dragged into the window is reviewed', () =>
  journey('drop', async (world) => {
    const json = world.path('thu.json');
    copyFileSync(join(root, 'templates/cong-van/sample.json'), json);
    const docx = world.path('thư mời họp.docx');
    world.thethuc('export', json, '--docx', docx);
    const session = await world.open();
    await session.find('[data-testid="new-cong-van"]');
    await drag(docx, world.env);
    await session.find('[data-testid="review"]');
  }));
