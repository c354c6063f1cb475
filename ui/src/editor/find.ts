import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { flatText } from './inline';

/** A place where the sought words stand. */
export interface Hit {
  from: number;
  to: number;
}

interface FindState {
  query: string;
  hits: Hit[];
  current: number;
}

const NOTHING: FindState = { query: '', hits: [], current: -1 };
const key = new PluginKey<FindState>('find');

/** Marks the places where the sought words stand. */
export function findPlugin(): Plugin<FindState> {
  return new Plugin({
    key,
    state: {
      init: () => NOTHING,
      apply(tr, old) {
        const next = tr.getMeta(key) as FindState | undefined;
        if (next) return next;
        if (!tr.docChanged || old.query === '') return old;
        const hits = findAll(tr.doc, old.query);
        return { ...old, hits, current: Math.min(old.current, hits.length - 1) };
      },
    },
    props: {
      decorations(state) {
        const found = key.getState(state);
        if (!found || found.hits.length === 0) return DecorationSet.empty;
        const marks = found.hits.map((hit, index) =>
          Decoration.inline(hit.from, hit.to, {
            class: index === found.current ? 'hit is-current' : 'hit',
          }),
        );
        return DecorationSet.create(state.doc, marks);
      },
    },
  });
}

/** All places of `query` in the text, whatever the case of its letters. */
export function findAll(doc: Node, query: string): Hit[] {
  const sought = fold(query.normalize('NFC'));
  const hits: Hit[] = [];
  if (sought === '') return hits;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const text = fold(flatText(node));
    const places = flatPositions(node);
    for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + sought.length)) {
      const from = places[at];
      const to = places[at + sought.length - 1];
      if (from !== undefined && to !== undefined) hits.push({ from: position + 1 + from, to: position + 2 + to });
    }
    return false;
  });
  return hits;
}

/** The position inside a text block of each letter of its flat text; a footnote is one letter. */
function flatPositions(block: Node): number[] {
  const places: number[] = [];
  block.forEach((child, offset) => {
    const length = child.isText ? (child.text?.length ?? 0) : 1;
    for (let i = 0; i < length; i += 1) places.push(offset + i);
  });
  return places;
}

/** Small letters, each as long as the letter that it stands for. */
function fold(text: string): string {
  return [...text].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('');
}

/** Seeks `query` and goes to the first place at or after the cursor. */
export function seek(view: EditorView, query: string): FindState {
  const hits = findAll(view.state.doc, query);
  const cursor = view.state.selection.from;
  const after = hits.findIndex((hit) => hit.to >= cursor);
  return show(view, { query, hits, current: hits.length === 0 ? -1 : Math.max(0, after) });
}

/** Goes to the next (1) or the previous (-1) place. */
export function seekNext(view: EditorView, direction: 1 | -1): FindState {
  const found = key.getState(view.state) ?? NOTHING;
  const count = found.hits.length;
  if (count === 0) return found;
  return show(view, { ...found, current: (found.current + direction + count) % count });
}

/** Takes the marks away. */
export function endSeek(view: EditorView): void {
  if (!view.isDestroyed && key.getState(view.state) !== NOTHING) view.dispatch(view.state.tr.setMeta(key, NOTHING));
}

function show(view: EditorView, found: FindState): FindState {
  const tr: Transaction = view.state.tr.setMeta(key, found);
  const hit = found.hits[found.current];
  if (hit) tr.setSelection(TextSelection.create(tr.doc, hit.from, hit.to)).scrollIntoView();
  view.dispatch(tr);
  return found;
}
