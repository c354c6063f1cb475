import { getContext, setContext } from 'svelte';
import type { CitationPicker } from './picker.svelte';

const PICKER = Symbol('citation-picker');

/** Gives the editors inside a form what offers citations to them. */
export function providePicker(picker: CitationPicker): void {
  setContext(PICKER, picker);
}

/** What offers citations; undefined outside of a document's form. */
export function usePicker(): CitationPicker | undefined {
  return getContext<CitationPicker | undefined>(PICKER);
}
