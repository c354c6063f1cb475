/** The boxes of a drawing, in the order of its nodes. */
function boxesIn(drawing: Element): SVGGElement[] {
  const boxes = [...drawing.querySelectorAll<SVGGElement>('g.box')];
  return boxes.toSorted((a, b) => indexOf(a) - indexOf(b));
}

/** The node that a box stands for. */
export function indexOf(box: Element): number {
  return Number(box.getAttribute('data-box'));
}

/** The box around a place that was clicked. */
export function boxAt(place: EventTarget | null): SVGGElement | undefined {
  return place instanceof Element ? (place.closest<SVGGElement>('g.box') ?? undefined) : undefined;
}

/**
 * Makes the boxes of a drawing buttons: one of them can be reached by Tab, the arrow keys go on to
 * the others.
 */
export function makeButtons(drawing: Element): void {
  const svg = drawing.querySelector('svg');
  const title = svg?.querySelector(':scope > title')?.textContent ?? '';
  svg?.setAttribute('role', 'group');
  svg?.setAttribute('aria-label', title);
  for (const [at, box] of boxesIn(drawing).entries()) {
    box.setAttribute('role', 'button');
    box.setAttribute('tabindex', at === 0 ? '0' : '-1');
  }
}

/** Shows which box is chosen, and which arrows belong to it. */
export function showChosen(drawing: Element, chosen: number | undefined): void {
  for (const box of boxesIn(drawing)) {
    const isChosen = indexOf(box) === chosen;
    box.setAttribute('aria-pressed', String(isChosen));
  }
  drawing.toggleAttribute('data-chosen', chosen !== undefined);
  for (const arrow of drawing.querySelectorAll('g.arrow')) {
    const ends = [arrow.getAttribute('data-from'), arrow.getAttribute('data-to')];
    arrow.toggleAttribute('data-near', ends.includes(String(chosen)));
  }
}

/** Takes the focus from a box to another by an arrow key, Home or End; false for any other key. */
export function walkBoxes(drawing: Element, event: KeyboardEvent): boolean {
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
  const step = (steps as Partial<Record<string, number>>)[event.key];
  const box = boxAt(event.target);
  if (step === undefined || !box || event.altKey || event.ctrlKey || event.metaKey) return false;
  const boxes = boxesIn(drawing);
  const next = boxes[Math.min(boxes.length - 1, Math.max(0, boxes.indexOf(box) + step))];
  if (!next) return false;
  box.setAttribute('tabindex', '-1');
  next.setAttribute('tabindex', '0');
  next.focus();
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return true;
}
