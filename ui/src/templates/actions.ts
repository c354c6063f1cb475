import type { KindDto } from '../generated/types';
import { nameOf } from '../review/file-checks.svelte';
import type { App } from '../state/app.svelte';
import { vi } from '../text/vi';

/** The ending of a template that is handed on. */
const ENDING = 'mauthethuc';

/** Shows the office's templates. */
export async function openTemplates(app: App): Promise<void> {
  await app.attempt(async () => {
    await app.templates.read();
    app.screen = 'templates';
  });
}

/** Back to the document, or to the first screen. */
export function leaveTemplates(app: App): void {
  app.screen = app.session ? 'editor' : 'home';
}

/** The kinds of the program: those that are none of the office's. */
export function builtinKinds(app: App): KindDto[] {
  const own = new Set(app.templates.list.map(({ id }) => id));
  return app.kinds.filter(({ id }) => !own.has(id));
}

/** Copies a kind under the first free name, and begins to change the copy. */
export async function copyKind(app: App, kind: KindDto): Promise<void> {
  await app.attempt(async () => {
    const taken = new Set([...app.kinds, ...app.templates.list].map(({ id }) => id));
    let id = `${kind.id}-rieng`;
    for (let count = 2; taken.has(id); count += 1) id = `${kind.id}-rieng-${count}`;
    await app.host.call('copy_template', { kind: kind.id, id, name: vi.templates.newName(kind.name) });
    await refresh(app);
    await app.templates.choose(id);
  });
}

/** Keeps the changes and says what became of them. */
export async function saveTemplate(app: App): Promise<void> {
  await app.attempt(async () => {
    await app.templates.save();
    app.kinds = await app.host.call('list_kinds', {});
    const faults = app.templates.report?.faults.length ?? 0;
    app.say(faults === 0 ? vi.templates.saved : vi.templates.savedFaulty(faults));
  });
}

/** Writes the template as one file. */
export async function shareTemplate(app: App, id: string): Promise<void> {
  await app.attempt(async () => {
    const path = await app.host.pickSave({
      title: vi.templates.share,
      filter: vi.templates.file,
      extensions: [ENDING],
      suggested: `${id}.${ENDING}`,
    });
    if (path === undefined) return;
    const written = await app.host.call('share_template', { id, path });
    app.say(vi.templates.shared(nameOf(written.path)));
  });
}

/** Takes in a template that was handed on. */
export async function takeTemplate(app: App): Promise<void> {
  await app.attempt(async () => {
    const request = { title: vi.templates.take, filter: vi.templates.file, extensions: [ENDING] };
    const path = await app.host.pickOpen(request);
    if (path === undefined) return;
    const { id, name } = await app.host.call('take_template', { path });
    await refresh(app);
    await app.templates.choose(id);
    app.say(vi.templates.taken(name));
  });
}

/** Deletes a template. */
export async function removeTemplate(app: App, id: string): Promise<void> {
  await app.attempt(async () => {
    await app.host.call('remove_template', { id });
    app.templates.leave();
    await refresh(app);
  });
}

async function refresh(app: App): Promise<void> {
  app.kinds = await app.host.call('list_kinds', {});
  await app.templates.read();
}
