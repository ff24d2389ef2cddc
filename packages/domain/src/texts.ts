/** Text of many lines as we store it, or null when it is too long: trimmed, without the zero character, which PostgreSQL cannot keep. */
export function normalizeText(input: string, maxLength: number): string | null {
  const text = input.replaceAll('\0', '').trim();
  return text.length > maxLength ? null : text;
}
