import { atom } from 'nanostores';

/** Whether the notification drawer is open. Two bells share it. */
export const drawer = atom(false);
