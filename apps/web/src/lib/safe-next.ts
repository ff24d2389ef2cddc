/** Where to go after signing in: a path on this very site, or null. An address that leaves it would make us a stepping stone. */
export function safeNext(next: string | null | undefined): string | null {
  if (!next || !/^\/(?![/\\])/.test(next)) return null;
  // Browsers drop tabs and line breaks inside an address, which could turn `/\t/evil.example` into `//evil.example`.
  return /[\p{Cc}\\]/u.test(next) ? null : next;
}
