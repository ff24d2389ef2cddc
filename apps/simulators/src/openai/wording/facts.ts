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

/** A kind of question with the words that ask it, and what a sentence that answers it contains. */
interface QuestionKind {
  readonly asked: RegExp;
  readonly answered: RegExp;
}

const KINDS: readonly QuestionKind[] = [
  {
    asked:
      /\b(?:how long|wie lange|cuanto (?:tiempo|dura|tarda)|quanto (?:tempo|dura|demora)|duration|dauert|combien de temps)\b/,
    answered: /\d\s?(?:min|hour|hora|stunde|heure)/,
  },
  {
    asked:
      /\b(?:how much|price\w*|costs?|fees?|charges?|wie ?viel|kostet|kosten|preise?|cuanto|cuesta|cuestan|vale|precios?|quanto|custa|custam|precos?|combien|coute|prix|tarifs?)\b/,
    answered:
      /[€$£]\s?\d|\d[\d.,]*\s?(?:€|\$|£|eur|usd|dollar|gbp|pound|reais|chf|franc|peso)|\b(?:free|gratis|kostenlos|gratuit\w*)\b/,
  },
  {
    asked:
      /\b(?:open|opens|opening|closed?|closes|hours|offen|geoffnet|offnungszeiten|geschlossen|abiert\w*|abren|abre|cierran|cerrad\w*|horario\w*|abert\w*|abrem|fecham|fechad\w*|ouvert\w*|horaires|ferme\w*)\b/,
    answered: /\d{1,2}[:.h]\d{2}|\d\s?(?:am|pm|uhr)\b|\b(?:closed|geschlossen|cerrad\w*|fechad\w*|ferme\w*)\b/,
  },
  {
    asked:
      /\b(?:address|located|location|direccion|ubicad\w*|endereco|localizad\w*|morada|adresse|standort|where are you|donde est\w+|onde fica\w*|wo seid|wo sind sie)\b/,
    answered: /\b(?:address|located|direccion|endereco|morada|adresse)\b/,
  },
];

/**
 * Returns the sentences of one passage that answer the question. The passages are in the order of their relevance.
 * Returns an empty text if no passage mentions enough of the subject, or states what was asked for, such as a price.
 */
export function factFrom(question: string, passages: readonly Passage[]): Fact {
  const text = fold(question);
  const kind = KINDS.find(({ asked }) => asked.test(text)) ?? null;
  const subject = [...new Set(termsOf(kind ? text.replace(kind.asked, ' ') : text))];
  if (subject.length === 0 && !kind) return { text: '', sources: [] };
  const answers = passages
    .map((passage) => ({ passage, share: shareOf(subject, `${passage.title ?? ''} ${passage.text}`) }))
    .filter(({ share, passage }) => share >= THRESHOLD && (!kind || kind.answered.test(fold(passage.text))))
    .toSorted((one, other) => other.share - one.share);
  const [best] = answers;
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

/** Divides a text into sentences and lines. Questions are omitted. */
const statementsOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && !sentence.endsWith('?'));

/** Share of the terms that a text contains. 1 if there are no terms. */
function shareOf(terms: readonly string[], text: string): number {
  const spoken = new Set(termsOf(fold(text)));
  return terms.length === 0 ? 1 : terms.filter((term) => spoken.has(term)).length / terms.length;
}
