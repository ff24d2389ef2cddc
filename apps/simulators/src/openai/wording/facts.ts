import { isCommonWord, meaningsOf, statementsOf, wordsOf } from '@frontdesk/domain';
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

/** Minimum share of the question's subject that a passage must mention to count as an answer. */
const THRESHOLD = 0.5;
/**
 * Minimum share of the subject that a passage must mention if the question asks for a time and the passage states one.
 */
const LEAST_SHARE = 0.3;
const MOST_SENTENCES = 2;

/**
 * Returns the sentences of one passage that answer the question. The passages must be ordered by relevance. Returns an
 * empty text if no passage mentions enough of the subject and none states the requested information, such as a price.
 */
export function factFrom(question: string, passages: readonly Passage[]): Fact {
  const fact = factOf(question, passages);
  // The words in parentheses describe the situation of the contact, which an answer need not mention.
  return fact.text === '' && /\(/.test(question) ? factOf(question.replace(/\s*\([^)]*\)$/, ''), passages) : fact;
}

function factOf(question: string, passages: readonly Passage[]): Fact {
  const kind = kindOf(question);
  const subject = [...new Set(subjectTerms(question))];
  // A passage is no answer if the situation of the contact is all that it shares with the question.
  const own = ownTerms(question);
  const isAnswer = ({ title = '', text }: Passage) => own.length === 0 || shareOf(own, `${title} ${text}`) > 0;
  const ranked = passages
    .filter((passage) => kind !== null || isAnswer(passage))
    .map((passage) => ({ passage, share: shareOf(subject, `${passage.title ?? ''} ${passage.text}`) }))
    .map((one) => {
      const title = titleShare(subject, one.passage);
      // A passage is relevant if the question contains all words of its title, even if the question has more words.
      return {
        passage: one.passage,
        share: title === 1 ? Math.max(one.share, THRESHOLD) : one.share,
        score: one.share + title / 2,
      };
    })
    .toSorted((one, other) => other.score - one.score);
  const isStated = (text: string) => kind?.answered.test(fold(text)) === true;
  // A passage that states the requested information may be in another language and share no word with the question.
  const best =
    ranked.find(({ passage, share }) => isStated(passage.text) && share >= THRESHOLD) ??
    (kind?.isGeneral === true || subject.length === 0
      ? ranked.find(({ passage }) => isStated(passage.text))
      : undefined) ??
    ranked.find(({ passage, share }) => isStated(passage.text) && share > 0 && passages.length === 1) ??
    (kind?.isTime === true
      ? ranked.find(({ passage, share }) => isStated(passage.text) && share >= LEAST_SHARE)
      : undefined) ??
    ranked.find(({ share }) => share >= THRESHOLD && (kind === null || subject.length > 0));
  if (!best) return { text: '', sources: [] };
  const statements = statementsOf(best.passage.text);
  // The words of the title apply to the whole passage, so the sentences are chosen by the other words.
  const left = subject.filter((word) => !allTitleTerms(best.passage).some((one) => isSame(word, one)));
  const isTitled = kind === null && left.length === 0 && subject.length > 0;
  const sentences = isTitled
    ? statements.slice(0, MOST_SENTENCES)
    : chosenSentences(statements, { subject: left.length > 0 ? left : subject, other: commonTerms(question), kind });
  return sentences.length > 0 ? { text: sentences.join(' '), sources: [best.passage.id] } : { text: '', sources: [] };
}

/** Returns the words that a question is about. Frequent words are omitted if there are other words. */
function subjectTerms(question: string): string[] {
  const words = wordsOf(subjectOf(question)).filter((word) => termsOf(word).length > 0 && !SMALL.has(word));
  const rare = words.filter((word) => !isCommonWord(word));
  // If the question has words in parentheses, keep its frequent words, so that the question itself is not ignored.
  return rare.length > 0 && !question.endsWith(')') ? rare : words;
}

