import { useDebouncedCallback as debounced } from 'use-debounce';

/** Debounces a function, and runs it at least every two seconds while requests keep coming. */
export const useDebouncedCallback = (work: () => void) => debounced(work, 300, { maxWait: 2_000 });
