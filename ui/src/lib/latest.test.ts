import { describe, expect, it } from 'vitest';
import { Latest } from './latest';

/** A frame clock and a piece of work that the test lets go on by hand. */
function bench() {
  const frames: (() => void)[] = [];
  const started: string[] = [];
  const done: string[] = [];
  const failed: unknown[] = [];
  const open: { resolve: (value: string) => void; reject: (error: unknown) => void }[] = [];
  const latest = new Latest<string, string>(
    (argument) => {
      started.push(argument);
      return new Promise((resolve, reject) => open.push({ resolve, reject }));
    },
    { done: (result) => done.push(result), failed: (error) => failed.push(error) },
    (run) => frames.push(run),
  );
  const frame = () => frames.splice(0).forEach((run) => run());
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve));
  return { latest, frames, frame, started, done, failed, open, settle };
}

describe('Latest', () => {
  it('makes one piece of work of all requests of a frame', () => {
    const b = bench();
    b.latest.request('a');
    b.latest.request('ab');
    b.latest.request('abc');
    expect(b.frames).toHaveLength(1);
    b.frame();
    expect(b.started).toEqual(['abc']);
  });

  it('lets only the newest request wait while work is under way', async () => {
    const b = bench();
    b.latest.request('1');
    b.frame();
    for (const argument of ['2', '3', '4']) b.latest.request(argument);
    b.frame();
    expect(b.started).toEqual(['1']);
    b.open[0]?.resolve('one');
    await b.settle();
    b.frame();
    expect(b.started).toEqual(['1', '4']);
    b.open[1]?.resolve('four');
    await b.settle();
    expect(b.done).toEqual(['one', 'four']);
  });

  it('goes on after a failure', async () => {
    const b = bench();
    b.latest.request('1');
    b.frame();
    b.latest.request('2');
    b.open[0]?.reject('broken');
    await b.settle();
    b.frame();
    expect(b.failed).toEqual(['broken']);
    expect(b.started).toEqual(['1', '2']);
  });

  it('forgets a waiting request that is cancelled', () => {
    const b = bench();
    b.latest.request('1');
    b.latest.cancel();
    b.frame();
    expect(b.started).toEqual([]);
  });
});
