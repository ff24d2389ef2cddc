import { meaningsOf, wordsOf } from '@frontdesk/domain';
import { COMMON_WORDS, DROPPED_WORDS, FREQUENT_WORDS, PLACES, TOPIC_WORDS } from './lexicon.ts';

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
 * Topics that the business profile and the business hours cover. Only passages about the same topic answer a question
 * about it, regardless of their words and language.
 */
export type Topic = 'price' | 'duration' | 'hours' | 'address' | 'phone' | 'email' | 'services';

/** A question, reduced to what a passage must contain to answer it. */
export interface QuestionTerms {
  /** Language in which statements of the business profile and the business hours are written. */
  readonly language: KnowledgeLanguage;
  /** Languages whose word stems are compared: several if the language of the question is not certain. */
  readonly languages: readonly KnowledgeLanguage[];
  readonly words: readonly string[];
  /** Words that only say when, as in "during the repair". A passage need not contain them. */
  readonly asides: ReadonlySet<string>;
  readonly topics: readonly Topic[];
}

const MAX_WORDS = 12;

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
    .filter((word) => word.length > 1 && !DROPPED_WORDS.has(word) && !isTopicWord(word))
    .slice(0, MAX_WORDS);
  // "Where are you?" and "Where is the studio?" are about the address, but "Where can I park?" is about parking.
  const isVague = found.length === 0 && content.every((word) => PLACES.has(word));
  const vague = isVague ? vagueTopics(words) : [];
  const asides = new Set([...` ${words.join(' ')} `.matchAll(ASIDE)].map(([, word = '']) => word));
  return { language, languages, words: vague.length > 0 ? [] : content, asides, topics: [...found, ...vague] };
}

/** Matches the noun after words such as "during" and "while". */
const ASIDE =
  / (?:during|wahrend|durante|pendant) (?:(?:the|my|der|des|dem|meiner|la|el|mi|a|o|minha|meu|le|ma) )?([a-z]+)(?= )/g;

const isTopicWord = (word: string): boolean => Object.values(TOPIC_WORDS).some((words) => words.has(word));

function topicsOfWords(words: readonly string[]): Topic[] {
  const text = ` ${words.join(' ')} `;
  const isDuration = DURATION_QUESTION.test(text);
  const topics = (Object.keys(TOPIC_WORDS) as Topic[]).filter((topic) =>
    words.some((word) => TOPIC_WORDS[topic].has(word)),
  );
  if (isDuration) return [...topics.filter((topic) => topic !== 'price' && topic !== 'duration'), 'duration'];
  const asked = QUESTIONS.filter(([topic, pattern]) => pattern.test(text) && !topics.includes(topic));
  return [...topics, ...asked.map(([topic]) => topic)];
}

/** Topics of questions that contain no word of the topic. */
const QUESTIONS: readonly (readonly [Topic, RegExp])[] = [
  [
    'price',
    / (?:how much(?! (?:time|notice))|wie ?viel(?! (?:jahre|uhr|zeit|stunden|minuten|tage|wochen|monate|personen|leute))|cuanto (?:es|son|sale|vale)|quanto (?:e|sao|fica|vale)) /,
  ],
  [
    'hours',
    / (?:(?:when|what time|until|till|how late) (?:\w+ )*(?:close|shut)|(?:seid ihr|sind sie) (?:\w+ )*(?:da|zu)|(?:habt ihr|haben sie) (?:\w+ )*(?:auf|zu)) /,
  ],
  [
    'phone',
    / (?:(?:reach|contact) (?:you|someone)|(?:euch|sie) (?:\w+ )?(?:erreichen|kontaktieren)|(?:contactar|contacto|contactarlos|contactaros)|(?:contato|contactar)) /,
  ],
];

const DURATION_QUESTION =
  / (?:how long|how much time|wie lange|cuanto tiempo|cuanto (?:dura|tarda)|quanto tempo|quanto (?:dura|demora)) /;

const WHERE = new Set(['where', 'donde', 'onde', 'wo']);
const DIRECTIONS = / (?:get there|get to you|como (?:llego|llegar|chego|chegar)|wie komme? ich) /;
const OFFERS =
  / (?:what (?:\w+ )?do you|services?|offer|provide|servicios?|ofrecen|ofreceis|hacen|servicos?|oferecem|fazem|leistung|leistungen|angebot|bietet|bieten|macht) /;

function vagueTopics(words: readonly string[]): Topic[] {
  const text = ` ${words.join(' ')} `;
  if (words.some((word) => WHERE.has(word)) || DIRECTIONS.test(text)) return ['address'];
  return OFFERS.test(text) ? ['services'] : [];
}

/** Returns a word with the words of the same meaning, separated by spaces. */
export const withSynonyms = (word: string): string => meaningsOf(word).join(' ');

/**
 * Whether a word is frequent in its language, so that a passage without it can answer a question. Words such as
 * "trabajáis" are always verbs.
 */
export const isCommonWord = (word: string): boolean => COMMON_WORDS.has(word) || /[a-z]{3}[ae]is$/.test(word);

/** Returns the likely languages of a text: one, several if its words do not decide, or none without a frequent word. */
export const languagesOf = (text: string): KnowledgeLanguage[] => likelyLanguages(wordsOf(text));

/**
 * Returns the languages whose frequent words occur most often among the words: one, several in a tie, or none without a
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
