import { Fragment, Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Block } from '../generated/types';
import { pieces, plain, richText } from '../lib/rich-text';
import { blockNode } from './convert';
import { inlineNodes } from './inline';
import { blocksOfHtml } from './paste/html';
import { blocksOfText } from './paste/lines';
import { bodySchema, unitAttrs } from './schema';

/** Takes foreign text in: from Word, LibreOffice, a web page, a plain file. */
export function bodyClipboard(): Plugin {
  return new Plugin({
    props: {
      handlePaste(view, event) {
        const html = event.clipboardData?.getData('text/html') ?? '';
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (html.includes('data-pm-slice')) return false;
        const blocks = html === '' ? blocksOfText(text) : blocksOfHtml(html);
        if (blocks.length === 0) return false;
        insertBlocks(view, blocks, text);
        return true;
      },
    },
  });
}

function insertBlocks(view: EditorView, blocks: Block[], text: string): void {
  const { state } = view;
  const { $from } = state.selection;
  const first = blocks[0];
  const into = $from.parent;
  if (into.type.name === 'cell_text' || (into.content.size > 0 && blocks.length === 1 && first?.type !== 'bang')) {
    view.dispatch(state.tr.replaceSelection(inline(view, blocks, text)).scrollIntoView());
    return;
  }
  const content = Fragment.from(blocks.map(blockNode));
  const plainStart = into.type === bodySchema.nodes.unit && unitAttrs(into).type === 'doan';
  if (into.content.size === 0 && plainStart && $from.depth === 1) {
    view.dispatch(state.tr.replaceWith($from.before(1), $from.after(1), content).scrollIntoView());
    return;
  }
  const open = (block: Block | undefined) => (block?.type === 'doan' ? 1 : 0);
  view.dispatch(
    state.tr.replaceSelection(new Slice(content, open(first), open(blocks.at(-1)))).scrollIntoView(),
  );
}

/** One paragraph into the middle of another: only its letters; a typed label stays as typed. */
function inline(view: EditorView, blocks: Block[], text: string): Slice {
  const parts = blocks.flatMap((block, index) => {
    if (block.type === 'bang' || block.type === 'hinh-anh' || block.type === 'muc-luc') return [];
    const content = pieces('title' in block ? block.title : block.text);
    return index > 0 ? [{ break: true as const }, ...content] : content;
  });
  const rich = richText(parts);
  const line = text.normalize('NFC').replace(/[\s\u00A0]+/gu, ' ').trim();
  const lost = blocks.length === 1 && line.length > plain(rich).length && line.endsWith(plain(rich));
  const label = lost ? line.slice(0, line.length - plain(rich).length) : '';
  const content = richText([{ text: label }, ...pieces(rich)]);
  return new Slice(Fragment.from(inlineNodes(view.state.schema, content)), 0, 0);
}

/** A field of one line: breaks and paragraphs of foreign text become blanks. */
export function lineClipboard(many: (lines: string[]) => boolean): Plugin {
  return new Plugin({
    props: {
      handlePaste(view, event) {
        const html = event.clipboardData?.getData('text/html') ?? '';
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (html.includes('data-pm-slice') && !text.includes('\n')) return false;
        const lines = text
          .normalize('NFC')
          .split(/\r\n?|\n/u)
          .map((line) => line.replace(/[\s\u00A0]+/gu, ' ').trim())
          .filter((line) => line !== '');
        if (lines.length > 1 && many(lines)) return true;
        if (lines.length > 0) view.dispatch(view.state.tr.insertText(lines.join(' ')).scrollIntoView());
        return true;
      },
    },
  });
}
