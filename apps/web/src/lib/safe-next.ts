/** Path on this site to visit after sign-in. Null for other URLs, to prevent open redirects. */
export function safeNext(next: string | null | undefined): string | null {
  if (!next || !/^\/(?![/\\])/.test(next)) return null;
  // Browsers remove tabs and line breaks in URLs, which could turn `/\t/evil.example` into `//evil.example`.
  return /[\p{Cc}\\]/u.test(next) ? null : next;
}
