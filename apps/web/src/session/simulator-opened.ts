import { createStoredValue } from '../lib/stored-value.ts';

/** Whether somebody has held a contact's phone in this browser: one of the first steps in a development workspace. */
export const simulatorOpened = (workspaceId: string) => createStoredValue(`frontdesk-phone-held-${workspaceId}`);
