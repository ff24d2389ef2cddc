/** Text of many lines as we store it, or null when it is too long: trimmed, without what PostgreSQL cannot keep. */
export function normalizeText(input: string, maxLength: number): string | null {
  const text = input.replaceAll('\0', '').replaceAll(HALF_A_CHARACTER, '\ufffd').trim();
  return text.length > maxLength ? null : text;
}

/** A surrogate without its other half: JSON carries it, and UTF-8 has no bytes for it. */
const HALF_A_CHARACTER = /\p{Cs}/gu;
