import { describe, expect, it } from 'vitest';
import { Autosave } from './autosave';

function bench() {
  const waits: (() => void)[] = [];
  const open: (() => void)[] = [];
  const autosave = new Autosave(
    () => new Promise<void>((resolve) => open.push(resolve)),
    (_, run) => {
      waits.push(run);
      return () => waits.splice(waits.indexOf(run), 1);
    },
  );
  const pass = () => waits.splice(0).forEach((run) => run());
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve));
  return { autosave, waits, open, pass, settle };
}

describe('autosave', () => {
  it('keeps one copy for many changes', () => {
    const b = bench();
    for (let i = 0; i < 9; i += 1) b.autosave.changed();
    expect(b.waits).toHaveLength(1);
    b.pass();
    expect(b.open).toHaveLength(1);
  });

  it('does not write twice at a time, and forgets no change', async () => {
    const b = bench();
    b.autosave.changed();
    b.pass();
    b.autosave.changed();
    b.pass();
    expect(b.open).toHaveLength(1);
    b.open[0]?.();
    await b.settle();
    b.pass();
    expect(b.open).toHaveLength(2);
  });

  it('keeps nothing after it is cancelled', () => {
    const b = bench();
    b.autosave.changed();
    b.autosave.cancel();
    b.pass();
    expect(b.open).toHaveLength(0);
  });
});
