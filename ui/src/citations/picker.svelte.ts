import { closeHistory } from 'prosemirror-history';
import type { EditorView } from 'prosemirror-view';
import type { Document, OfferCitationsArgs, OfferedCitation } from '../generated/types';
import type { Host } from '../host/host';
import { isComposing } from '../lib/autogrow';
import { browserFrame, Latest } from '../lib/latest';
import type { FieldPath } from '../lib/path';
import { startOf, type Asked } from './asked';

/** The identifier of the list, for the editor that it belongs to. */
export const LIST_ID = 'citation-picker';

/** A place in an editor where a document is asked for. */
export interface Place {
  view: EditorView;
  field: FieldPath;
  /** The position in the editor that {@link Asked.start} is counted from. */
  base: number;
  /** The same in the letters of the field, in UTF-16 units. */
  offset: number;
  asked: Asked;
}

/** Where the letters stand on the screen that the list belongs to, in CSS pixels. */
export interface Anchor {
  left: number;
  top: number;
  bottom: number;
}

/** Offers documents of the library while somebody types a citation, and puts one in. */
export class CitationPicker {
  offers = $state.raw<readonly OfferedCitation[]>([]);
  /** The offer that Enter takes. */
  index = $state(0);
  anchor = $state.raw<Anchor>({ left: 0, top: 0, bottom: 0 });
  readonly isOpen = $derived(this.offers.length > 0);
  #place: Place | undefined;
  /** The place that the offers are for; keys may have changed it since. */
  #offered: Place | undefined;
  /** Enter came before the offers: it takes the first of them. */
  #isWaited = false;
  /** Where Esc closed the list: it stays closed until those letters are gone. */
  #dismissed: number | undefined;
  readonly #search: Latest<Place, OfferedCitation[]>;

  constructor(host: Host, home: { readonly document: Document }) {
    const ask = ({ field, offset, asked: { start, query, ledBy } }: Place) => {
      const args: OfferCitationsArgs = { document: home.document, field, offset: offset + start, query };
      return host.call('offer_citations', ledBy === undefined ? args : { ...args, led_by: ledBy });
    };
    this.#search = new Latest<Place, OfferedCitation[]>(
      ask,
      {
        done: (offers, place) => {
          this.#show(offers, place);
        },
        failed: () => {
          this.close();
        },
      },
      browserFrame,
    );
  }

  /** Whether it follows what is typed in an editor. */
  follows(view: EditorView): boolean {
    return this.#place?.view === view;
  }

  /** What stands before the cursor of an editor now: a document is asked for, or none. */
  look(view: EditorView, place: Place | undefined): void {
    if (!place) {
      this.#dismissed = undefined;
      if (this.follows(view)) this.close();
      return;
    }
    if (this.#dismissed === place.base + place.asked.start || (this.#place && isSame(place, this.#place))) return;
    this.#isWaited = false;
    this.#place = place;
    this.#search.request(place);
  }

  /** Answers to a key while the list is open. */
  keydown(event: KeyboardEvent): boolean {
    const hasModifier = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (!this.#place || !this.isOpen || hasModifier || isComposing(event)) return false;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        this.#select(this.index + (event.key === 'ArrowDown' ? 1 : -1));
        return true;
      case 'Enter':
        if (this.#offered === this.#place) this.choose(this.index);
        else this.#isWaited = true;
        return true;
      case 'Escape':
        this.#dismissed = this.#place.base + this.#place.asked.start;
        this.close();
        return true;
      default:
        return false;
    }
  }

  /** Puts an offer in the place of the letters that asked for it: one step of undo. */
  choose(index: number): void {
    const place = this.#offered;
    const offer = this.offers[index];
    this.close();
    if (!place || !offer || place.view.isDestroyed || place.view.composing) return;
    const { view, base, asked } = place;
    const to = view.state.selection.head;
    const tr = view.state.tr.insertText(offer.words, base + startOf(asked, offer), to);
    view.dispatch(closeHistory(tr).setMeta(CHOSEN, true).scrollIntoView());
    view.dispatch(closeHistory(view.state.tr));
    view.focus();
  }

  close(): void {
    this.#search.cancel();
    const view = this.#offered?.view ?? this.#place?.view;
    this.#place = undefined;
    this.#offered = undefined;
    this.#isWaited = false;
    this.offers = [];
    if (view) tell(view, undefined);
  }

  /** Puts the list where its letters are: they may have been scrolled. */
  measure(): void {
    const place = this.#offered;
    if (!place || place.view.isDestroyed) return;
    const { left, top, bottom } = place.view.coordsAtPos(place.base + place.asked.start);
    this.anchor = { left, top, bottom };
  }

  #show(offers: readonly OfferedCitation[], place: Place): void {
    if (place !== this.#place || place.view.isDestroyed) return;
    const isWaited = this.#isWaited;
    this.#isWaited = false;
    const others = offers.filter((offer) => offer.words !== typed(place, offer));
    if (others.length === 0) {
      this.close();
      return;
    }
    this.#offered = place;
    this.offers = others;
    this.measure();
    this.#select(0);
    if (isWaited) this.choose(0);
  }

  #select(index: number): void {
    const count = this.offers.length;
    this.index = count > 0 ? (index + count) % count : 0;
    if (this.#offered) tell(this.#offered.view, count > 0 ? optionId(this.index) : undefined);
  }
}

function isSame(a: Place, b: Place): boolean {
  return a.view === b.view && a.base + a.asked.start === b.base + b.asked.start && a.asked.query === b.asked.query;
}

/** The letters that an offer takes the place of: where they say the same, there is nothing to offer. */
function typed({ view, base, asked }: Place, offer: OfferedCitation): string {
  return view.state.doc.textBetween(base + startOf(asked, offer), view.state.selection.head);
}

/** Marks the change that puts a chosen offer in: nobody typed it, so that nothing is offered for it. */
export const CHOSEN = 'citation-chosen';

/** The identifier of an offer in the list. */
export function optionId(index: number): string {
  return `${LIST_ID}-${index}`;
}

/** Makes an editor a combobox with its list, or a plain field again. */
function tell(view: EditorView, option: string | undefined): void {
  if (view.isDestroyed || view.composing) return;
  const isOpen = option !== undefined;
  const attributes = {
    role: isOpen ? 'combobox' : 'textbox',
    'aria-multiline': isOpen ? undefined : String(view.dom.matches('.body-text')),
    'aria-expanded': isOpen ? 'true' : undefined,
    'aria-haspopup': isOpen ? 'listbox' : undefined,
    'aria-autocomplete': isOpen ? 'list' : undefined,
    'aria-controls': isOpen ? LIST_ID : undefined,
    'aria-activedescendant': option,
  };
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) view.dom.removeAttribute(name);
    else view.dom.setAttribute(name, value);
  }
}
