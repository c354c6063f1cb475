import { closeHistory, isHistoryTransaction } from 'prosemirror-history';
import { Fragment, Slice, type Node } from 'prosemirror-model';
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { flatText } from '../editor/inline';
import { expand, typedBlock, type Piece, type Typed } from './expand';
import type { TextBlock } from '../generated/types';

/** Where blocks come from. */
export interface BlockSource {
  readonly blocks: readonly TextBlock[];
  /** What the draft fills in now. */
  values(): ReadonlyMap<string, string>;
}

/** Places to be filled, from left to right. */
interface Stops {
  stops: readonly { from: number; to: number }[];
  /** Whether the text stands as undo or redo left it: then nothing is put in. */
  undone: boolean;
}

const key = new PluginKey<Stops>('text-blocks');
const NONE: Stops = { stops: [], undone: false };

/**
 * Puts a block in the place of its abbreviation when a blank or Tab follows it, in one step of undo.
 * Tab then goes from one place to be filled to the next; Escape ends that.
 */
export function blockPlugin(source: BlockSource): Plugin<Stops> {
  return new Plugin<Stops>({
    key,
    state: {
      init: () => NONE,
      apply(tr, old) {
        const set = tr.getMeta(key) as Stops | undefined;
        if (set) return set;
        if (!tr.docChanged) return old;
        return { stops: mapped(old.stops, tr), undone: isHistoryTransaction(tr) };
      },
    },
    props: {
      decorations: (state) => drawn(state),
      handleTextInput: (view, from, to, text) => text === ' ' && from === to && put(view, source, typedAt(view.state, from, source), ' '),
      handleKeyDown(view, event) {
        if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return false;
        if (event.key === 'Escape') return leave(view);
        if (event.key !== 'Tab') return false;
        if (!event.shiftKey && put(view, source, typedAt(view.state, view.state.selection.head, source), '')) return true;
        return walk(view, event.shiftKey ? -1 : 1);
      },
      handleDOMEvents: {
        // An input method commits the abbreviation and the blank at once.
        compositionend: (view) => {
          setTimeout(() => {
            if (!view.isDestroyed && !view.composing) afterBlank(view, source);
          });
        },
      },
    },
  });
}

/** The abbreviation that ends at a place. */
function typedAt(state: EditorState, at: number, source: BlockSource): (Typed & { at: number }) | undefined {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.empty || key.getState(state)?.undone) return undefined;
  const $at = state.doc.resolve(at);
  const found = typedBlock(flatText($at.parent, $at.parentOffset), source.blocks);
  return found && { ...found, at };
}

function afterBlank(view: EditorView, source: BlockSource): void {
  const { head } = view.state.selection;
  const $head = view.state.doc.resolve(head);
  if ($head.parentOffset === 0 || view.state.doc.textBetween(head - 1, head) !== ' ') return;
  const found = typedAt(view.state, head - 1, source);
  if (found) put(view, source, found, '', 1);
}

/** Puts the block in; `blank` follows it where that was typed, `behind` letters go with the abbreviation. */
function put(view: EditorView, source: BlockSource, found: (Typed & { at: number }) | undefined, blank: string, behind = 0): boolean {
  if (!found || view.composing) return false;
  const { state } = view;
  const lines = expand(found.block, source.values());
  const start = found.at - found.length;
  const inBody = state.doc.resolve(start).parent.type.name === 'unit';
  const tr = state.tr.delete(start, found.at + behind);
  const stops = insert(tr, start, inBody ? lines : [joined(lines)]);
  const end = tr.selection.head;
  const ends = blank !== '' && !/[\s.:;/]$/u.test(tr.doc.textBetween(Math.max(0, end - 1), end));
  if (ends) tr.insertText(blank, end);
  const [first] = stops;
  if (first) tr.setSelection(TextSelection.create(tr.doc, first.from, first.to));
  tr.setMeta(key, { stops, undone: false } satisfies Stops);
  view.dispatch(closeHistory(tr).scrollIntoView());
  view.dispatch(closeHistory(view.state.tr));
  return true;
}

/** Where there is one line, the lines of a block follow each other. */
function joined(lines: Piece[][]): Piece[] {
  return lines.flatMap((line, index) => (index === 0 ? line : [{ text: ' ', isStop: false }, ...line]));
}

/** Inserts lines at a place, each but the first as a đoạn of its own; tells where their stops are. */
function insert(tr: Transaction, start: number, lines: Piece[][]): { from: number; to: number }[] {
  const { schema } = tr.doc.type;
  const letters = (line: Piece[]) => line.map(({ text }) => text).join('');
  const nodes = (line: Piece[]): Node[] => (line.length > 0 ? [schema.text(letters(line))] : []);
  const stops: { from: number; to: number }[] = [];
  const [first = [], ...others] = lines;
  const unit = schema.nodes['unit'];
  if (others.length === 0 || !unit) {
    tr.insert(start, nodes(first));
  } else {
    const own = tr.doc.resolve(start).parent;
    const content = [own.type.create(own.attrs, nodes(first)), ...others.map((line) => unit.create(null, nodes(line)))];
    tr.replace(start, start, new Slice(Fragment.from(content), 1, 1));
  }
  let at = start;
  lines.forEach((line, index) => {
    // From the end of one unit to the beginning of the next are two positions.
    if (index > 0) at += 2;
    for (const { text, isStop } of line) {
      if (isStop) stops.push({ from: at, to: at + text.length });
      at += text.length;
    }
  });
  tr.setSelection(TextSelection.create(tr.doc, at));
  return stops;
}

function mapped(stops: Stops['stops'], tr: Transaction): Stops['stops'] {
  return stops
    .map(({ from, to }) => ({ from: tr.mapping.map(from, -1), to: tr.mapping.map(to, 1) }))
    .filter(({ from, to }) => from < to && tr.doc.textBetween(from, to).startsWith('['));
}

/** Takes the cursor to the next or the previous place to be filled. */
function walk(view: EditorView, direction: 1 | -1): boolean {
  const { stops } = key.getState(view.state) ?? NONE;
  if (stops.length === 0) return false;
  const { from, to } = view.state.selection;
  const next =
    direction === 1
      ? stops.find((stop) => stop.from >= to)
      : [...stops].reverse().find((stop) => stop.to <= from);
  if (!next) return leave(view);
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, next.from, next.to)).scrollIntoView());
  return true;
}

function leave(view: EditorView): boolean {
  if ((key.getState(view.state)?.stops.length ?? 0) === 0) return false;
  view.dispatch(view.state.tr.setMeta(key, NONE).setSelection(TextSelection.create(view.state.doc, view.state.selection.to)));
  return true;
}

function drawn(state: EditorState): DecorationSet {
  const { stops } = key.getState(state) ?? NONE;
  return DecorationSet.create(
    state.doc,
    stops.map(({ from, to }) => Decoration.inline(from, to, { class: 'block-stop' })),
  );
}
