import type { App } from '../state/app.svelte';
import { vi } from '../text/vi';
import type { Tab } from './signing.svelte';

/** Shows the screen of signatures and copies. */
export async function openSigning(app: App, tab: Tab): Promise<void> {
  app.screen = 'signing';
  await app.attempt(() => app.signing.open(tab));
}

/** Back to the document, or to the first screen. */
export function leaveSigning(app: App): void {
  app.signing.cancel();
  app.screen = app.session ? 'editor' : 'home';
}

/** Asks for a file; undefined when the user thinks better of it. */
export async function pickFile(
  app: App,
  title: string,
  filter: string,
  extensions: string[],
): Promise<string | undefined> {
  let path: string | undefined;
  await app.attempt(async () => {
    path = await app.host.pickOpen({ title, filter, extensions });
  });
  return path;
}

/** Asks for PDFs and checks their signatures. */
export async function pickForCheck(app: App): Promise<void> {
  const path = await pickFile(app, vi.signing.check.pickTitle, vi.signing.pdf, ['pdf']);
  if (path !== undefined) await app.attempt(() => app.signing.check([path]));
}

/** The name of a file without its folder. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}
