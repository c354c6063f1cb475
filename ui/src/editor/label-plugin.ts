import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { labels, type Labelled } from '../lib/labels';
import { bodySchema, unitAttrs } from './schema';

const key = new PluginKey<DecorationSet>('labels');

/**
 * Shows the automatic label of every unit. Labels are attributes on the unit's element, drawn by
 * the style sheet: no letter is added to the text, and composition is not disturbed.
 */
export function labelPlugin(): Plugin<DecorationSet> {
  return new Plugin({
    key,
    state: {
      init: (_, state) => decorations(state.doc),
      apply: (tr, old) => (tr.docChanged ? decorations(tr.doc) : old),
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

function decorations(doc: Node): DecorationSet {
  const list: Labelled[] = [];
  doc.forEach((node) => list.push(labelled(node)));
  const printed = labels(list);
  const out: Decoration[] = [];
  doc.forEach((node, position, index) => {
    const label = printed[index];
    if (!label) return;
    const attrs: Record<string, string> = { 'data-label': label.text };
    if (label.ownLine) attrs['data-own-line'] = '';
    out.push(Decoration.node(position, position + node.nodeSize, attrs));
  });
  return DecorationSet.create(doc, out);
}

function labelled(node: Node): Labelled {
  if (node.type !== bodySchema.nodes.unit) return { type: 'bang' };
  const { type, level } = unitAttrs(node);
  return { type, level };
}
