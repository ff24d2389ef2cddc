import { createStore } from '../../lib/store.ts';

/** Whether the notification drawer is open. Two bells share it. */
export const drawer = createStore(false);
