/** Normalizes multi-line text for storage: trimmed, without characters that PostgreSQL rejects. Null when too long. */
export function normalizeText(input: string, maxLength: number): string | null {
  const text = withoutUnstorable(input).trim();
  return text.length > maxLength ? null : text;
}

/** Removes characters that PostgreSQL rejects. */
export const withoutUnstorable = (text: string): string =>
  text.replaceAll('\0', '').replaceAll(HALF_A_CHARACTER, '\ufffd');

/** A lone surrogate: valid in JSON, but not encodable in UTF-8. */
const HALF_A_CHARACTER = /\p{Cs}/gu;

/**
 * Digit sequences that a search text may mean in E.164: the stored number is +442079460018, and people type 020 7946
 * 0018, 0044 20 7946 0018 or +44 (0)20 7946 0018. Empty for text with letters or fewer than three digits.
 */
export function numberSpellings(text: string): string[] {
  if (/\p{L}/u.test(text)) return [];
  const digits = text.replace('(0)', '').replace(/\D/g, '');
  return [digits, digits.replace(/^0+/, '')].filter((spelling) => spelling.length >= 3);
}
