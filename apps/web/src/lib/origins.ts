/** True when both texts are URLs and differ in scheme, host or port. False while one of them is still being typed. */
export function isOtherOrigin(stored: string, typed: string): boolean {
  const text = typed.trim();
  if (!URL.canParse(stored) || !URL.canParse(text)) return false;
  return new URL(stored).origin !== new URL(text).origin;
}
