/** Returns scheme, host and port of a URL. Throws if the text is not a URL with a host. */
export function originOf(url: string): string {
  const { origin } = new URL(url);
  // All URLs without a host have the origin "null", so this origin does not identify a receiver.
  if (origin === 'null') throw new TypeError('The URL has no origin.');
  return origin;
}
