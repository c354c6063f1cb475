import type { ArchivedDocument } from '../generated/types';
import type { App } from '../state/app.svelte';
import { Session } from '../state/session.svelte';
import { vi } from '../text/vi';
import type { Tab } from './desk.svelte';

/** Shows the register and the archive. */
export async function openRegister(app: App, tab?: Tab): Promise<void> {
  app.screen = 'register';
  await app.attempt(async () => {
    await app.desk.read();
    await app.desk.show(tab ?? app.desk.tab);
  });
}

/** Shows a document of the archive. */
export async function openArchived(app: App, document: number): Promise<void> {
  app.screen = 'register';
  await app.attempt(async () => {
    await app.desk.open(document);
    const direction = app.desk.shown?.entry.direction;
    if (app.desk.tab !== 'ho-so' && direction) app.desk.tab = direction;
  });
}

/** Shows a hồ sơ of the archive. */
export async function openHoSo(app: App, id: number): Promise<void> {
  app.screen = 'register';
  await app.attempt(async () => {
    await app.desk.show('ho-so');
    await app.desk.openHoSo(id);
  });
}

/** Goes on drafting a document of the archive. */
export async function editArchived(app: App, archived: ArchivedDocument): Promise<void> {
  if (!(await app.leaveDocument())) return;
  await app.attempt(async () => {
    const { document } = await app.host.call('archived_document', { document: archived.entry.document });
    const session = new Session(app.host, document);
    session.archived = archived;
    app.enter(session);
  });
}

/** Asks where to write something and writes it there. */
export async function writeTo(
  app: App,
  request: { title: string; name: string; extension: string },
  write: (path: string) => Promise<string>,
): Promise<void> {
  await app.attempt(async () => {
    const path = await app.host.pickSave({
      title: request.title,
      filter: vi.register.print.file,
      extensions: [request.extension],
      suggested: request.name,
    });
    if (path !== undefined) app.say(await write(path));
  });
}
