import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document, DraftFinding } from '../generated/types';
import { withValue } from '../lib/path';
import { carried, carriedSpan, inOrder } from './places';

const document = {
  schema: 1,
  kind: 'cong-van',
  trich_yeu: 'thi hành  kỷ luật',
  kinh_gui: ['Sở A', 'Sở B'],
} as unknown as Document;

function finding(field: string, start: number, end: number): DraftFinding {
  return {
    code: 'CT01',
    family: 'CT',
    severity: 'error',
    certainty: 'certain',
    place: { field, span: { start, end } },
    related: [],
    message: '',
    article: '',
    mark: { rule: 'CT01', field, text: '' },
    ignored: false,
    alternatives: [],
    fix: { safety: 'safe', edits: [{ field, span: { start, end }, before: '  ', after: ' ' }] },
  };
}

describe('a finding on edited text', () => {
  const doubled = finding('/trich_yeu', 8, 10);

  it('stays with its letters while others change', () => {
    const before = withValue(document, '/trich_yeu', 'Vv thi hành  kỷ luật');
    expect(carried(doubled, document, before)?.place.span).toEqual({ start: 11, end: 13 });
    expect(carried(doubled, document, before)?.fix?.edits[0]?.span).toEqual({ start: 11, end: 13 });
    const after = withValue(document, '/trich_yeu', 'thi hành  kỷ cương');
    expect(carried(doubled, document, after)?.place.span).toEqual({ start: 8, end: 10 });
    expect(carried(doubled, document, withValue(document, '/kinh_gui', []))).toBeDefined();
  });

  it('hides when its own letters, or those beside them, change', () => {
    for (const text of ['thi hành kỷ luật', 'thi hành   kỷ luật', 'thi hànH  kỷ luật', '']) {
      expect(carried(doubled, document, withValue(document, '/trich_yeu', text))).toBeUndefined();
    }
    expect(carried(doubled, document, withValue(document, '/trich_yeu', undefined))).toBeUndefined();
  });

  it('never speaks of other letters than before', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 12 });
    fc.assert(
      fc.property(texts, texts, fc.nat(12), fc.nat(4), (before, after, from, length) => {
        const span = { start: Math.min(from, before.length), end: Math.min(from + length, before.length) };
        const moved = carriedSpan(span, before, after);
        if (moved) expect(after.slice(moved.start, moved.end)).toBe(before.slice(span.start, span.end));
      }),
    );
  });
});

it('findings follow the order of the form, and of the lines in a list', () => {
  const kind = { groups: [{ title: '', fields: [{ path: '/kinh_gui' }, { path: '/trich_yeu' }] }] };
  const list = [finding('/x', 0, 1), finding('/trich_yeu', 8, 10), finding('/trich_yeu', 2, 3), finding('/kinh_gui/10', 0, 1), finding('/kinh_gui/9', 0, 1)];
  const places = inOrder(list, kind as never).map(({ place }) => `${place.field} ${place.span?.start ?? 0}`);
  expect(places).toEqual(['/kinh_gui/9 0', '/kinh_gui/10 0', '/trich_yeu 2', '/trich_yeu 8', '/x 0']);
});
