import type { Document, FindingDto, KindDto } from '../generated/types';
import { isInside, type FieldPath } from '../lib/path';
import type { Session } from './session.svelte';

/**
 * The part of an opened document that a form edits: the document itself, or a document attached
 * to it. Paths are counted from there.
 */
export class Scope {
  constructor(
    readonly session: Session,
    readonly base: FieldPath,
    readonly kind: KindDto | undefined,
  ) {}

  get document(): Document {
    return (this.base === '' ? this.session.document : this.session.get(this.base)) as Document;
  }

  at(path: FieldPath): FieldPath {
    return `${this.base}${path}`;
  }

  get<T>(path: FieldPath): T {
    return this.session.get(this.at(path)) as T;
  }

  set(path: FieldPath, value: unknown): void {
    this.session.set(this.at(path), value);
  }

  /** What the last layout found at a place or inside it. */
  findings(path: FieldPath): FindingDto[] {
    return this.session.findings.filter((finding) => isInside(finding.field, this.at(path)));
  }
}
