/**
 * Normalizes multi-line text for storage: trimmed, without characters that PostgreSQL rejects. Null if the text is too
 * long.
 */
export function normalizeText(input: string, maxLength: number): string | null {
  const text = withoutUnstorable(input).trim();
  return text.length > maxLength ? null : text;
}

/** Replaces or removes characters that PostgreSQL rejects. */
export const withoutUnstorable = (text: string): string =>
  text.replaceAll('\0', '').replaceAll(HALF_A_CHARACTER, '\ufffd');

/** A lone surrogate. JSON accepts this character, but it cannot be encoded in UTF-8. */
const HALF_A_CHARACTER = /\p{Cs}/gu;

/**
 * Returns the digit sequences that a search text for a phone number can stand for, for example for 020 7946 0018 or +44
 * (0)20 7946 0018. Empty if the text contains letters or fewer than three digits.
 */
export function numberSpellings(text: string): string[] {
  if (/\p{L}/u.test(text)) return [];
  const digits = text.replace('(0)', '').replace(/\D/g, '');
  return [digits, digits.replace(/^0+/, '')].filter((spelling) => spelling.length >= 3);
}
