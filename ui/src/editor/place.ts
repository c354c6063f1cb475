import type { Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import { steps, type FieldPath } from '../lib/path';
import { isTitled } from './convert';
import { bodySchema, unitAttrs } from './schema';

/** The field that the cursor is in, counted from the body: `/3/text`, `/4/rows/0/cells/1/text`. */
export function cursorField(state: EditorState): FieldPath | undefined {
  const { $from } = state.selection;
  if ($from.depth === 0) return undefined;
  const index = $from.index(0);
  const block = state.doc.child(index);
  if (isText(block)) return `/${index}/${textKey(block)}`;
  if ($from.depth < 3) return `/${index}`;
  return `/${index}/rows/${$from.index(1)}/cells/${$from.index(2)}/text`;
}

/** A unit, or a picture with its caption. */
function isText(block: Node): boolean {
  return block.type === bodySchema.nodes.unit || block.type === bodySchema.nodes.picture;
}

function textKey(block: Node): string {
  return block.type === bodySchema.nodes.unit && isTitled(unitAttrs(block).type) ? 'title' : 'text';
}

/** A block of text and the position of its first letter. */
export interface TextHome {
  block: Node;
  start: number;
}

/** Where the text of a field of the body stands; the field is counted from the body. */
export function textHome(doc: Node, field: FieldPath): TextHome | undefined {
  const path = steps(field);
  const index = path[0];
  if (typeof index !== 'number' || index >= doc.childCount) return undefined;
  let start = 0;
  for (let i = 0; i < index; i += 1) start += doc.child(i).nodeSize;
  const block = doc.child(index);
  if (isText(block)) return innerHome({ block, start: start + 1 }, path.slice(2));
  const cell = cellAt(block, Number(path[2] ?? 0), Number(path[4] ?? 0));
  const text = cell?.node.firstChild;
  return text ? innerHome({ block: text, start: start + cell.start + 2 }, path.slice(6)) : undefined;
}

/** The text of a footnote inside a text (`1/footnote`), or that text itself. */
export function innerHome(home: TextHome, path: readonly (string | number)[]): TextHome | undefined {
  const [index, word] = path;
  if (typeof index !== 'number' || word !== 'footnote') return home;
  const note = home.block.maybeChild(index);
  if (note?.type.name !== 'footnote') return undefined;
  let start = home.start + 1;
  for (let i = 0; i < index; i += 1) start += home.block.child(i).nodeSize;
  return { block: note, start };
}

/**
 * The position of a place that the page names: the field counted from the body, and the offset in
 * its flat text (a footnote and a break count one).
 */
export function positionOf(doc: Node, field: FieldPath, offset: number): number | undefined {
  const home = textHome(doc, field);
  return home && home.start + flatOffset(home.block, offset);
}

/** A cell by its row and its place in the row, and where it starts inside the table's node. */
function cellAt(table: Node, row: number, index: number): { node: Node; start: number } | undefined {
  const home = table.maybeChild(row);
  const node = home?.maybeChild(index);
  if (!home || !node) return undefined;
  let start = 1;
  for (let i = 0; i < row; i += 1) start += table.child(i).nodeSize;
  start += 1;
  for (let i = 0; i < index; i += 1) start += home.child(i).nodeSize;
  return { node, start };
}

/** The position inside a text block of the letter with the given flat offset. */
export function flatOffset(block: Node, offset: number): number {
  let rest = offset;
  let position = 0;
  for (let i = 0; i < block.childCount; i += 1) {
    const child = block.child(i);
    const length = child.isText ? (child.text?.length ?? 0) : 1;
    if (rest < length || (rest === length && i === block.childCount - 1)) {
      return position + (child.isText ? rest : rest > 0 ? child.nodeSize : 0);
    }
    rest -= length;
    position += child.nodeSize;
  }
  return position;
}

