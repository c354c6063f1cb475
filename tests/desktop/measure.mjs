// How long the window takes from its start to the first usable form, and what memory it then holds:
// `cargo xtask bench window` builds it in release and plays this on a screen of its own.

import { copyFileSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { World, root } from './world.mjs';

const RUNS = Number(process.argv[2] ?? 9);
const SAMPLE = join(root, 'templates/cong-van/sample.json');
const PATIENCE_MS = 60_000;

/** The form can be typed into and the page beside it is drawn. */
const USABLE = `
  const field = document.querySelector('[data-testid="field-co_quan_ban_hanh"]');
  const sheet = document.querySelector('[data-testid="sheet"] svg text');
  return field !== null && sheet !== null;`;

/** Starts the window with the sample công văn, as a double click on its file does. */
async function start() {
  const world = new World();
  try {
    const file = world.path('cong-van.json');
    copyFileSync(SAMPLE, file);
    await world.drive();
    const before = performance.now();
    const window = await world.open(file);
    while (!(await window.run(USABLE))) {
      if (performance.now() - before > PATIENCE_MS) throw new Error('no form came');
      await sleep(5);
    }
    const ms = performance.now() - before;
    // What was read at the start has settled.
    await sleep(2_000);
    return { ms, memory: memory(world.windows()) };
  } finally {
    await world.end();
  }
}

/** MiB of each process and of all that they start: resident, and with shared pages shared out. */
function memory(roots) {
  const children = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = /^PPid:\s+(\d+)/m.exec(read(pid, 'status'))?.[1];
    children.set(Number(parent), [...(children.get(Number(parent)) ?? []), Number(pid)]);
  }
  const tree = [...roots];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return [...new Set(tree)].map((pid) => ({
    name: /^Name:\s+(.+)$/m.exec(read(pid, 'status'))?.[1] ?? '',
    resident: kib(read(pid, 'smaps_rollup'), 'Rss') / 1024,
    shared: kib(read(pid, 'smaps_rollup'), 'Pss') / 1024,
  }));
}

function read(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // It ended meanwhile.
  }
}

function kib(text, key) {
  return Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
}

function sum(list, key) {
  return list.reduce((total, one) => total + one[key], 0);
}

function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const shown = [sorted[sorted.length >> 1], sorted[0], sorted.at(-1)].map((value) => value.toFixed(0));
  return `${shown[0]} (${shown[1]} to ${shown[2]})`;
}

const runs = [];
for (let run = 0; run < RUNS; run += 1) runs.push(await start());
console.log(`start to usable form, ms: ${spread(runs.map((run) => run.ms))}`);
console.log(`first start of all, ms: ${runs[0].ms.toFixed(0)}`);
console.log(`resident, MiB: ${spread(runs.map((run) => sum(run.memory, 'resident')))}`);
console.log(`with shared pages shared out, MiB: ${spread(runs.map((run) => sum(run.memory, 'shared')))}`);
for (const { name, resident, shared } of runs.at(-1).memory) {
  console.log(`  ${name}: ${resident.toFixed(0)} resident, ${shared.toFixed(0)} shared out`);
}
