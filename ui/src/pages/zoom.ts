/** The sizes of pages that the buttons go through, as factors. */
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** The next size up (1) or down (-1) from `zoom`, percent. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const near = 0.005;
  const next =
    direction === 1
      ? STEPS.find((step) => step > zoom + near)
      : STEPS.findLast((step) => step < zoom - near);
  return Math.round((next ?? (direction === 1 ? 4 : 0.25)) * 100);
}
