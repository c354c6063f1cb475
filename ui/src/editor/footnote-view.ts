import { baseKeymap } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { StepMap } from 'prosemirror-transform';
import { EditorView, type NodeView } from 'prosemirror-view';
import { vi } from '../text/vi';
import { insertBreak, toggleEmphasis } from './commands';

const FROM_OUTSIDE = 'from-outside';

/**
 * A footnote: a raised number in the text; while it is selected, a small field under it holds its
 * words. Every change inside is a step of the outer text, so undo and redo go through both.
 */
export class FootnoteView implements NodeView {
  readonly dom: HTMLElement;
  #node: Node;
  #inner: EditorView | undefined;
  readonly #outer: EditorView;
  readonly #position: () => number | undefined;

  constructor(node: Node, outer: EditorView, position: () => number | undefined) {
    this.#node = node;
    this.#outer = outer;
    this.#position = position;
    this.dom = document.createElement('span');
    this.dom.className = 'footnote';
    this.dom.dataset['testid'] = 'footnote';
    this.dom.setAttribute('role', 'button');
    this.#describe();
  }

  selectNode(): void {
    this.dom.classList.add('is-open');
    if (!this.#inner) this.#open();
  }

  deselectNode(): void {
    this.dom.classList.remove('is-open');
    if (this.#inner) this.#close();
  }

  update(node: Node): boolean {
    if (!node.sameMarkup(this.#node)) return false;
    this.#node = node;
    this.#describe();
    if (this.#inner) this.#takeOver(this.#inner, node);
    return true;
  }

  destroy(): void {
    if (this.#inner) this.#close();
  }

  stopEvent(event: Event): boolean {
    return this.#inner?.dom.contains(event.target as globalThis.Node) ?? false;
  }

  ignoreMutation(): boolean {
    return true;
  }

  #describe(): void {
    this.dom.setAttribute('aria-label', vi.editor.footnoteLabel(this.#node.textContent));
    this.dom.title = this.#node.textContent;
  }

  #open(): void {
    const box = document.createElement('span');
    box.className = 'footnote-box';
    this.dom.append(box);
    keepInside(box, this.#outer.dom);
    const schema = this.#outer.state.schema;
    this.#inner = new EditorView(box, {
      state: EditorState.create({
        doc: this.#node,
        plugins: [
          keymap({
            'Mod-z': () => undo(this.#outer.state, this.#outer.dispatch),
            'Mod-y': () => redo(this.#outer.state, this.#outer.dispatch),
            'Mod-Shift-z': () => redo(this.#outer.state, this.#outer.dispatch),
            'Mod-b': toggleEmphasis(schema, 'bold'),
            'Mod-i': toggleEmphasis(schema, 'italic'),
            'Mod-u': toggleEmphasis(schema, 'underline'),
            'Shift-Enter': insertBreak,
            Enter: () => this.#leave(),
            Escape: () => this.#leave(),
            Tab: () => this.#leave(),
          }),
          keymap(baseKeymap),
        ],
      }),
      attributes: {
        'aria-label': vi.editor.footnoteField,
        'aria-multiline': 'true',
        role: 'textbox',
        'data-testid': 'footnote-field',
      },
      dispatchTransaction: (tr) => this.#dispatch(tr),
    });
    if (this.#outer.hasFocus()) this.#focusSoon();
  }

  /** The outer view sets the selection of the page after this call; the field is focused after it. */
  #focusSoon(): void {
    requestAnimationFrame(() => this.#inner?.focus());
  }

  #close(): void {
    this.#inner?.destroy();
    this.#inner = undefined;
    this.dom.textContent = '';
  }

  #leave(): boolean {
    const position = this.#position();
    if (position === undefined) return false;
    const { state } = this.#outer;
    const after = TextSelection.near(state.doc.resolve(position + this.#node.nodeSize));
    this.#outer.dispatch(state.tr.setSelection(after));
    this.#outer.focus();
    return true;
  }

  #dispatch(tr: Transaction): void {
    const inner = this.#inner;
    const position = this.#position();
    if (!inner || position === undefined) return;
    const { state, transactions } = inner.state.applyTransaction(tr);
    inner.updateState(state);
    if (tr.getMeta(FROM_OUTSIDE)) return;
    const outer = this.#outer.state.tr;
    const shift = StepMap.offset(position + 1);
    for (const { steps } of transactions) {
      for (const step of steps) {
        const moved = step.map(shift);
        if (moved) outer.step(moved);
      }
    }
    if (outer.docChanged) this.#outer.dispatch(outer);
  }

  #takeOver(inner: EditorView, node: Node): void {
    const old = inner.state.doc;
    const start = node.content.findDiffStart(old.content);
    if (start === null) return;
    let { a: endNew, b: endOld } = node.content.findDiffEnd(old.content) ?? { a: start, b: start };
    const overlap = start - Math.min(endNew, endOld);
    if (overlap > 0) {
      endNew += overlap;
      endOld += overlap;
    }
    const tr = inner.state.tr.replace(start, endOld, node.slice(start, endNew));
    inner.dispatch(tr.setMeta(FROM_OUTSIDE, true));
  }
}

/** Moves the field sideways so that it stays over the text. */
function keepInside(box: HTMLElement, home: HTMLElement): void {
  const field = box.getBoundingClientRect();
  const bounds = home.getBoundingClientRect();
  const shift = Math.max(bounds.left - field.left, Math.min(0, bounds.right - field.right));
  if (shift !== 0) box.style.transform = `translateX(${shift}px)`;
}
