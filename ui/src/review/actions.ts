import type { MendedFile } from '../generated/types';
import { FOREIGN, type App } from '../state/app.svelte';
import { Session } from '../state/session.svelte';
import { vi } from '../text/vi';
import { isDone, nameOf } from './file-checks.svelte';

/** Asks for a Word file or a PDF, or for a folder of files, and checks it. */
export async function pickForReview(app: App, isFolder: boolean): Promise<void> {
  const title = isFolder ? vi.review.openFolder : vi.review.openFile;
  await app.attempt(async () => {
    const path = await app.host.pickOpen({ title, filter: vi.review.foreign, extensions: FOREIGN, isFolder });
    if (path !== undefined) await review(app, [path]);
  });
}

/** Shows what the rules say of files, and of all documents in folders. */
export async function review(app: App, paths: readonly string[]): Promise<void> {
  app.screen = 'review';
  await app.attempt(() => app.files.start(paths));
}

/** Back to the document, or to the first screen. */
export function leaveReview(app: App): void {
  app.files.cancel();
  app.screen = app.session ? 'editor' : 'home';
}

/** Opens a Word file as a new document, which was never saved. */
export async function openWord(app: App, path: string): Promise<void> {
  if (!(await app.leaveDocument())) return;
  await app.attempt(async () => {
    const { document } = await app.host.call('read_word', { path });
    app.enter(new Session(app.host, document, undefined, false));
    app.say(vi.review.fromWord(nameOf(path)));
  });
}

/** Writes a Word file with its safe fixes as tracked changes; tells what became of the findings. */
export async function mendFile(app: App, path: string): Promise<MendedFile | undefined> {
  let mended: MendedFile | undefined;
  await app.attempt(async () => {
    const suggested = vi.review.mendName(path);
    const request = { title: vi.review.mendTitle, filter: vi.file.word, extensions: ['docx'], suggested };
    const output = await app.host.pickSave(request);
    if (output !== undefined) mended = await app.host.call('mend_file', { path, output });
  });
  return mended;
}

/** Writes what was found in the files under review. */
export async function exportReports(app: App, format: 'csv' | 'html'): Promise<void> {
  await app.attempt(async () => {
    const suggested = `${vi.review.exportName}.${format}`;
    const request = { title: vi.review.exportTitle, filter: vi.review.exports[format], extensions: [format], suggested };
    const target = await app.host.pickSave(request);
    if (target === undefined) return;
    const files = app.files.files
      .filter(isDone)
      .map(({ path, report, message = '' }) => (report ? { path, report } : { path, message }));
    await app.host.call('export_reports', { files, [format]: target });
    app.say(vi.review.exported(target));
  });
}
