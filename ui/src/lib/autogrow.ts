/** Makes a text area as high as its words. */
export function fitHeight(area: HTMLTextAreaElement): void {
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
}

/** Keeps a text area as high as its words, whatever its width becomes. */
export function autogrow(area: HTMLTextAreaElement): () => void {
  let width = 0;
  const watch = new ResizeObserver(() => {
    if (area.clientWidth === width) return;
    width = area.clientWidth;
    fitHeight(area);
  });
  watch.observe(area);
  return () => {
    watch.disconnect();
  };
}

/** Whether a key belongs to the input method, which is still putting letters together. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
