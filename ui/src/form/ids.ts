import type { FieldPath } from '../lib/path';

/** The id of the heading of a group of fields. */
export function groupId(base: FieldPath, title: string): string {
  return `group-${`${base}-${title}`.normalize('NFD').replace(/[^A-Za-z0-9]+/gu, '-')}`;
}
