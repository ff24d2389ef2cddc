import { createStoredValue } from '../lib/stored-value.ts';

/** Whether the phone simulator was used in this browser, a setup step in development workspaces. */
export const phoneOpened = (workspaceId: string) => createStoredValue(`frontdesk-phone-held-${workspaceId}`);
