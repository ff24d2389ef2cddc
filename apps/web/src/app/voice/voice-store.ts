import { atom } from 'nanostores';

/** Whether the current workspace uses voice verification. Set by the banner, and read by the user menu. */
export const usesVoiceVerification = atom(false);

export const isVoiceDialogOpen = atom(false);