/** Words of questions that do not belong to the subject. */
const SMALL = new Set(
  `vosotros vosotras ustedes usted voces voce bei euch ihnen yours mine ours bin bist seid sein wer wen wem mich mir dich dir uns unser mein meine meiner meinem meinen ab an auf aus da dann dort hier ive was were are been mine our his her their this that these those then there
  nos les los las sus mis tus soy eres somos sou ela ele meu minha seu sua meus minhas
  einer eines einem nach vor bei habe aus uber unter ohne gegen seit bis zum zur beim eure euer ihre ihren unsere after before over into your our per
  despues antes sobre desde entre sin contra nuestro nuestra depois sem nosso nossa apres avant sur sous sans contre notre
  until till hasta bis jusqu can could may might must should does did have has had get got need needs anything there here any some when what which who why how much many
  problem problems problema problemas probleme normal schlimm them they sie er schon ya ja ele ela ella
  possible allowed able people someone anyone ones thing things really still also again during while please hey hello guys whats hows btw anyway lol haha by the way actually exactly roughly
  puede pueden puedo podemos podria hacer hace falta hay tener tengo debo alguien todavia tambien durante por favor ir van algo
  pode podem posso podemos fazer faz preciso devo alguem ainda tambem durante
  kann konnen konnte darf durfen muss mussen soll sollte wird werden bekomm bekomme bekommen bekommt kriege gibt habt haben euch ihr mal denn eigentlich wahrend jemand noch auch spass ganze
  peut peux puis pouvez faut dois avez avoir faire quelqu encore aussi pendant`.split(/\s+/),
);

/** Returns the words of a question outside of its parentheses. Empty if there are no parentheses. */
const ownTerms = (question: string): string[] =>
  /\(/.test(question)
    ? wordsOf(subjectOf(question.replaceAll(/\([^)]*\)/g, ' '))).filter(
        (word) => termsOf(word).length > 0 && !SMALL.has(word),
      )
    : [];

/** Returns the frequent words of a question. They are not used to choose the passage, but to choose its sentences. */
const commonTerms = (question: string): string[] =>
  wordsOf(subjectOf(question)).filter((word) => isCommonWord(word) && termsOf(word).length > 0 && !SMALL.has(word));

/** Weight of the frequent words of a question when sentences are scored. */
const COMMON_WEIGHT = 0.6;

interface Wanted {
  readonly subject: readonly string[];
  readonly other: readonly string[];
  readonly kind: QuestionKind | null;
}

/**
 * Chooses at most two sentences in their original order: the first sentences with more than half of the highest score,
 * or the first sentences if all scores are 0.
 */
function chosenSentences(sentences: readonly string[], { subject, other, kind }: Wanted): string[] {
  const scored = sentences.map((sentence) => ({
    sentence,
    score:
      (kind?.answered.test(fold(sentence)) ? 1 : 0) +
      (subject.length > 0 ? shareOf(subject, sentence) : 0) +
      (other.length > 0 ? COMMON_WEIGHT * shareOf(other, sentence) : 0),
  }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  if (best === 0) return sentences.slice(0, MOST_SENTENCES);
  return scored
    .filter(({ score }) => score > best / 2)
    .map(({ sentence }) => sentence)
    .slice(0, MOST_SENTENCES);
}

/** Returns the words of the innermost heading of a passage, without a file extension. */
const titleTerms = ({ title = '' }: Passage): string[] => namesIn(title.split(' › ').at(-1) ?? '');

/** Returns the words of the title and of all headings of a passage. */
const allTitleTerms = ({ title = '' }: Passage): string[] => title.split(' › ').flatMap(namesIn);

const namesIn = (heading: string): string[] =>
  wordsOf(heading.replace(/\.\w{1,5}$/, '')).filter((word) => termsOf(word).length > 0 && !SMALL.has(word));

/** Returns the share of the title's words that the subject contains. 0 if the passage has no title. */
function titleShare(subject: readonly string[], passage: Passage): number {
  const words = titleTerms(passage);
  if (words.length === 0) return 0;
  return words.filter((word) => subject.some((one) => isSame(one, word))).length / words.length;
}

/**
 * Returns the share of the words that a text contains, including other forms of the words and words with the same
 * meaning. 1 if there are no words.
 */
function shareOf(subject: readonly string[], text: string): number {
  const spoken = [...new Set(wordsOf(text))];
  return subject.length === 0
    ? 1
    : subject.filter((word) => spoken.some((one) => isSame(word, one))).length / subject.length;
}

/** Whether a word of a question has the same stem or meaning as a word of a text. */
const isSame = (asked: string, said: string): boolean =>
  asked === said ||
  isForm(asked, said) ||
  meaningsOf(asked).some((word) => word === said || stemOf(word) === stemOf(said));

/** Whether two words start with the same letters, which indicates forms of the same verb: "tatuar" and "tatuamos". */
function isForm(one: string, other: string): boolean {
  const least = Math.max(5, 0.6 * Math.max(one.length, other.length));
  return one.length >= least && one.slice(0, Math.ceil(least)) === other.slice(0, Math.ceil(least));
}

const stemOf = (word: string): string => termsOf(word)[0] ?? word;
