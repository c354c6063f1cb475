import { goTo } from '../form/carets';
import type { App } from '../state/app.svelte';
import { kindOf } from '../state/form';
import type { Session } from '../state/session.svelte';
import { vi } from '../text/vi';
import { fix } from './fix';
import { inOrder } from './places';
import type { Finding } from './review.svelte';

/** Takes the cursor to a finding, which becomes the current one. */
export function goToFinding(session: Session, finding: Finding): void {
  session.review.current = finding.key;
  goTo(finding.place.field, finding.place.span?.start ?? 0);
}

/** Goes to the next (1) or the previous (-1) finding in the order of the form. */
export function stepFinding(app: App, session: Session, direction: 1 | -1): void {
  const { review } = session;
  const list = inOrder(review.shown, kindOf(app.kinds, session.document));
  const at = list.findIndex(({ key }) => key === review.current);
  const from = at === -1 && direction === -1 ? 0 : at;
  const index = (from + direction + list.length) % list.length;
  const finding = list[index];
  if (!finding) {
    app.say(vi.findings.none);
    return;
  }
  goToFinding(session, finding);
  app.say(vi.findings.at(index, list.length, finding.message));
}

/** Carries out the fix of the current finding, if it has one. */
export function fixCurrent(app: App, session: Session): void {
  const finding = session.review.find(session.review.current);
  if (!finding?.fix) return;
  fix(session, [finding]);
  app.say(vi.findings.fixed(1));
}
