import { atom } from 'nanostores';

/** Whether the notification drawer is open. The wide and the narrow layout each have a bell that opens the drawer. */
export const drawer = atom(false);
