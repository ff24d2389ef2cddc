/** Returns a free port outside the range from which operating systems assign ports to outgoing connections. */
export function freePort(): Promise<number>;
