import { atom } from 'nanostores';

/** Whether the notification drawer is open. Shared by the bells of the wide and the narrow layout. */
export const drawer = atom(false);
