/** Returns the `next` URL if it is a path of this site. Returns null for other URLs, to prevent open redirects. */
export function safeNext(next: string | null | undefined): string | null {
  if (!next || !/^\/(?![/\\])/.test(next)) return null;
  // Reject control characters. Browsers remove tabs and line breaks from URLs, which could turn `/\t/evil.example` into
  // `//evil.example`.
  return /[\p{Cc}\\]/u.test(next) ? null : next;
}
