const KEY = 'push-user';

/** Returns the id of the user who turned on push messages in this browser. */
export const pushUser = (): string | null => localStorage.getItem(KEY);

export const rememberPushUser = (userId: string): void => localStorage.setItem(KEY, userId);

export const forgetPushUser = (): void => localStorage.removeItem(KEY);
