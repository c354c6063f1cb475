import { makeEdits } from '../findings/fix';
import type { Finding } from '../findings/review.svelte';
import type { App } from '../state/app.svelte';
import type { Session } from '../state/session.svelte';
import { spelling } from '../text/spelling';
import { alike, editsOf, written } from './alike';

/** Puts the nth choice in the place of one finding, or of all that are alike. */
export function accept(app: App, session: Session, finding: Finding, index: number, all = false): void {
  const findings = all ? alike(finding, session.review.live) : [finding];
  const edits = findings.flatMap((one) => editsOf(one, index));
  if (edits.length === 0) return;
  makeEdits(session, edits, findings.length);
  app.say(spelling.replaced(findings.length));
}

/** Ignores all that is alike in this document: the document keeps it. */
export function ignoreInDocument(session: Session, finding: Finding): void {
  session.review.ignore(...alike(finding, session.review.live));
}

/** Adds what is written to the words of the office, after which no document is told of it. */
export async function keepWord(app: App, session: Session, finding: Finding): Promise<void> {
  const word = written(finding);
  if (word === undefined) return;
  await app.attempt(async () => {
    await app.spelling.keepWord(word);
    session.review.checkNow();
    app.say(spelling.kept(word));
  });
}

/** What a key does to the finding that is chosen; whether it did something. */
export function press(app: App, session: Session, finding: Finding, key: string): boolean {
  const number = /^[1-5]$/u.test(key) ? Number(key) - 1 : undefined;
  if (number !== undefined) accept(app, session, finding, number);
  else if (key === 'a') accept(app, session, finding, 0, true);
  else if (key === 'b') session.review.passOver(finding);
  else if (key === 'v') ignoreInDocument(session, finding);
  else if (key === 't') void keepWord(app, session, finding);
  else return false;
  return true;
}
