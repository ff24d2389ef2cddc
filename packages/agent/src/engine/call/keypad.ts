/** Format in which voice providers report pressed keys as an utterance. */
const KEYPAD_ENTRY = /^\s*user['’]s keypad entry:?\s*([0-9*#]+)\s*$/i;

/** Returns the pressed keys in an utterance. Null if the caller spoke. */
export function keysIn(text: string): string | null {
  const [, keys] = KEYPAD_ENTRY.exec(text) ?? [];
  return keys ?? null;
}
