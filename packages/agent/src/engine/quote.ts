import { foldText } from './parse-value.ts';
import type { Passage } from './plan.ts';

const SENTENCES = 2;
/** Number of leading letters that two words must share to count as forms of one word. */
const STEM = 4;

export interface Quote {
  readonly text: string;
  readonly passage: Passage;
}

/**
 * Quotes the sentences of the best passage that share most words with the question, for replies that no model words.
 * Passages are in the order of their relevance. Returns null if they contain no statement.
 */
export function quoteFrom(question: string, passages: readonly Passage[]): Quote | null {
  const asked = wordsOf(question);
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

/** Divides a text into sentences. Questions are omitted, because they state nothing. */
const statementsOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && !sentence.endsWith('?'));

const wordsOf = (text: string): string[] =>
  foldText(text)
    .split(' ')
    .filter((word) => word.length >= 3);

function sharedWords(asked: readonly string[], sentence: string): number {
  const words = wordsOf(sentence);
  return asked.filter((word) => words.some((one) => one === word || isSameStem(one, word))).length;
}

const isSameStem = (one: string, other: string): boolean =>
  one.length >= STEM && other.length >= STEM && one.slice(0, STEM) === other.slice(0, STEM);
