import { isInside, type FieldPath } from '../lib/path';
import type { ShownPage } from '../state/page-set';

/** A lit band on a page, pt. */
export interface Band {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The bands behind the letters of a field on one drawn page: one for each line. */
export function bandsOf(svg: SVGSVGElement, path: FieldPath): Band[] {
  const bands: Band[] = [];
  for (const item of svg.querySelectorAll<SVGGraphicsElement>('[data-field]')) {
    if (!isInside(item.dataset['field'] ?? '', path)) continue;
    const { x, y, width, height } = item.getBBox();
    if (width === 0) continue;
    const last = bands.at(-1);
    if (last && Math.abs(last.y - y) < 1 && x >= last.x) {
      last.width = Math.max(last.width, x + width - last.x);
      last.height = Math.max(last.height, height);
    } else bands.push({ x, y, width, height });
  }
  return bands;
}

const known = new WeakMap<ShownPage, ReadonlySet<FieldPath>>();

/** The fields that stand on a page, by their innermost names and all outer ones. */
export function fieldsOn(page: ShownPage): ReadonlySet<FieldPath> {
  let fields = known.get(page);
  if (!fields) {
    const names = [...page.svg.matchAll(/ data-field="([^"]*)"/gu)].map((match) => match[1] ?? '');
    fields = new Set(names.flatMap(widening));
    known.set(page, fields);
  }
  return fields;
}

/**
 * The fields to try for the focused one, from inside out: a part of a field may stand on the page
 * under the name of the whole (`/thoi_gian` for its day).
 */
export function widening(path: FieldPath): FieldPath[] {
  const out: FieldPath[] = [];
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) out.push(at);
  return out;
}
