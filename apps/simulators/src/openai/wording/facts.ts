import { statementsOf } from '@frontdesk/domain';
import { kindOf, type QuestionKind, subjectOf } from '../understanding/question.ts';
import { fold } from '../understanding/text.ts';
import { termsOf } from '../understanding/values.ts';

export interface Passage {
  readonly id: string;
  readonly text: string;
  readonly title?: string | undefined;
}

export interface Fact {
  readonly text: string;
  readonly sources: readonly string[];
}

/** Share of the subject of the question that a passage must mention to count as an answer. */
const THRESHOLD = 0.5;
const MOST_SENTENCES = 2;

/**
 * Returns the sentences of one passage that answer the question. The passages are in the order of their relevance.
 * Returns an empty text if no passage mentions enough of the subject, or states what was asked for, such as a price.
 */
export function factFrom(question: string, passages: readonly Passage[]): Fact {
  const kind = kindOf(question);
  const subject = [...new Set(termsOf(subjectOf(question)))];
  const ranked = passages
    .map((passage) => ({ passage, share: shareOf(subject, `${passage.title ?? ''} ${passage.text}`) }))
    .toSorted((one, other) => other.share - one.share);
  // A statement of what was asked for may be in another language than the question, and share no word with it.
  const best =
    ranked.find(({ passage }) => kind?.answered.test(fold(passage.text))) ??
    ranked.find(({ share }) => share >= THRESHOLD && (kind === null || subject.length > 0));
  if (!best) return { text: '', sources: [] };
  const sentences = chosenSentences(statementsOf(best.passage.text), subject, kind);
  return sentences.length > 0 ? { text: sentences.join(' '), sources: [best.passage.id] } : { text: '', sources: [] };
}

/** Chooses at most two sentences, in their order: the first ones with at least half of the highest score. */
function chosenSentences(
  sentences: readonly string[],
  subject: readonly string[],
  kind: QuestionKind | null,
): string[] {
  const scored = sentences.map((sentence) => ({
    sentence,
    score: (kind?.answered.test(fold(sentence)) ? 1 : 0) + (subject.length > 0 ? shareOf(subject, sentence) : 0),
  }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  if (best === 0) return sentences.slice(0, MOST_SENTENCES);
  return scored
    .filter(({ score }) => score >= best / 2)
    .map(({ sentence }) => sentence)
    .slice(0, MOST_SENTENCES);
}

/** Share of the terms that a text contains. 1 if there are no terms. */
function shareOf(terms: readonly string[], text: string): number {
  const spoken = new Set(termsOf(fold(text)));
  return terms.length === 0 ? 1 : terms.filter((term) => spoken.has(term)).length / terms.length;
}
