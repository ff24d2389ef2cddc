import { statementsOf, wordsOf } from '@frontdesk/domain';
import type { Passage } from './plan.ts';

const SENTENCES = 2;
/** Number of leading letters that two words must share to count as forms of one word. */
const STEM = 4;

export interface Quote {
  readonly text: string;
  readonly passage: Passage;
}

/**
 * Quotes at most two sentences of the most relevant passage that contains statements: the sentences that share the most
 * words with the question, or the first sentences if none shares a word. Used on calls and if the model's wording was
 * rejected. Passages are ordered by relevance. Returns null if no passage contains a statement.
 */
export function quoteFrom(question: string, passages: readonly Passage[]): Quote | null {
  const asked = longWordsOf(question);
  for (const passage of passages) {
    const scored = statementsOf(passage.text).map((text, place) => ({ text, place, score: sharedWords(asked, text) }));
    if (scored.length === 0) continue;
    const best = Math.max(...scored.map(({ score }) => score));
    const chosen = scored
      .filter(({ score, place }) => (best > 0 ? score === best : place < SENTENCES))
      .slice(0, SENTENCES);
    return { text: chosen.map(({ text }) => text).join(' '), passage };
  }
  return null;
}

function sharedWords(asked: readonly string[], sentence: string): number {
  const words = longWordsOf(sentence);
  return asked.filter((word) => words.some((one) => one === word || isSameStem(one, word))).length;
}

const longWordsOf = (text: string): string[] => wordsOf(text).filter((word) => word.length >= 3);

const isSameStem = (one: string, other: string): boolean =>
  one.length >= STEM && other.length >= STEM && one.slice(0, STEM) === other.slice(0, STEM);
