import { isInside, type FieldPath } from '../lib/path';

/** Puts the cursor into a field, at an offset of its letters. `inner` is the place inside it. */
type SetCaret = (offset: number, inner: FieldPath) => void;

const carets = new Map<FieldPath, SetCaret>();

/** An editor tells how the cursor is put into its field; the answer takes that back. */
export function registerCaret(path: FieldPath, set: SetCaret): () => void {
  carets.set(path, set);
  return () => {
    if (carets.get(path) === set) carets.delete(path);
  };
}

let showForm: (() => void) | undefined;

/** The window tells how the form is brought to the front; the answer takes that back. */
export function registerForm(show: () => void): () => void {
  showForm = show;
  return () => {
    if (showForm === show) showForm = undefined;
  };
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
  const editor = longest([...carets.keys()], path);
  const fields = [...document.querySelectorAll<HTMLElement>('[data-path]')];
  const plain = longest(fields.map((field) => field.dataset['path'] ?? ''), path);
  if (editor !== undefined && editor.length >= (plain?.length ?? 0)) {
    carets.get(editor)?.(offset, path.slice(editor.length));
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
