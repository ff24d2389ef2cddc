import { stored } from '../lib/stored-value.ts';

/** Whether somebody has held a contact's phone in this browser: one of the first steps in a development workspace. */
export const phoneHeld = (workspaceId: string) => stored(`frontdesk-phone-held-${workspaceId}`);
