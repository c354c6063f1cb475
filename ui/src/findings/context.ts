import { getContext, setContext } from 'svelte';
import type { Review } from './review.svelte';

const REVIEW = Symbol('review');

/** Gives the fields inside a form what the rules say of its document. */
export function provideReview(review: Review): void {
  setContext(REVIEW, review);
}

/** What the rules say of the form's document; undefined outside of one (the office profile). */
export function useReview(): Review | undefined {
  return getContext<Review | undefined>(REVIEW);
}
