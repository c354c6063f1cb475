import { review } from '../review/actions';
import { BlockBook } from '../blocks/book.svelte';
import { CarryingOut } from '../carrying-out/carrying-out.svelte';
import { Library } from '../citations/library.svelte';
import { Picture } from '../graph/picture.svelte';
import { Desk } from '../register/desk.svelte';
import { FileChecks } from '../review/file-checks.svelte';
import { Signing } from '../signing/signing.svelte';
import { RuleBook } from '../findings/rule-book.svelte';
import type { AppInfo, Document, KindDto, OfficeProfile, RecentFile, Recovery, Settings } from '../generated/types';
import { hostError, HostError } from '../host/errors';
import type { FileRequest, Host } from '../host/host';
import { OfficeSpelling } from '../spelling/book.svelte';
import { OwnTemplates } from '../templates/own.svelte';
import { vi } from '../text/vi';
import { kindName } from './form';
import { Session } from './session.svelte';

/** The ending of document files. */
export const EXTENSION = 'json';

/** The endings of files from elsewhere that are checked. */
export const FOREIGN = ['docx', 'doc', 'rtf', 'pdf'];

/** What the window shows. */
export type Screen = 'home' | 'editor' | 'profile' | 'review' | 'library' | 'graph' | 'carrying-out' | 'letters' | 'compare' | 'register' | 'signing' | 'templates';

/** The dialog that is open, if any. */
export type DialogName = 'blocks' | 'export' | 'number' | 'settings' | 'shortcuts' | 'unsaved';

/** The answer to the question about unsaved work. */
export type UnsavedAnswer = 'save' | 'discard' | 'cancel';

/** The window's state, and what can be done in it. */
export class App {
  readonly host: Host;
  readonly rules: RuleBook;
  readonly spelling: OfficeSpelling;
  readonly blocks: BlockBook;
  readonly files: FileChecks;
  readonly desk: Desk;
  readonly library: Library;
  readonly picture: Picture;
  readonly carryingOut: CarryingOut;
  readonly signing: Signing;
  readonly templates: OwnTemplates;
  kinds = $state.raw<KindDto[]>([]);
  info = $state.raw<AppInfo>();
  profile = $state.raw<OfficeProfile>();
  settings = $state.raw<Settings>();
  recents = $state.raw<RecentFile[]>([]);
  recoveries = $state.raw<Recovery[]>([]);
  screen = $state<Screen>('home');
  session = $state.raw<Session>();
  dialog = $state<DialogName>();
  /** The last thing done, for the status line and for screen readers. */
  notice = $state('');
  error = $state.raw<HostError>();
  ready = $state(false);
  #answer: ((answer: UnsavedAnswer) => void) | undefined;

  constructor(host: Host) {
    this.host = host;
    this.rules = new RuleBook(host);
    this.spelling = new OfficeSpelling(host);
    this.blocks = new BlockBook(host);
    this.files = new FileChecks(host);
    this.desk = new Desk(host, (error) => {
      this.error = hostError(error);
    });
    this.picture = new Picture(host);
    this.carryingOut = new CarryingOut(host);
    this.signing = new Signing(host);
    this.templates = new OwnTemplates(host);
    this.library = new Library(host, (error) => {
      this.error = hostError(error);
    });
  }

  /** Reads all that the first screen needs. */
  async start(): Promise<void> {
    await this.attempt(async () => {
      const [kinds, info, settings] = await Promise.all([
        this.host.call('list_kinds', {}),
        this.host.call('app_info', {}),
        this.host.call('read_settings', {}),
      ]);
      this.kinds = kinds;
      this.info = info;
      this.settings = settings;
      await this.rules.read();
      await this.spelling.read();
      await this.blocks.read();
      await this.refreshHome();
      this.profile = await this.host.call('read_profile', {});
    });
    this.ready = true;
    void this.attempt(async () => {
      const copy = await this.host.call('back_up_if_due', {});
      if (copy) this.say(vi.register.settings.backedUp(copy.path));
    });
    this.host.guardClose({
      isDirty: () => this.session?.dirty === true,
      mayClose: () => this.leaveDocument(),
    });
    this.host.onFilesGiven((paths) => void this.openGiven(paths));
  }

