import type { App } from '../state/app.svelte';
import { vi } from '../text/vi';

/** The endings of files that come as documents. */
const READABLE = ['docx', 'doc', 'rtf', 'pdf', 'json'];

/** Shows the screen on which a document is chosen that is to be carried out. */
export function openCarryingOut(app: App): void {
  app.screen = 'carrying-out';
}

/** Back to the document, or to the first screen. */
export function leaveCarryingOut(app: App): void {
  app.screen = app.session ? 'editor' : 'home';
}

/** Asks for the document that came, and reads it. */
export async function pickSource(app: App): Promise<void> {
  await app.attempt(async () => {
    const request = { title: vi.carryingOut.pick, filter: vi.file.openFilter, extensions: READABLE };
    const path = await app.host.pickOpen(request);
    if (path !== undefined) await app.carryingOut.read(path);
  });
}

/** Opens the draft that carries the document out. */
export async function draftCarryingOut(app: App): Promise<void> {
  if (!(await app.leaveDocument())) return;
  await app.attempt(async () => {
    app.enter(await app.carryingOut.draft());
    app.carryingOut.clear();
    app.say(vi.carryingOut.drafted);
  });
}
