import { describe, expect, it } from 'vitest';
import type { KeyArgs, SignAs } from '../generated/types';
import { HostError } from '../host/errors';
import type { Host } from '../host/host';
import { Signing } from './signing.svelte';

const KEY: KeyArgs = { from: 'token', certificate: 'ab', pin: '1234' };
const UNSEEN: SignAs = { as: 'unseen' };

/** A batch of three files; `sign` is what becomes of each. */
function batch(sign: (path: string) => void) {
  const asked: string[] = [];
  const call = (_: string, { path }: { path: string }) => {
    asked.push(path);
    sign(path);
    return Promise.resolve({ file: { path: `${path}.ký`, bytes: 1 }, missing: [] });
  };
  const signing = new Signing({ call } as unknown as Host);
  for (const path of ['a', 'b', 'c']) signing.add(path);
  return { signing, asked, states: () => signing.jobs.map(({ state }) => state) };
}

describe('a batch', () => {
  it('ends behind the file that is being signed when it is stopped, and goes on from there', async () => {
    const { signing, asked, states } = batch((path) => {
      if (path === 'b') signing.cancel();
    });
    await signing.sign(KEY, () => UNSEEN);
    expect(states()).toEqual(['done', 'done', 'waiting']);
    expect([signing.running, signing.cancelled, signing.done]).toEqual([false, true, 2]);
    await signing.sign(KEY, () => UNSEEN);
    expect(asked).toEqual(['a', 'b', 'c']);
    expect(states()).toEqual(['done', 'done', 'done']);
  });

  it.each(['token-pin-wrong', 'token-pin-locked', 'key-password-wrong'] as const)('tries a key once: %s', async (code) => {
    const { signing, asked, states } = batch(() => {
      throw new HostError(code);
    });
    await signing.sign(KEY, () => UNSEEN);
    expect(asked).toEqual(['a']);
    expect(states()).toEqual(['failed', 'waiting', 'waiting']);
  });

  it('goes on behind a file that cannot be signed', async () => {
    const { signing, states } = batch((path) => {
      if (path === 'a') throw new HostError('already-there', { path });
    });
    await signing.sign(KEY, () => UNSEEN);
    expect(states()).toEqual(['failed', 'done', 'done']);
  });
});
