import type { TextPlace } from '../generated/types';
import { byteLength, byteOffset, utf16Offset } from '../lib/utf8';
import { bandsOf, type Band } from './highlight';

/**
 * The bands of a finding on one drawn page: those of its letters, or those of its field where no
 * letters are named. `text` is the field's plain text.
 */
export function markedBands(svg: SVGSVGElement, place: TextPlace, text: string): Band[] {
  if (!place.span) return bandsOf(svg, place.field);
  const [start, end] = widened(text, place.span.start, place.span.end);
  const bands: Band[] = [];
  for (const item of svg.querySelectorAll<SVGElement>(`[data-field="${CSS.escape(place.field)}"]`)) {
    const offset = item.dataset['offset'];
    // Letters that the page adds (`V/v`, `./.`) stand at no place of the field's text.
    if (!(item instanceof SVGTextContentElement) || offset === undefined) continue;
    const first = Number(offset);
    const letters = item.textContent ?? '';
    const from = Math.max(start, first) - first;
    const to = Math.min(end, first + byteLength(letters)) - first;
    const band = from < to ? bandOf(item, utf16Offset(letters, from), utf16Offset(letters, to)) : undefined;
    if (band) bands.push(band);
  }
  return bands;
}

/** The bytes of letters; a place between letters is shown on the letter before it, or after it. */
function widened(text: string, start: number, end: number): [number, number] {
  if (start < end) return [byteOffset(text, start), byteOffset(text, end)];
  return start > 0 ? [byteOffset(text, start - 1), byteOffset(text, start)] : [0, byteOffset(text, 1)];
}

function bandOf(item: SVGTextContentElement, from: number, to: number): Band | undefined {
  const last = Math.min(to, item.getNumberOfChars()) - 1;
  if (from > last) return undefined;
  const left = item.getExtentOfChar(from);
  const right = item.getExtentOfChar(last);
  return { x: left.x, y: left.y, width: right.x + right.width - left.x, height: left.height };
}

/** A wavy line from a point, pt. */
export function wave(x: number, y: number, width: number): string {
  const half = 1.6;
  const count = Math.max(2, Math.round(width / half));
  const step = width / count;
  let path = `M${x} ${y}`;
  for (let i = 0; i < count; i += 1) path += ` q${step / 2} ${i % 2 === 0 ? -1.5 : 1.5} ${step} 0`;
  return path;
}
