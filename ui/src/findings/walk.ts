/** The heads in a list beside the page, of what does not hide just now. */
export function headsIn(panel: Element | null | undefined): HTMLElement[] {
  return [...(panel?.querySelectorAll<HTMLElement>('.item:not(.stale) > [data-finding]') ?? [])];
}

/** The arrow keys in a list beside the page: they choose one of it without leaving the list. */
export function walk(list: { current: string | undefined }): (event: KeyboardEvent) => void {
  return (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    const head = (event.target as Element).closest<HTMLElement>('button[data-finding]');
    if (step === undefined || !head || event.altKey || event.ctrlKey || event.metaKey) return;
    const heads = headsIn(head.closest('[data-findings]'));
    const index = Math.min(heads.length - 1, Math.max(0, heads.indexOf(head) + step));
    event.preventDefault();
    const next = heads[index];
    next?.focus();
    list.current = next?.dataset['finding'];
  };
}

/**
 * Keeps the focus in a panel whose items come and go with each check: when the one that has it goes, the one that
 * took its place gets it, unless somebody has gone elsewhere meanwhile.
 */
export function keepFocus(panel: HTMLElement): () => void {
  let held: HTMLElement | undefined;
  let at = 0;
  const follow = ({ target }: Event) => {
    held = target instanceof HTMLElement && panel.contains(target) ? target : undefined;
    const head = held?.closest('.item')?.querySelector<HTMLElement>('[data-finding]');
    at = head ? Math.max(0, headsIn(panel).indexOf(head)) : 0;
  };
  const changes = new MutationObserver(() => {
    if (!held || document.activeElement !== document.body) return;
    const heads = headsIn(panel);
    const next = held.isConnected ? held : (heads[Math.min(at, heads.length - 1)] ?? panel.querySelector('button'));
    next?.focus();
  });
  changes.observe(panel, { childList: true, subtree: true, attributeFilter: ['class'] });
  document.addEventListener('focusin', follow);
  document.addEventListener('pointerdown', follow);
  return () => {
    changes.disconnect();
    document.removeEventListener('focusin', follow);
    document.removeEventListener('pointerdown', follow);
  };
}
