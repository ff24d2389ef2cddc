import { DROPPED_WORDS, FREQUENT_WORDS, TOPIC_WORDS } from './lexicon.ts';

/** Languages whose word stems and topics are known. */
export const KNOWLEDGE_LANGUAGES = ['en', 'es', 'pt', 'de'] as const;
export type KnowledgeLanguage = (typeof KNOWLEDGE_LANGUAGES)[number];

/** Names of the text search configurations of PostgreSQL, which reduce words to their stems. */
export const SEARCH_CONFIGS: Readonly<Record<KnowledgeLanguage, string>> = {
  en: 'english',
  es: 'spanish',
  pt: 'portuguese',
  de: 'german',
};

/**
 * Topics that business profile and business hours cover. A question about a topic is answered by passages about it
 * only, in whichever words and language.
 */
export type Topic = 'price' | 'duration' | 'hours' | 'address' | 'phone' | 'email' | 'services';

/** A question, reduced to what a passage must contain to answer it. */
export interface QuestionTerms {
  /** Language in which passages are stated. */
  readonly language: KnowledgeLanguage;
  /** Languages whose word stems are compared: several if the language of the question is not certain. */
  readonly languages: readonly KnowledgeLanguage[];
  readonly words: readonly string[];
  readonly topics: readonly Topic[];
}

const MAX_WORDS = 12;

/** Splits a text into words in lower case without accents. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Returns the terms of a question. `hint` is the language of the conversation, which applies if the words of the
 * question do not show their language.
 */
export function termsOfQuestion(question: string, hint: string | null): QuestionTerms {
  const words = wordsOf(question);
  const likely = likelyLanguages(words);
  const hinted = KNOWLEDGE_LANGUAGES.find((one) => one === hint?.slice(0, 2));
  const isHinted = hinted !== undefined && (likely.length === 0 || likely.includes(hinted));
  const language = isHinted ? hinted : (likely[0] ?? 'en');
  const languages = isHinted || likely.length === 1 ? [language] : KNOWLEDGE_LANGUAGES;
  const found = topicsOfWords(words);
  const content = [...new Set(words)]
    .filter((word) => !DROPPED_WORDS.has(word) && !isTopicWord(word))
    .slice(0, MAX_WORDS);
  // "Where are you?" is about the address, but "Where can I park?" is about parking.
  const vague = content.length === 0 && found.length === 0 ? vagueTopics(words) : [];
  return { language, languages, words: content, topics: [...found, ...vague] };
}

const isTopicWord = (word: string): boolean => Object.values(TOPIC_WORDS).some((words) => words.has(word));

function topicsOfWords(words: readonly string[]): Topic[] {
  const text = ` ${words.join(' ')} `;
  const isDuration = DURATION_QUESTION.test(text);
  const topics = (Object.keys(TOPIC_WORDS) as Topic[]).filter((topic) =>
    words.some((word) => TOPIC_WORDS[topic].has(word)),
  );
  if (isDuration) return [...topics.filter((topic) => topic !== 'price' && topic !== 'duration'), 'duration'];
  return PRICE_QUESTION.test(text) && !topics.includes('price') ? [...topics, 'price'] : topics;
}

const PRICE_QUESTION = / (?:how much|wie ?viel|cuanto (?:es|son|sale|vale)|quanto (?:e|sao|fica|vale)) /;
const DURATION_QUESTION =
  / (?:how long|how much time|wie lange|cuanto tiempo|cuanto (?:dura|tarda)|quanto tempo|quanto (?:dura|demora)) /;

const WHERE = new Set(['where', 'donde', 'onde', 'wo']);
const OFFERS = new Set(
  'service services offer provide do servicio servicios ofrecen ofreceis hacen servico servicos oferecem fazem leistung leistungen angebot bietet bieten macht'.split(
    ' ',
  ),
);

function vagueTopics(words: readonly string[]): Topic[] {
  if (words.some((word) => WHERE.has(word))) return ['address'];
  return words.some((word) => OFFERS.has(word)) ? ['services'] : [];
}

/**
 * Returns the languages with most frequent words in a text: one, several if the words do not decide, or none without a
 * frequent word.
 */
function likelyLanguages(words: readonly string[]): KnowledgeLanguage[] {
  const counts = KNOWLEDGE_LANGUAGES.map((language) => ({
    language,
    count: words.filter((word) => FREQUENT_WORDS[language].has(word)).length,
  }));
  const most = Math.max(...counts.map(({ count }) => count));
  return most === 0 ? [] : counts.filter(({ count }) => count === most).map(({ language }) => language);
}

/** Returns the topics that a passage covers. */
export function topicsOfText(text: string): Topic[] {
  // "24 hours before" is a period of time and does not concern business hours.
  const words = new Set(wordsOf(text.replaceAll(/\d+\s*hours\b/giu, ' ')));
  return (Object.keys(TOPIC_WORDS) as Topic[]).filter(
    (topic) => [...TOPIC_WORDS[topic]].some((word) => words.has(word)) || PATTERNS[topic]?.test(text) === true,
  );
}

const PATTERNS: Readonly<Partial<Record<Topic, RegExp>>> = {
  price:
    /[€$£]\s?\d|\d[\d.,]*\s?(?:€|\$|£|eur\b|euros?\b|usd\b|dollars?\b|gbp\b|pounds?\b|reais\b|brl\b|chf\b|pesos?\b)/iu,
  duration: /\d\s?(?:min|minutes?|minutos?|minuten|hours?|horas?|stunden?)\b/iu,
  hours: /\d\s?(?:am|pm|uhr)\b/iu,
  email: /[^\s@]+@[^\s@]+\.[a-z]{2,}/iu,
};
