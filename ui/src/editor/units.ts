import type { Node, ResolvedPos } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { canSplit } from 'prosemirror-transform';
import { bodySchema, unitAttrs, type UnitAttrs, type UnitType } from './schema';

/** A place in the order of units: the unit and, for a dash, its depth. */
type Rank = `${UnitType}` | 'gach+';

/** Units from large to small in a text arranged by điều, and in one that is not — PL I/II.6.d. */
const BY_DIEU: Rank[] = ['phan', 'chuong', 'muc', 'tieu-muc', 'dieu', 'khoan', 'diem', 'gach', 'gach+'];
const BY_MUC: Rank[] = ['phan', 'muc-la-ma', 'khoan', 'diem', 'gach', 'gach+'];

/** Units with a title of their own, after which the text goes on in another unit. */
const TITLES: ReadonlySet<UnitType> = new Set(['phan', 'chuong', 'muc', 'tieu-muc', 'muc-la-ma']);

const PLAIN: UnitAttrs = { type: 'doan', heading: false, level: 0 };

/** The position of every unit that the selection touches. */
export function selectedUnits(state: EditorState): number[] {
  const positions: number[] = [];
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node, position) => {
    if (node.type === bodySchema.nodes.unit) positions.push(position);
    return false;
  });
  return positions;
}

/** The unit that holds the cursor, if it is in one. */
export function currentUnit(state: EditorState): UnitAttrs | undefined {
  const node = unitAt(state.selection.$from);
  return node ? unitAttrs(node) : undefined;
}

function unitAt($position: ResolvedPos): Node | undefined {
  const node = $position.depth >= 1 ? $position.node(1) : undefined;
  return node?.type === bodySchema.nodes.unit ? node : undefined;
}

/** Turns the selected units into another one. */
export function setUnit(attrs: Partial<UnitAttrs>): Command {
  return changeUnits((_, node) => ({ ...PLAIN, ...keptHeading(node, attrs), ...attrs }));
}

function keptHeading(node: Node, attrs: Partial<UnitAttrs>): Partial<UnitAttrs> {
  const keeps = attrs.type === 'dieu' || attrs.type === 'khoan';
  return keeps && attrs.type === unitAttrs(node).type ? { heading: unitAttrs(node).heading } : {};
}

/** Makes the text of the selected điều or khoản a title, or plain text again. */
export const toggleHeading: Command = changeUnits((_, node) => {
  const attrs = unitAttrs(node);
  return attrs.type === 'dieu' || attrs.type === 'khoan'
    ? { ...attrs, heading: !attrs.heading }
    : undefined;
});

/** Moves the selected units one level deeper. */
export const deeper: Command = changeUnits((state, node, position) => {
  const attrs = unitAttrs(node);
  if (attrs.type === 'doan') return ranked(neighbourRank(state.doc, position));
  const order = orderOf(state.doc, attrs.type);
  const next = order[order.indexOf(rank(attrs)) + 1];
  return next && ranked(next);
});

/** Moves the selected units one level up. */
export const higher: Command = changeUnits((state, node) => {
  const attrs = unitAttrs(node);
  if (attrs.type === 'doan') return undefined;
  const order = orderOf(state.doc, attrs.type);
  const next = order[order.indexOf(rank(attrs)) - 1];
  return next && ranked(next);
});

type Change = (state: EditorState, node: Node, position: number) => UnitAttrs | undefined;

function changeUnits(change: Change): Command {
  return (state, dispatch) => {
    const tr = state.tr;
    for (const position of selectedUnits(state)) {
      const node = state.doc.nodeAt(position);
      const attrs = node && change(state, node, position);
      if (attrs) tr.setNodeMarkup(position, null, attrs);
    }
    if (!tr.docChanged) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

function rank(attrs: UnitAttrs): Rank {
  return attrs.type === 'gach' && attrs.level > 0 ? 'gach+' : attrs.type;
}

function ranked(place: Rank): UnitAttrs {
  return place === 'gach+' ? { ...PLAIN, type: 'gach', level: 1 } : { ...PLAIN, type: place };
}

function orderOf(doc: Node, type: UnitType): Rank[] {
  if (type === 'muc-la-ma') return BY_MUC;
  return !BY_MUC.includes(type) || usesDieu(doc) ? BY_DIEU : BY_MUC;
}

/** Whether the text is arranged by điều. */
export function usesDieu(doc: Node): boolean {
  let found = false;
  doc.forEach((node) => {
    if (node.type === bodySchema.nodes.unit && unitAttrs(node).type === 'dieu') found = true;
  });
  return found;
}

/** A paragraph becomes what the labelled unit before it is; with none before it, a khoản. */
function neighbourRank(doc: Node, position: number): Rank {
  let found: Rank = 'khoan';
  doc.nodesBetween(0, position, (node, at) => {
    if (node.type === bodySchema.nodes.unit && at < position) {
      const place = rank(unitAttrs(node));
      if (['khoan', 'diem', 'gach', 'gach+'].includes(place)) found = place;
      else if (place !== 'doan') found = 'khoan';
    }
    return false;
  });
  return found;
}

/** Enter: the same unit again; after a title its text; in an empty labelled unit, a paragraph. */
export const splitUnit: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const node = unitAt($from);
  if (!node || $from.depth !== 1 || $to.depth !== 1) return false;
  const attrs = unitAttrs(node);
  if (node.content.size === 0 && attrs.type !== 'doan') {
    dispatch?.(unlabel(state.tr, $from.before(1), attrs));
    return true;
  }
  const atEnd = $to.sameParent($from) && $to.parentOffset === $to.parent.content.size;
  const tr = state.tr.deleteSelection();
  const position = tr.mapping.map($from.pos);
  const next = atEnd ? following(state.doc, attrs) : attrs;
  const types = [{ type: bodySchema.nodes.unit!, attrs: { ...next } }];
  if (!canSplit(tr.doc, position, 1, types)) return false;
  tr.split(position, 1, types);
  dispatch?.(tr.scrollIntoView());
  return true;
};

function following(doc: Node, attrs: UnitAttrs): UnitAttrs {
  if (TITLES.has(attrs.type)) {
    return attrs.type !== 'muc-la-ma' && usesDieu(doc) ? { ...PLAIN, type: 'dieu' } : PLAIN;
  }
  return attrs.heading ? PLAIN : attrs;
}

function unlabel(tr: Transaction, position: number, attrs: UnitAttrs): Transaction {
  const next = attrs.level > 0 ? { ...attrs, level: attrs.level - 1 } : PLAIN;
  return tr.setNodeMarkup(position, null, next).scrollIntoView();
}

/** Backspace at the start of a labelled unit takes its label away first. */
export const removeLabel: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const node = unitAt($from);
  if (!empty || !node || $from.depth !== 1 || $from.parentOffset > 0) return false;
  if (unitAttrs(node).type === 'doan') return false;
  dispatch?.(state.tr.setNodeMarkup($from.before(1), null, PLAIN).scrollIntoView());
  return true;
};

/** Moves the unit or table that holds the cursor one place up (-1) or down (1). */
export function moveBlock(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if ($from.depth < 1) return false;
    const index = $from.index(0);
    const other = state.doc.maybeChild(index + direction);
    const block = state.doc.child(index);
    if (!other) return false;
    const start = $from.before(1);
    const shift = direction * other.nodeSize;
    const tr = state.tr.delete(start, start + block.nodeSize).insert(start + shift, block);
    const cursor = tr.doc.resolve($from.pos + shift);
    dispatch?.(tr.setSelection(TextSelection.near(cursor)).scrollIntoView());
    return true;
  };
}
