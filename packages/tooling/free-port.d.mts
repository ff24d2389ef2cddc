/** Returns a free port that is not assigned to outgoing connections. */
export function freePort(): Promise<number>;
