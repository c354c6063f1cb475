import { tick } from 'svelte';
import { editorOf } from '../form/carets';
import type { DraftEdit, RichText } from '../generated/types';
import { groupBy } from '../lib/group';
import type { FieldPath } from '../lib/path';
import type { Session } from '../state/session.svelte';
import { changed, fromTheEnd, inverse, mappedOffset } from './edits';
import type { Finding } from './review.svelte';

/** Carries out the fixes of findings; in each editor that is one step of its undo. */
export function fix(session: Session, findings: readonly Finding[]): void {
  const edits = findings.flatMap((finding) => finding.fix?.edits ?? []);
  if (edits.length > 0) makeEdits(session, edits, findings.length);
}

/** Makes edits that somebody chose for some findings; they are taken back as fixes are. */
export function makeEdits(session: Session, edits: readonly DraftEdit[], count: number): void {
  session.review.fixed(make(session, edits), count);
}

/** Takes the fixes made last back. */
export function undoFixes(session: Session): void {
  const { undoable } = session.review;
  if (!undoable) return;
  make(session, undoable.edits);
  session.review.checkNow();
}

/** Makes edits and returns those that take them back. */
function make(session: Session, edits: readonly DraftEdit[]): DraftEdit[] {
  const once = [...groupBy(edits, ({ field }) => field).values()].map(fromTheEnd);
  for (const [editor, fields] of groupBy(once, ([first]) => editorOf(first?.field ?? ''))) {
    if (editor) editor.change(fields.flat());
    else for (const list of fields) setField(session, list);
  }
  return once.flatMap(inverse);
}

/** Changes a field that has no editor of its own; the cursor in it stays beside its letter. */
function setField(session: Session, edits: readonly DraftEdit[]): void {
  const field = edits[0]?.field ?? '';
  const value = session.get(field);
  if (typeof value !== 'string' && !Array.isArray(value)) return;
  const input = focusedInput(field);
  const cursor = input && [input.selectionStart, input.selectionEnd].map((at) => mappedOffset(at ?? 0, edits));
  session.set(field, changed(value as RichText, edits));
  if (!input || !cursor) return;
  void tick().then(() => {
    input.setSelectionRange(cursor[0] ?? 0, cursor[1] ?? 0);
  });
}

function focusedInput(field: FieldPath): HTMLTextAreaElement | HTMLInputElement | undefined {
  const input = document.activeElement;
  if (!(input instanceof HTMLTextAreaElement || input instanceof HTMLInputElement)) return undefined;
  return input.closest<HTMLElement>('[data-path]')?.dataset['path'] === field ? input : undefined;
}
