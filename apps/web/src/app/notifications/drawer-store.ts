import { createStore } from '../../lib/store.ts';

/** Whether the notifications are open: the bell stands in two places, and they open in one. */
export const drawer = createStore(false);
