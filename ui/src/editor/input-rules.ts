import { InputRule, inputRules } from 'prosemirror-inputrules';
import type { Plugin } from 'prosemirror-state';
import { readLabel } from './read-label';
import { bodySchema, unitAttrs } from './schema';

/**
 * A label typed at the start of a paragraph, with the blank after it: `1. `, `a) `, `- `,
 * `Điều 1. `, `Chương I `.
 */
const TYPED = /^(?:\d{1,2}\.|[a-zđ]\)|[-+]|(?:[Đđ]iều|ĐIỀU) \d{1,3}\.|[IVX]{1,6}\.|(?:[Cc]hương|CHƯƠNG) [IVX]+|(?:[Pp]hần|PHẦN) [IVX]+|(?:[Mm]ục|MỤC) \d{1,2}|(?:[Tt]iểu mục|TIỂU MỤC) \d{1,2}) $/u;

/**
 * Turns a typed label into the unit that it names. Never during composition: the library waits
 * for its end. Backspace right after brings the letters back.
 */
export function labelRules(): Plugin {
  const rule = new InputRule(TYPED, (state, match, start, end) => {
    const $start = state.doc.resolve(start);
    const node = $start.parent;
    if (node.type !== bodySchema.nodes.unit || unitAttrs(node).type !== 'doan') return null;
    const label = readLabel(match[0]);
    if (!label) return null;
    return state.tr.delete(start, end).setNodeMarkup($start.before(), null, label.attrs);
  });
  return inputRules({ rules: [rule] });
}
