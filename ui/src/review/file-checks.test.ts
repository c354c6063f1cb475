import { describe, expect, it } from 'vitest';
import type { FormReport } from '../generated/types';
import type { Host } from '../host/host';
import { HostError } from '../host/errors';
import { FileChecks, notJudged, notSeen } from './file-checks.svelte';

const report = (path: string, codes: string[] = []): FormReport => ({
  path,
  medium: 'word',
  regime: 'hanh-chinh',
  findings: codes.map((code) => ({ code }) as FormReport['findings'][number]),
  passed: 1,
  not_applicable: 0,
  not_evaluated: 0,
});

function bench(found: string[]) {
  const waiting = new Map<string, () => void>();
  let most = 0;
  const call = (name: string, args: { path?: string }) => {
    if (name === 'list_documents') return Promise.resolve(found);
    const path = args.path ?? '';
    return new Promise((resolve, reject) => {
      waiting.set(path, () => {
        waiting.delete(path);
        if (path.endsWith('hong.docx')) reject(new HostError('word-file-damaged', { path }));
        else resolve(report(path, ['TT02']));
      });
      most = Math.max(most, waiting.size);
    });
  };
  const checks = new FileChecks({ call } as unknown as Host);
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve));
  const answer = async () => {
    [...waiting.values()].forEach((run) => run());
    await settle();
  };
  return { checks, answer, settle, most: () => most };
}

describe('files under review', () => {
  it('are checked a few at a time, each with its report or its trouble', async () => {
    const b = bench(['/a/1.docx', '/a/hong.docx', '/a/3.docx', '/a/4.docx', '/a/5.docx']);
    const end = b.checks.start(['/a']);
    await b.settle();
    expect(b.checks.running).toBe(true);
    for (let i = 0; i < 5; i += 1) await b.answer();
    await end;
    expect(b.most()).toBe(2);
    expect(b.checks.done).toBe(5);
    expect(b.checks.running).toBe(false);
    expect(b.checks.files.map(({ name, report: found }) => [name, found?.findings.length])).toEqual([
      ['1.docx', 1],
      ['hong.docx', undefined],
      ['3.docx', 1],
      ['4.docx', 1],
      ['5.docx', 1],
    ]);
    expect(b.checks.files[1]?.message).toContain('hong.docx');
    expect(b.checks.chosen).toBeUndefined();
  });

  it('keep what was checked when the rest is cancelled', async () => {
    const b = bench(['/a/1.docx', '/a/2.docx', '/a/3.docx', '/a/4.docx']);
    const end = b.checks.start(['/a']);
    await b.settle();
    await b.answer();
    b.checks.cancel();
    await b.answer();
    await end;
    expect(b.checks.done).toBe(2);
  });

  it('are shown at once when there is only one', async () => {
    const b = bench(['/a/1.docx']);
    void b.checks.start(['/a/1.docx']);
    await b.settle();
    expect(b.checks.shown?.name).toBe('1.docx');
  });
});

it('a file that stands under other rules says so', () => {
  const judged = report('/a', ['TT02']);
  expect(notJudged(judged)).toBeUndefined();
  expect(notJudged({ ...judged, regime: 'dang', passed: 0, findings: [] })).toContain('Đảng');
  const annex = { ...judged, regime: 'tep-kem-theo' };
  expect(notJudged(annex)).toBeUndefined();
  expect(notSeen(annex)).toContain('chỉ kiểm tra');
});
