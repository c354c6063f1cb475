import type { Preview } from '../generated/types';

/** A page that is shown. */
export interface ShownPage {
  hash: string;
  svg: string;
  widthPt: number;
  heightPt: number;
}

/** The hashes of the pages that are shown, for the request for new ones. */
export function knownHashes(shown: readonly ShownPage[]): string[] {
  return [...new Set(shown.map((page) => page.hash))];
}

/**
 * The pages to show now: new ones from the answer, unchanged ones as the very objects that are
 * shown already, so that the window leaves them alone.
 */
export function mergePages(shown: readonly ShownPage[], preview: Preview): ShownPage[] {
  const held = new Map(shown.map((page) => [page.hash, page]));
  return preview.pages.flatMap(({ hash, svg, width_pt, height_pt }) => {
    const old = held.get(hash);
    if (old) return [old];
    if (svg === undefined) return [];
    const page = { hash, svg, widthPt: width_pt, heightPt: height_pt };
    held.set(hash, page);
    return [page];
  });
}
