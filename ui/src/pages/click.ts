import { byteLength, utf16Offset } from '../lib/utf8';
import type { Place } from '../state/session.svelte';

/** What a click on a page hit: the field, and the byte offset in its plain text. */
export interface Hit {
  path: string;
  byte: number;
}

/** The field under a click on a drawn page; undefined beside the text. */
export function hitAt(event: MouseEvent): Hit | undefined {
  const target = event.target as Element | null;
  const item = target?.closest<SVGElement>('[data-field]');
  const path = item?.dataset['field'];
  if (!item || path === undefined) return undefined;
  const start = item.dataset['offset'];
  if (start === undefined) return { path, byte: 0 };
  return { path, byte: Number(start) + bytesBefore(item, event) };
}

/** The bytes of the item's letters before the click. */
function bytesBefore(item: SVGElement, event: MouseEvent): number {
  if (!(item instanceof SVGTextContentElement)) return 0;
  const text = item.textContent ?? '';
  const svg = item.ownerSVGElement;
  const matrix = item.getScreenCTM();
  if (!svg || !matrix) return 0;
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  const letter = letterAt(item, point);
  return byteLength(text.slice(0, letter));
}

/** The letter boundary nearest to a point. */
function letterAt(item: SVGTextContentElement, point: DOMPoint): number {
  const count = item.getNumberOfChars();
  for (let index = 0; index < count; index += 1) {
    const box = item.getExtentOfChar(index);
    if (point.x < box.x + box.width / 2) return index;
  }
  return count;
}

/** The place of a hit, counted in UTF-16 as the fields count. */
export function placeOf(hit: Hit, plainText: string): Place {
  return { path: hit.path, offset: utf16Offset(plainText, hit.byte) };
}
