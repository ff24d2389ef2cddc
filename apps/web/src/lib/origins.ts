/** Whether two URLs differ in scheme, host or port. False if one of the texts is not a complete URL. */
export function isOtherOrigin(stored: string, typed: string): boolean {
  const text = typed.trim();
  if (!URL.canParse(stored) || !URL.canParse(text)) return false;
  return new URL(stored).origin !== new URL(text).origin;
}
