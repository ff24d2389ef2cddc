/** Voice providers report pressed keys as an utterance. */
const KEYPAD_ENTRY = /^\s*user['’]s keypad entry:?\s*([0-9*#]+)\s*$/i;

/** Keys of an utterance that consists of them. Null for spoken words. */
export function keysIn(text: string): string | null {
  const [, keys] = KEYPAD_ENTRY.exec(text) ?? [];
  return keys ?? null;
}
