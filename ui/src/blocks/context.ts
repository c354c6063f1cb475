import { getContext, setContext } from 'svelte';
import type { BlockSource } from './plugin';

const BLOCKS = Symbol('text-blocks');

/** Gives the editors inside a form the text blocks of the office. */
export function provideBlocks(source: BlockSource): void {
  setContext(BLOCKS, source);
}

/** The text blocks; undefined outside of a document's form. */
export function useBlocks(): BlockSource | undefined {
  return getContext<BlockSource | undefined>(BLOCKS);
}
