import type { Mark, Node, Schema } from 'prosemirror-model';
import type { RichText } from '../generated/types';
import { EMPHASES, pieces, richText, type Piece } from '../lib/rich-text';

/** The nodes of a rich text. */
export function inlineNodes(schema: Schema, text: RichText | undefined): Node[] {
  return pieces(text).flatMap((piece) => {
    if ('footnote' in piece) {
      return [node(schema, 'footnote', inlineNodes(schema, piece.footnote))];
    }
    if ('break' in piece) return [node(schema, 'hard_break', [])];
    return piece.text === '' ? [] : [schema.text(piece.text, marksOf(schema, piece))];
  });
}

/** The rich text that the inline nodes inside `parent` stand for. */
export function inlineText(parent: Node): RichText {
  const list: Piece[] = [];
  parent.forEach((child) => {
    if (child.isText) list.push(run(child));
    else if (child.type.name === 'footnote') list.push({ footnote: inlineText(child) });
    else list.push({ break: true });
  });
  return richText(list);
}

function node(schema: Schema, name: string, content: Node[]): Node {
  const type = schema.nodes[name];
  if (!type) throw new Error(`the schema has no ${name}`);
  return type.create(null, content);
}

function marksOf(schema: Schema, piece: Piece): Mark[] {
  return EMPHASES.flatMap((name) => {
    const type = schema.marks[name];
    return type && 'text' in piece && piece[name] ? [type.create()] : [];
  });
}

function run(child: Node): Piece {
  const out: Extract<Piece, { text: string }> = { text: child.text ?? '' };
  for (const name of EMPHASES) {
    if (child.marks.some((mark) => mark.type.name === name)) out[name] = true;
  }
  return out;
}

/** The letters of a text block as `RichText::plain` counts them: a break `\n`, a footnote U+FFFC. */
export function flatText(block: Node, end = block.content.size): string {
  let out = '';
  block.forEach((child, offset) => {
    if (offset >= end) return;
    if (child.isText) out += (child.text ?? '').slice(0, end - offset);
    else out += child.type.name === 'footnote' ? '\uFFFC' : '\n';
  });
  return out;
}
