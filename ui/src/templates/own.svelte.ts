import type { Document, OwnTemplate, TemplateDraft, TemplateReport } from '../generated/types';
import type { Host } from '../host/host';

/** The office's own templates, and the one that is being changed. */
export class OwnTemplates {
  readonly #host: Host;
  list = $state.raw<OwnTemplate[]>([]);
  draft = $state.raw<TemplateDraft>();
  report = $state.raw<TemplateReport>();
  /** A document of the template, once the template has no fault. */
  sample = $state.raw<Document>();
  isChanged = $state(false);

  constructor(host: Host) {
    this.#host = host;
  }

  async read(): Promise<void> {
    this.list = await this.#host.call('list_templates', {});
  }

  /** Begins to change a template. */
  async choose(id: string): Promise<void> {
    const [draft, report] = await Promise.all([
      this.#host.call('read_template', { id }),
      this.#host.call('check_template', { id }),
    ]);
    this.draft = draft;
    this.isChanged = false;
    await this.#show(report);
  }

  /** Leaves the template. */
  leave(): void {
    this.draft = undefined;
    this.report = undefined;
    this.sample = undefined;
    this.isChanged = false;
  }

  put(change: Partial<TemplateDraft>): void {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...change };
    this.isChanged = true;
  }

  /** Takes the logo away. */
  withoutLogo(): void {
    if (!this.draft) return;
    const { logo: _, ...rest } = this.draft;
    this.draft = rest;
    this.isChanged = true;
  }

  /** Keeps the changes; what is wrong is told then. */
  async save(): Promise<void> {
    if (!this.draft) return;
    const report = await this.#host.call('write_template', { draft: this.draft });
    this.isChanged = false;
    await this.#show(report);
    await this.read();
  }

  async #show(report: TemplateReport): Promise<void> {
    this.report = report;
    const id = this.draft?.id;
    const isSound = report.faults.length === 0 && id !== undefined;
    this.sample = isSound ? (await this.#host.call('sample_document', { kind: id })).document : undefined;
  }
}
