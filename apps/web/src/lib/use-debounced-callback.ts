import { useDebouncedCallback as debounced } from 'use-debounce';

/**
 * Returns a function that runs `work` 300 ms after the last call, or at least every two seconds while calls continue.
 */
export const useDebouncedCallback = (work: () => void) => debounced(work, 300, { maxWait: 2_000 });
