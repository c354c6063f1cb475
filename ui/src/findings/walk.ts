/** The arrow keys in a list beside the page: they choose one of it without leaving the list. */
export function walk(list: { current: string | undefined }): (event: KeyboardEvent) => void {
  return (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    const head = (event.target as Element).closest<HTMLElement>('button[data-finding]');
    if (step === undefined || !head || event.altKey || event.ctrlKey || event.metaKey) return;
    const panel = head.closest('[data-findings]');
    const heads = [...(panel?.querySelectorAll<HTMLElement>('button[data-finding]') ?? [])];
    const index = Math.min(heads.length - 1, Math.max(0, heads.indexOf(head) + step));
    event.preventDefault();
    const next = heads[index];
    next?.focus();
    list.current = next?.dataset['finding'];
  };
}
