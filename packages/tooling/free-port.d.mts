/** A port of this machine on which nobody listens, and which no connection is given meanwhile. */
export function freePort(): Promise<number>;
