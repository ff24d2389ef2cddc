/** Text of many lines as we store it, or null when it is too long: trimmed, without what PostgreSQL cannot keep. */
export function normalizeText(input: string, maxLength: number): string | null {
  const text = withoutUnstorable(input).trim();
  return text.length > maxLength ? null : text;
}

/** The same text without what PostgreSQL cannot keep. */
export const withoutUnstorable = (text: string): string =>
  text.replaceAll('\0', '').replaceAll(HALF_A_CHARACTER, '\ufffd');

/** A surrogate without its other half: JSON carries it, and UTF-8 has no bytes for it. */
const HALF_A_CHARACTER = /\p{Cs}/gu;

/**
 * The digits that somebody may have meant by a text, as they stand in an E.164 number: stored is +442079460018, and people
 * type 020 7946 0018, 0044 20 7946 0018 and +44 (0)20 7946 0018. None for a text with letters, or with fewer than three digits.
 */
export function numberSpellings(text: string): string[] {
  if (/\p{L}/u.test(text)) return [];
  const digits = text.replace('(0)', '').replace(/\D/g, '');
  return [digits, digits.replace(/^0+/, '')].filter((spelling) => spelling.length >= 3);
}
