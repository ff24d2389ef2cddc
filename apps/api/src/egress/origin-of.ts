/** Scheme, host and port of a URL. Throws when the text is not a URL with a host. */
export function originOf(url: string): string {
  const { origin } = new URL(url);
  // Opaque origins compare equal, so they cannot identify a receiver.
  if (origin === 'null') throw new TypeError('The URL has no origin.');
  return origin;
}
