import type { Document, FormField, KindDto } from '../generated/types';
import { isInside, type FieldPath } from '../lib/path';

/** The kind that a document is of; undefined for a file of a kind that this program lacks. */
export function kindOf(kinds: readonly KindDto[], document: Document): KindDto | undefined {
  return kinds.find((kind) => kind.id === document.kind);
}

/** The name of a document's kind, or of its tên loại. */
export function kindName(kinds: readonly KindDto[], document: Document): string {
  const kind = kindOf(kinds, document);
  const tenLoai = kind?.ten_loai.find(({ id }) => id === document.ten_loai);
  return tenLoai?.name ?? kind?.name ?? document.kind;
}

/** The heading of the part of the form that a place belongs to. */
export function groupTitle(kind: KindDto | undefined, path: FieldPath): string | undefined {
  return kind?.groups.find(({ fields }) => fields.some((field) => isInside(path, field.path)))?.title;
}

/** The form's field that a place belongs to: the longest path that holds it. */
export function fieldOf(kind: KindDto | undefined, path: FieldPath): FormField | undefined {
  let best: FormField | undefined;
  for (const { fields } of kind?.groups ?? []) {
    for (const field of fields) {
      if (isInside(path, field.path) && field.path.length > (best?.path.length ?? 0)) best = field;
    }
  }
  return best;
}
