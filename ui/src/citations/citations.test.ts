import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Finding } from '../findings/review.svelte';
import type { Document, DraftCitation } from '../generated/types';
import type { Host } from '../host/host';
import { Citations, saidOf, type ListedCitation } from './citations.svelte';

const row = (key: string, start: number, more: Partial<DraftCitation> = {}): DraftCitation => ({
  place: { field: '/noi_dung/0/text', span: { start, end: start + 4 } },
  end: start + 8,
  words: key,
  key,
  kind: 'Công điện',
  date: '',
  agency: '',
  subject: '',
  is_quoted: false,
  is_first: true,
  faults: [],
  ...more,
});

const document = (text: string) => ({ noi_dung: [{ type: 'doan', text }] }) as unknown as Document;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { visibilityState: 'hidden' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function bench(rows: DraftCitation[]) {
  const home = { document: document('xx 1234 yy 5678 zz') };
  const asked: Document[] = [];
  const host = {
    call: (_: string, args: { document: Document }) => {
      asked.push(args.document);
      return Promise.resolve(rows);
    },
  } as unknown as Host;
  return { home, asked, citations: new Citations(host, home) };
}

describe('the citations of a document', () => {
  it('are read only while they are shown, and not while somebody types', async () => {
    const b = bench([row('A', 3)]);
    b.citations.changed();
    await vi.advanceTimersByTimeAsync(2000);
    expect(b.asked).toEqual([]);
    const hide = b.citations.show();
    await vi.advanceTimersByTimeAsync(100);
    expect(b.asked.length).toBe(1);
    for (let i = 0; i < 5; i += 1) {
      b.citations.changed();
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(b.asked.length).toBe(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(b.asked.length).toBe(2);
    hide();
    b.citations.changed();
    await vi.advanceTimersByTimeAsync(2000);
    expect(b.asked.length).toBe(2);
  });

  it('move with their letters', async () => {
    const b = bench([row('A', 3), row('B', 11)]);
    b.citations.show();
    await vi.advanceTimersByTimeAsync(100);
    b.home.document = document('xx 1234 yyy 5678 zz');
    const [a, moved] = b.citations.listed;
    expect(a?.stale).toBe(false);
    expect(moved?.citation.place.span).toEqual({ start: 12, end: 16 });
    expect(moved?.citation.end).toBe(20);
  });

  it('hide while their own letters change', async () => {
    const b = bench([row('A', 3), row('B', 11)]);
    b.citations.show();
    await vi.advanceTimersByTimeAsync(100);
    b.home.document = document('xx 1234 yy 5x678 zz');
    expect(b.citations.listed.map(({ stale }) => stale)).toEqual([false, true]);
  });

  it('are counted by document', async () => {
    const reference = { standing: 'ended' } as DraftCitation['reference'];
    const b = bench([row('A', 3, { reference }), row('A', 11, { reference, is_first: false }), row('B', 13)]);
    b.citations.show();
    await vi.advanceTimersByTimeAsync(100);
    expect(b.citations.counts).toEqual({ citations: 3, documents: 2, ended: 1, unknown: 1 });
    expect(new Set(b.citations.listed.map(({ citation }) => citation.id)).size).toBe(3);
  });
});

it('a finding belongs to the innermost citation around it', () => {
  const outer = { ...row('A', 0, { end: 40 }), id: 'A' };
  const inner = { ...row('B', 20, { end: 30 }), id: 'B' };
  const all: ListedCitation[] = [outer, inner].map((citation) => ({ citation, stale: false }));
  const finding = (family: string, start: number) =>
    ({ family, place: { field: '/noi_dung/0/text', span: { start, end: start + 1 } } }) as Finding;
  const list = [finding('VD', 2), finding('VD', 21), finding('VD', 35), finding('VD', 45), finding('CT', 3)];
  expect(saidOf(outer, all, list)).toEqual([list[0], list[2]]);
  expect(saidOf(inner, all, list)).toEqual([list[1]]);
});
