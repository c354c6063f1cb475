import type { CitationNode } from '../generated/types';
import { nameOf } from '../review/file-checks.svelte';
import { openArchived } from '../register/actions';
import type { App } from '../state/app.svelte';
import { vi } from '../text/vi';
import type { Drawn } from './picture.svelte';
import { pngOf } from './png';

/** What a picture is written as. */
export type PictureFormat = 'svg' | 'png' | 'csv';

/** Shows the picture of something. */
export async function draw(app: App, drawn: Drawn): Promise<void> {
  await app.attempt(async () => {
    await app.picture.draw(drawn, isDark(app));
    app.screen = 'graph';
  });
}

/** Asks for a folder and shows the picture of all documents in it. */
export async function drawFolder(app: App): Promise<void> {
  await app.attempt(async () => {
    const request = { title: vi.graph.pickFolder, filter: '', extensions: [], isFolder: true };
    const path = await app.host.pickOpen(request);
    if (path !== undefined) await draw(app, { paths: [path] });
  });
}

/** Back to the register, to the document, or to the first screen. */
export function leaveGraph(app: App): void {
  const { drawn } = app.picture;
  if (drawn && 'filter' in drawn) app.screen = 'register';
  else app.screen = app.session ? 'editor' : 'home';
}

/** Opens what a box was read from: a document in the register, a file of ours, another one for a review. */
export async function openNode(app: App, node: CitationNode): Promise<void> {
  const registered = app.picture.documentOf(node);
  if (registered !== undefined) return openArchived(app, registered);
  await app.attempt(async () => {
    const path = await app.picture.pathOf(node);
    if (path !== undefined) await app.openGiven([path]);
  });
}

/** Writes the picture, on white ground, or its table. */
export async function exportPicture(app: App, format: PictureFormat): Promise<void> {
  const { drawn } = app.picture;
  if (!drawn) return;
  await app.attempt(async () => {
    const request = {
      title: vi.graph.exportTitle,
      filter: vi.graph.formats[format],
      extensions: [format],
      suggested: `${vi.graph.exportName}.${format}`,
    };
    const path = await app.host.pickSave(request);
    if (path === undefined) return;
    const { svg, csv } = await app.picture.ask(drawn, false);
    const bytes = format === 'png' ? await pngOf(svg) : new TextEncoder().encode(format === 'svg' ? svg : csv);
    await app.host.call('write_picture', { path, bytes: [...bytes] });
    app.say(vi.graph.exported(nameOf(path)));
  });
}

/** Whether the window is dark now. */
export function isDark(app: App): boolean {
  const { theme = 'system' } = app.settings ?? {};
  return theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}
