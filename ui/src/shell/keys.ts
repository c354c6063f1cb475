/** What a shortcut does. */
export type ShortcutName =
  | 'new'
  | 'open'
  | 'save'
  | 'saveAs'
  | 'export'
  | 'print'
  | 'help'
  | 'nextPane'
  | 'previousPane'
  | 'findings'
  | 'citations'
  | 'register'
  | 'spelling'
  | 'nextFinding'
  | 'previousFinding'
  | 'fixFinding';

/** The shortcut that a key press is, if it is one. A press that composes a letter is none. */
export function shortcutOf(event: KeyboardEvent): ShortcutName | undefined {
  if (event.isComposing || event.keyCode === 229) return undefined;
  if (event.key === 'F1') return 'help';
  if (event.key === 'F7') return event.shiftKey ? 'spelling' : 'findings';
  if (event.key === 'F9') return 'citations';
  if (event.key === 'F4' && !event.altKey && !event.ctrlKey) return 'register';
  if (event.key === 'F8') return event.shiftKey ? 'previousFinding' : 'nextFinding';
  if (event.key === 'Enter' && event.altKey && !event.ctrlKey) return 'fixFinding';
  if (event.key === 'F6') return event.shiftKey ? 'previousPane' : 'nextPane';
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  switch (event.key.toLowerCase()) {
    case 'n':
      return 'new';
    case 'o':
      return 'open';
    case 's':
      return event.shiftKey ? 'saveAs' : 'save';
    case 'e':
      return 'export';
    case 'p':
      return 'print';
    default:
      return undefined;
  }
}

/** Takes the focus to the next (1) or the previous (-1) pane of the window. */
export function focusPane(direction: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(isShown);
  if (panes.length === 0) return;
  const current = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(current + direction + panes.length) % panes.length] ?? panes[0];
  const inside = next?.querySelectorAll<HTMLElement>(
    'textarea:not(:disabled), input:not(:disabled), [contenteditable="true"], [tabindex="0"], select:not(:disabled), button:not(:disabled)',
  );
  ([...(inside ?? [])].find(isShown) ?? next)?.focus();
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}
