import type { DraftEdit } from '../generated/types';
import { isInside, type FieldPath } from '../lib/path';

/** An editor of rich text in the form. */
export interface TextEditor {
  /** Puts the cursor at an offset of its letters. `inner` is the place inside its field. */
  setCaret(offset: number, inner: FieldPath): void;
  /** Changes letters, from the last place to the first, as one step of its undo. */
  change(edits: readonly DraftEdit[]): void;
}

const editors = new Map<FieldPath, TextEditor>();

/** An editor says which field it is of; the answer takes that back. */
export function registerEditor(path: FieldPath, editor: TextEditor): () => void {
  editors.set(path, editor);
  return () => {
    if (editors.get(path) === editor) editors.delete(path);
  };
}

/** The editor that a place is in, if it is in one. */
export function editorOf(path: FieldPath): TextEditor | undefined {
  return editors.get(longest([...editors.keys()], path) ?? '');
}

let showForm: (() => void) | undefined;

/** The window tells how the form is brought to the front; the answer takes that back. */
export function registerForm(show: () => void): () => void {
  showForm = show;
  return () => {
    if (showForm === show) showForm = undefined;
  };
}

/** Whether the form stands in view; in a narrow window another pane may hide it. */
export function isFormShown(): boolean {
  const field = document.querySelector('form [data-path]');
  return field !== null && field.getClientRects().length > 0;
}

/** Takes the cursor to a place of the document, or to the nearest field that holds it. */
export function goTo(path: FieldPath, offset = 0): void {
  showForm?.();
  requestAnimationFrame(() => {
    put(path, offset);
  });
}

function put(path: FieldPath, offset: number): void {
  openAround(path);
  const editor = longest([...editors.keys()], path);
  const fields = [...document.querySelectorAll<HTMLElement>('[data-path]')];
  const plain = longest(fields.map((field) => field.dataset['path'] ?? ''), path);
  if (editor !== undefined && editor.length >= (plain?.length ?? 0)) {
    editors.get(editor)?.setCaret(offset, path.slice(editor.length));
    return;
  }
  const field = fields.find((candidate) => candidate.dataset['path'] === plain) ?? firstInside(fields, path);
  if (field) focusIn(field, offset);
}

function firstInside(fields: HTMLElement[], path: FieldPath): HTMLElement | undefined {
  return fields.find((field) => isInside(field.dataset['path'] ?? '', path));
}

function longest(paths: FieldPath[], path: FieldPath): FieldPath | undefined {
  let best: FieldPath | undefined;
  for (const candidate of paths) {
    if (isInside(path, candidate) && candidate.length > (best?.length ?? -1)) best = candidate;
  }
  return best;
}

/** Opens the folded parts around a place, so that it can be reached. */
function openAround(path: FieldPath): void {
  for (const part of document.querySelectorAll<HTMLDetailsElement>('details[data-part]')) {
    if (isInside(path, part.dataset['part'] ?? '-')) part.open = true;
  }
}

function focusIn(field: HTMLElement, offset: number): void {
  const input = field.matches('input, textarea, select, button')
    ? field
    : field.querySelector<HTMLElement>('input, textarea, select, [contenteditable="true"], button');
  if (!input) return;
  input.focus();
  input.scrollIntoView({ block: 'nearest' });
  if (input instanceof HTMLTextAreaElement) input.setSelectionRange(offset, offset);
}
