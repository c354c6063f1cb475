/** The arrow keys in a list of rows, each with a button: they go from one to the next. */
export function walkRows(list: HTMLElement): () => void {
  function keydown(event: KeyboardEvent) {
    const buttons = [...list.querySelectorAll<HTMLButtonElement>('button[data-row]')];
    const at = buttons.findIndex((button) => button === event.target);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    const button = next === undefined || at === -1 ? undefined : buttons[next];
    if (!button) return;
    event.preventDefault();
    button.focus();
  }
  list.addEventListener('keydown', keydown);
  return () => {
    list.removeEventListener('keydown', keydown);
  };
}
