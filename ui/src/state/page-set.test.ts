import { describe, expect, it } from 'vitest';
import { knownHashes, mergePages } from './page-set';

const page = (hash: string, svg?: string) => ({ hash, width_pt: 595, height_pt: 842, ...(svg ? { svg } : {}) });
const preview = (...pages: ReturnType<typeof page>[]) => ({ pages, findings: [], labels: {} });

describe('pages', () => {
  it('that did not change stay the same objects', () => {
    const first = mergePages([], preview(page('a', '<svg>a'), page('b', '<svg>b')));
    const second = mergePages(first, preview(page('a'), page('c', '<svg>c')));
    expect(second[0]).toBe(first[0]);
    expect(second.map(({ svg }) => svg)).toEqual(['<svg>a', '<svg>c']);
  });

  it('that look alike are asked for once', () => {
    const shown = mergePages([], preview(page('a', '<svg>'), page('a', '<svg>')));
    expect(knownHashes(shown)).toEqual(['a']);
    expect(shown).toHaveLength(2);
  });
});
