import { kindOfCompound, MEANING_WORDS, verbStem } from './word-meanings.ts';

/**
 * Maps each word, and each stem of a verb, to the first word of its line in `MEANING_WORDS`. If several lines contain a
 * word, the first line is used.
 */
const MEANING_OF = firstOf(MEANING_WORDS.map(([first = '', ...others]) => [first, [first, ...others]]));
const MEANING_OF_STEM = firstOf(
  MEANING_WORDS.map((words) => [words[0] ?? '', words.flatMap((word) => verbStem(word) ?? [])]),
);

function firstOf(
  lines: readonly (readonly [meaning: string, words: readonly string[]])[],
): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [meaning, words] of lines) for (const word of words) if (!map.has(word)) map.set(word, meaning);
  return map;
}

/**
 * Returns the English word for the meaning of a word. The result is the same for "parking", "aparcar", "estacionamento"
 * and "Tiefgarage". Null if the meaning is unknown. `word` must be in lower case without accents.
 */
export function meaningOf(word: string): string | null {
  const own = MEANING_OF.get(word) ?? MEANING_OF_STEM.get(verbStem(word) ?? '');
  return own ?? MEANING_OF.get(kindOfCompound(word) ?? '') ?? null;
}
