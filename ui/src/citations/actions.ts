import type { Entry, ReferenceDto, ReferenceKey } from '../generated/types';
import type { App } from '../state/app.svelte';
import { vi } from '../text/vi';
import type { ImportPreview, Learning } from './library.svelte';

const words = vi.citations;

/** Shows the library. */
export function openLibrary(app: App): void {
  app.screen = 'library';
}

/** Back to the document, or to the first screen. */
export function leaveLibrary(app: App): void {
  app.screen = app.session ? 'editor' : 'home';
}

/** Asks for a list of documents and shows what it would change. */
export async function pickImport(app: App): Promise<void> {
  await app.attempt(async () => {
    const request = { title: words.library.importTitle, filter: words.library.importFilter, extensions: ['csv', 'json'] };
    const path = await app.host.pickOpen(request);
    if (path !== undefined) await app.library.look(path);
  });
}

/** Takes a list over that was looked at, but for some documents. */
export async function takeImport(app: App, preview: ImportPreview, leave: ReferenceKey[]): Promise<void> {
  await app.attempt(async () => {
    const { added, changed } = await app.library.take(preview, leave);
    changedBy(app, words.import.done(added.length, changed.length));
  });
}

/** Asks for a folder and shows what its documents teach the library. */
export async function pickLearning(app: App): Promise<void> {
  await app.attempt(async () => {
    const request = { title: words.library.learnTitle, filter: '', extensions: [], isFolder: true };
    const path = await app.host.pickOpen(request);
    if (path !== undefined) await app.library.lookAt(path);
  });
}

/** Takes over what the documents of a folder teach. */
export async function learn(app: App, learning: Learning): Promise<void> {
  await app.attempt(async () => {
    const { added } = await app.library.learn(learning);
    changedBy(app, words.learn.done(added.length));
  });
}

/** Keeps a document in the office's part of the library; tells what is wrong when it is not taken. */
export async function keepEntry(app: App, entry: Entry, replaces: ReferenceKey | undefined): Promise<string | undefined> {
  let trouble: string | undefined;
  await app.attempt(async () => {
    const reason = await app.library.keep(entry, replaces);
    if (reason) trouble = words.library.refused(words.library.reason[reason]);
    else changedBy(app, words.library.kept(entry.symbol));
  });
  return trouble;
}

/** Takes a document out of the office's part of the library. */
export async function removeEntry(app: App, { entry, short }: ReferenceDto): Promise<void> {
  await app.attempt(async () => {
    await app.library.remove(entry);
    changedBy(app, words.library.removed(short));
  });
}

/** The library says something else now: so do the rules, and the list of citations. */
function changedBy(app: App, text: string): void {
  app.session?.review.checkNow();
  app.session?.citations.readNow();
  app.say(text);
}
