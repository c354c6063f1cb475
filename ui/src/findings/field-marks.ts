import { isInside } from '../lib/path';
import { SEVERITIES, type Finding } from './review.svelte';

/**
 * Marks the fields of a form that have findings, each by the gravest of them: `data-mark` on the
 * innermost element of a place. Editors of rich text mark letters and are left alone.
 */
export function markFields(form: HTMLElement, findings: readonly Finding[]): void {
  const homes = [...form.querySelectorAll<HTMLElement>('[data-path]')].filter(
    (home) => !home.matches('.body-editor, .line-field'),
  );
  const marks = new Map<HTMLElement, number>();
  for (const { place, severity } of findings) {
    const home = innermost(homes, place.field);
    if (home) marks.set(home, Math.min(marks.get(home) ?? SEVERITIES.length, SEVERITIES.indexOf(severity)));
  }
  for (const home of homes) {
    const mark = SEVERITIES[marks.get(home) ?? -1];
    if (mark) home.dataset['mark'] = mark;
    else delete home.dataset['mark'];
  }
}

function innermost(homes: readonly HTMLElement[], field: string): HTMLElement | undefined {
  let best: HTMLElement | undefined;
  for (const home of homes) {
    const path = home.dataset['path'] ?? '';
    if (path !== '' && isInside(field, path) && path.length > (best?.dataset['path']?.length ?? 0)) best = home;
  }
  return best;
}