  /** Whether nothing was written about the office yet. */
  get isFirstRun(): boolean {
    return this.profile !== undefined && this.profile.co_quan_ban_hanh.trim() === '';
  }

  /** Does something; a failure is shown, and tells false. */
  async attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      this.error = undefined;
      await work();
      return true;
    } catch (thrown) {
      this.error = hostError(thrown);
      return false;
    }
  }

  say(text: string): void {
    this.notice = text;
  }

  async refreshHome(): Promise<void> {
    [this.recents, this.recoveries] = await Promise.all([
      this.host.call('recent_files', {}),
      this.host.call('list_recoveries', {}),
      this.desk.read(),
    ]);
  }

  async newDocument(kind: string, tenLoai?: string): Promise<void> {
    if (!(await this.leaveDocument())) return;
    await this.attempt(async () => {
      const args = tenLoai === undefined ? { kind } : { kind, ten_loai: tenLoai };
      const { document } = await this.host.call('new_document', args);
      this.enter(new Session(this.host, document));
    });
  }

  async openSample(kind: string): Promise<void> {
    if (!(await this.leaveDocument())) return;
    await this.attempt(async () => {
      const { document } = await this.host.call('sample_document', { kind });
      this.enter(new Session(this.host, document));
    });
  }

  /** Opens what was dropped on the window: a document of ours, or files and folders to check. */
  async openGiven(paths: string[]): Promise<void> {
    const [only, ...others] = paths;
    if (only === undefined) return;
    if (this.screen === 'signing') {
      await this.attempt(() => this.signing.check(paths));
      return;
    }
    await (others.length === 0 && isOurs(only) ? this.open(only) : review(this, paths));
  }

  /** Asks for a file: a document of ours is opened, a Word file is checked. */
  async pick(suggested?: string): Promise<void> {
    const request = { title: vi.file.open, filter: vi.file.openFilter, extensions: [EXTENSION, ...FOREIGN], suggested };
    await this.attempt(async () => {
      const path = await this.host.pickOpen(request);
      if (path !== undefined) await this.openGiven([path]);
    });
  }

  /** Opens a document of ours by its path. */
  async open(path: string): Promise<void> {
    if (!(await this.leaveDocument())) return;
    await this.attempt(async () => {
      const opened = await this.host.call('open_document', { path });
      this.enter(new Session(this.host, opened.document, opened.path));
      this.say(vi.file.opened(opened.name));
    });
  }

  /** Opens the text of a dropped file, whose path is not known: as unsaved work. */
  async openText(text: string): Promise<void> {
    if (!(await this.leaveDocument())) return;
    await this.attempt(async () => {
      const { document } = await this.host.call('read_document', { document: parseDocument(text) });
      this.enter(new Session(this.host, document, undefined, false));
    });
  }

  async restore(recovery: Recovery): Promise<void> {
    if (!(await this.leaveDocument())) return;
    await this.attempt(async () => {
      const { document, path } = await this.host.call('take_recovery', { id: recovery.id });
      this.enter(new Session(this.host, document, path, false, recovery.id));
    });
  }

  async discardRecovery(recovery: Recovery): Promise<void> {
    await this.attempt(async () => {
      await this.host.call('discard_recovery', { id: recovery.id });
      await this.refreshHome();
    });
  }

  /** Saves to the document's file, or asks for one. Tells whether it was saved. */
  async save(asOther = false): Promise<boolean> {
    const { session } = this;
    if (!session) return true;
    let saved = false;
    await this.attempt(async () => {
      if (session.archived && session.path === undefined && !asOther) {
        await session.keep('');
        saved = true;
        this.say(vi.register.number.kept(session.archived.entry.document));
        return;
      }
      const path =
        !asOther && session.path !== undefined
          ? session.path
          : await this.host.pickSave(this.#fileRequest(vi.file.save, session.path ?? this.suggestedName(EXTENSION)));
      if (path === undefined) return;
      await session.save(path);
      saved = true;
      this.say(vi.file.saved(session.name ?? path));
    });
    return saved;
  }

  /** A file name for the document: its kind and number, in letters that every disk takes. */
  suggestedName(extension: string): string {
    const { session } = this;
    if (!session) return `van-ban.${extension}`;
    const { so_ky_hieu } = session.document;
    const parts = [kindName(this.kinds, session.document), so_ky_hieu.so, so_ky_hieu.ky_hieu];
    const name = parts
      .filter((part) => part !== undefined && part !== '')
      .join(' ')
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .replace(/đ/gu, 'd')
      .replace(/Đ/gu, 'D')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/gu, '');
    return `${name}.${extension}`;
  }

  /** Goes to the first screen. The document stays open. */
  async goHome(): Promise<void> {
    if (!(await this.leaveDocument())) return;
    this.screen = 'home';
    await this.attempt(() => this.refreshHome());
  }

  /** Before the document gives way: saves or gives up its changes. False when the user stays. */
  async leaveDocument(): Promise<boolean> {
    const { session } = this;
    if (!session) return true;
    if (session.dirty) {
      const answer = await this.#askUnsaved();
      if (answer === 'cancel') return false;
      if (answer === 'save' && !(await this.save())) return false;
    }
    await this.attempt(() => session.close());
    this.session = undefined;
    if (this.screen === 'editor' || this.screen === 'letters' || this.screen === 'compare') this.screen = 'home';
    return true;
  }

  answerUnsaved(answer: UnsavedAnswer): void {
    this.dialog = undefined;
    this.#answer?.(answer);
    this.#answer = undefined;
  }

  async writeSettings(change: Partial<Settings>): Promise<void> {
    if (!this.settings) return;
    const settings = { ...this.settings, ...change };
    this.settings = settings;
    await this.attempt(async () => {
      await this.host.call('write_settings', { settings });
    });
  }

  /** Switches a rule off for the office; `by` is who does it. */
  async switchOff(code: string, by: string): Promise<void> {
    await this.#switch(this.rules.switchOff(code, by), vi.rules.switchedOff(code));
  }

  /** Switches a rule on again. */
  async switchOn(code: string): Promise<void> {
    await this.#switch(this.rules.switchOn(code), vi.rules.switchedOn(code));
  }

  async #switch(work: Promise<void>, words: string): Promise<void> {
    await this.attempt(async () => {
      await work;
      this.session?.review.checkNow();
      this.say(words);
    });
  }

  async writeProfile(profile: OfficeProfile): Promise<boolean> {
    return this.attempt(async () => {
      await this.host.call('write_profile', { profile });
      this.profile = profile;
      this.say(vi.profile.saved);
    });
  }

  /** Shows a document. */
  enter(session: Session): void {
    this.session = session;
    this.screen = 'editor';
  }

  #askUnsaved(): Promise<UnsavedAnswer> {
    this.#answer?.('cancel');
    this.dialog = 'unsaved';
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  #fileRequest(title: string, suggested?: string): FileRequest {
    return { title, filter: vi.file.filter, extensions: [EXTENSION], suggested };
  }
}

/** Whether a file is a document of ours, by its name. */
function isOurs(path: string): boolean {
  return path.toLowerCase().endsWith(`.${EXTENSION}`);
}

/** The document in a text; the host checks its fields. */
function parseDocument(text: string): Document {
  try {
    return JSON.parse(text) as Document;
  } catch (error) {
    throw new HostError('document-strange', {}, String(error));
  }
}
