import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type { Severity, TextSpan } from '../generated/types';
import { letters } from './letters';
import type { TextHome } from './place';

/** A finding as an editor marks it. */
export interface Mark {
  home: TextHome;
  /** The letters; the whole block where there are none to name. */
  span: TextSpan | undefined;
  severity: Severity;
  /** What the pointer shows. */
  title: string;
  isCurrent: boolean;
}

/** What a mark keeps while the text changes around it. */
interface Kept {
  isBlock: boolean;
  attrs: Record<string, string>;
}

const key = new PluginKey<DecorationSet>('finding-marks');

/** Marks findings in the text. A mark whose letters are changed goes until the next check. */
export function findingMarks(): Plugin<DecorationSet> {
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, old) {
        const next = tr.getMeta(key) as readonly Mark[] | undefined;
        if (next) return DecorationSet.create(tr.doc, next.map((mark) => decoration(tr.doc, mark)));
        return tr.docChanged ? untouched(old, tr) : old;
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/**
 * Shows marks; while the input method puts letters together, not before it is done, and not at all when it left other
 * letters than were checked: those are checked anew.
 */
export function showMarks(view: EditorView, marks: readonly Mark[]): void {
  if (view.isDestroyed) return;
  if (view.composing) {
    const { doc } = view.state;
    const show = () => { if (view.state.doc.eq(doc)) showMarks(view, marks); };
    view.dom.addEventListener('compositionend', () => setTimeout(show), { once: true });
    return;
  }
  if (marks.length === 0 && key.getState(view.state) === DecorationSet.empty) return;
  view.dispatch(view.state.tr.setMeta(key, marks));
}

function decoration(doc: Node, { home, span, severity, title, isCurrent }: Mark): Decoration {
  const attrs = { class: `finding is-${severity}${isCurrent ? ' is-current' : ''}`, title };
  if (span === undefined || home.block.type.name === 'footnote') {
    return blockMark(home.start - 1, home.start - 1 + home.block.nodeSize, attrs);
  }
  let { from, to } = letters(home, span);
  if (from === to) {
    // A place between letters is shown on the letter before it, or on the one after.
    if (from > home.start) from -= 1;
    else to = Math.min(to + 1, home.start + home.block.content.size);
  }
  if (from === to) return blockMark(home.start - 1, home.start - 1 + home.block.nodeSize, attrs);
  return letterMark(from, Math.min(to, doc.content.size), attrs);
}

function letterMark(from: number, to: number, attrs: Record<string, string>): Decoration {
  const kept: Kept = { isBlock: false, attrs };
  return Decoration.inline(from, to, attrs, kept);
}

function blockMark(from: number, to: number, attrs: Record<string, string>): Decoration {
  const kept: Kept = { isBlock: true, attrs };
  return Decoration.node(from, to, attrs, kept);
}

function untouched(old: DecorationSet, tr: Transaction): DecorationSet {
  const kept = old.find().flatMap((mark) => {
    const place = movedPlace(mark, tr);
    if (!place) return [];
    const { isBlock, attrs } = mark.spec as Kept;
    return [isBlock ? blockMark(place.from, place.to, attrs) : letterMark(place.from, place.to, attrs)];
  });
  return DecorationSet.create(tr.doc, kept);
}

/** Where a mark stands after the changes; undefined when one touches it. */
function movedPlace(mark: Decoration, tr: Transaction): { from: number; to: number } | undefined {
  let { from, to } = mark;
  for (const map of tr.mapping.maps) {
    let isTouched = false;
    map.forEach((start, end) => {
      if (start <= to && end >= from) isTouched = true;
    });
    if (isTouched) return undefined;
    from = map.map(from, 1);
    to = map.map(to, -1);
  }
  return from < to ? { from, to } : undefined;
}
