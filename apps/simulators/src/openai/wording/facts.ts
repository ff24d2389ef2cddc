import { fold } from '../understanding/text.ts';
import { termsOf } from '../understanding/values.ts';

export interface Passage {
  readonly id: string;
  readonly text: string;
}

export interface Fact {
  readonly text: string;
  readonly sources: readonly string[];
}

/** Share of the question's words that a sentence and its passage must contain to count as an answer. */
const THRESHOLD = 0.5;
const MOST_SENTENCES = 2;

/**
 * Returns the sentences of one passage that share most words with the question. Returns an empty text if no passage
 * shares enough words.
 */
export function factFrom(question: string, passages: readonly Passage[]): Fact {
  const asked = [...new Set(termsOf(fold(question)))];
  if (asked.length === 0) return { text: '', sources: [] };
  const scored = passages
    .flatMap(({ id, text }) => {
      const whole = scoreOf(asked, text);
      return sentencesOf(text).map((sentence) => ({ id, sentence, score: scoreOf(asked, sentence), whole }));
    })
    .filter(({ score, whole }) => score > 0 && whole >= THRESHOLD)
    .toSorted((a, b) => b.score + b.whole - a.score - a.whole);
  const best = scored.filter(({ id }) => id === scored[0]?.id).slice(0, MOST_SENTENCES);
  return { text: best.map(({ sentence }) => sentence).join(' '), sources: best[0] ? [best[0].id] : [] };
}

const sentencesOf = (text: string) =>
  text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);

function scoreOf(asked: readonly string[], text: string): number {
  const spoken = new Set(termsOf(fold(text)));
  return asked.filter((term) => spoken.has(term)).length / asked.length;
}
