import type { Mark } from '../editor/finding-marks';
import type { TextHome } from '../editor/place';
import { isInside, type FieldPath } from '../lib/path';
import { findingTitle } from './words';
import type { Finding } from './review.svelte';

/** The marks of the findings that stand in the text of one editor. */
export function marksIn(
  findings: readonly Finding[],
  current: string | undefined,
  path: FieldPath,
  homeOf: (field: FieldPath) => TextHome | undefined,
): Mark[] {
  return findings.flatMap((finding) => {
    const { place, severity, key } = finding;
    const home = isInside(place.field, path) ? homeOf(place.field) : undefined;
    if (!home) return [];
    return [{ home, span: place.span, severity, title: findingTitle(finding), isCurrent: key === current }];
  });
}
