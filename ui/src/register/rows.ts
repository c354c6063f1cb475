/** The arrow keys in a table of rows, each with a button: they go from one to the next. */
export function walkRows(event: KeyboardEvent): void {
  const { currentTarget, target, key } = event;
  if (!(currentTarget instanceof HTMLElement) || !(target instanceof HTMLButtonElement)) return;
  const buttons = [...currentTarget.querySelectorAll<HTMLButtonElement>('button[data-row]')];
  const at = buttons.indexOf(target);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[key];
  const button = next === undefined || at === -1 ? undefined : buttons[next];
  if (!button) return;
  event.preventDefault();
  button.focus();
}
