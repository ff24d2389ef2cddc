import { wordsOf } from '@frontdesk/domain';
import { DROPPED_WORDS, FREE_WORDS, FREQUENT_WORDS, PLACES, TOPIC_WORDS } from './lexicon.ts';

/** Languages for which word stems and topics are defined. */
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
 * Topics that the business profile and the business hours cover. A question about one of these topics is answered only
 * by passages about the same topic, regardless of their words and language.
 */
export type Topic = 'price' | 'duration' | 'hours' | 'address' | 'phone' | 'email' | 'services';

/** A question reduced to the terms that a passage must contain to answer it. */
export interface QuestionTerms {
  /** Language in which statements of the business profile and business hours are returned. */
  readonly language: KnowledgeLanguage;
  /** Languages whose word stems are compared. Contains several if the language of the question is uncertain. */
  readonly languages: readonly KnowledgeLanguage[];
  readonly words: readonly string[];
  /**
   * Words that only state a time, as in "during the repair". A passage that answers the question does not have to
   * contain these words.
   */
  readonly asides: ReadonlySet<string>;
  /**
   * Frequent words that change what the next word means in a question about whether something is offered, as in "Do you
   * make car keys?". A passage that answers the question must count them like other words.
   */
  readonly qualifiers: ReadonlySet<string>;
  readonly topics: readonly Topic[];
  /** True if a passage must contain the exact words, and words with a broader meaning are not sufficient. */
  readonly isExact: boolean;
}

const MAX_WORDS = 12;

/**
 * Returns the terms of a question. `hint` is the language of the conversation, which is used if the words of the
 * question do not identify its language.
 */
export function termsOfQuestion(question: string, hint: string | null): QuestionTerms {
  const words = wordsOf(question);
  const likely = likelyLanguages(words);
  const hinted = KNOWLEDGE_LANGUAGES.find((one) => one === hint?.slice(0, 2));
  const isHinted = hinted !== undefined && (likely.length === 0 || likely.includes(hinted));
  const language = isHinted ? hinted : (likely[0] ?? 'en');
  const languages = isHinted || likely.length === 1 ? [language] : KNOWLEDGE_LANGUAGES;
  const found = topicsOfWords(words);
  const all = [...new Set(words)]
    .filter((word) => word.length > 1 && !isDropped(word, language) && !isTopicWord(word))
    .filter((word) => !(found.includes('price') && PAY_WORDS.has(word)));
  // A number is ignored if there are other words, as in "My daughter is 15, can she come?".
  const named = all.filter((word) => !/^\d+$/.test(word));
  const content = (named.length > 0 ? named : all).slice(0, MAX_WORDS);
  // "Where are you?" and "Where is the studio?" are about the address, but "Where can I park?" is about parking.
  const isVague = found.length === 0 && content.every((word) => PLACES.has(word));
  const vague = isVague ? vagueTopics(words) : [];
  const text = ` ${words.join(' ')} `;
  const isFetched = FETCH.test(text);
  const asides = new Set(
    [...text.matchAll(ASIDE), ...text.matchAll(PURPOSE), ...(isFetched ? text.matchAll(FROM_HOME) : [])].map(
      ([, ...nouns]) => nouns.find(Boolean) ?? '',
    ),
  );
  return {
    language,
    languages,
    words: vague.length > 0 ? [] : content,
    asides,
    qualifiers: new Set(
      isAboutExistence(question) ? [...text.matchAll(QUALIFIER)].flatMap(([, ...nouns]) => nouns.filter(Boolean)) : [],
    ),
    topics: [...found, ...vague],
    isExact: isAboutExistence(question),
  };
}

/**
 * Returns whether a word is irrelevant to the subject of a question. Depends on the language: "son" is a verb in
 * Spanish and a noun in English.
 */
const isDropped = (word: string, language: KnowledgeLanguage): boolean =>
  DROPPED_WORDS.has(word) && !(word === 'son' && language === 'en');

/** Matches the noun after words such as "during" and "while". */
const ASIDE =
  / (?:during|wahrend|durante|pendant) (?:(?:the|my|der|des|dem|meiner|la|el|mi|a|o|minha|meu|le|ma) )?([a-z]+)(?= )/g;

/** Matches words for persons and vehicles that belong to a noun: "car keys", "llaves de coche". */
const QUALIFIER =
  / (cars?|child|children|kids?|baby) (?=(?!too |as |and |or |with |in |at |on )[a-z]+ )| [a-z]+ (?:de|do|da) (coches?|ninos?|carros?|criancas?|bebes?)(?= )/g;

/** Matches the verb of a purpose whose object was mentioned before, as in "a licence to drive it". */
const PURPOSE =
  / (?:to ([a-z]+) (?:it|one|them|that|this)|para ([a-z]+[aei]r)(?:l[oa]s?)?|um (?:es|sie|ihn|das|damit) zu ([a-z]+)) /g;

/**
 * Matches verbs for picking something up. A place such as "my house" is then only the pickup location: "Can you pick up
 * the dog from my house?"
 */
const FETCH =
  / (?:pick (?:\w+ ){0,4}up|pick up|collect|fetch|recog\w+|venir a (?:buscar|por)|pasar a buscar|busca\w*|buscar|recolh\w+|abholen|abholt|holt|holen) /;
const FROM_HOME =
  / (?:from|at|a|en|em|de|da|zu|von|nach|bei) (?:(?:my|our|mi|la|nuestra|minha|a|nossa|uns|mir|meiner|der) )?(home|house|place|casa|domicilio|hause|wohnung)(?= )/g;

const isTopicWord = (word: string): boolean => Object.values(TOPIC_WORDS).some((words) => words.has(word));

function topicsOfWords(words: readonly string[]): Topic[] {
  const text = ` ${words.join(' ')} `;
  const isDuration = DURATION_QUESTION.test(text);
  const topics = (Object.keys(TOPIC_WORDS) as Topic[]).filter((topic) =>
    words.some((word) => TOPIC_WORDS[topic].has(word)),
  );
  if (isDuration) return [...topics.filter((topic) => topic !== 'price' && topic !== 'duration'), 'duration'];
  if (PAID.test(text) && !topics.includes('price')) topics.push('price');
  const asked = QUESTIONS.filter(([topic, pattern]) => pattern.test(text) && !topics.includes(topic));
  return [...topics, ...asked.map(([topic]) => topic)];
}

/** Patterns of questions about a topic that do not contain a word of the topic. */
const QUESTIONS: readonly (readonly [Topic, RegExp])[] = [
  [
    'price',
    / (?:how much(?! (?:time|notice))|wie ?viel(?! (?:jahre|uhr|zeit|stunden|minuten|tage|wochen|monate|personen|leute))|cuanto (?:es|son|sale|vale)|quanto (?:e|sao|fica|vale)|(?:e|sao|fica|sai) quanto|(?:is|are) (?:it|that|this|there|they) (?:an )?extra|costs? extra|what(?: is| s)? the amount|wie hoch (?:ist|sind)|(?:cual es|que) (?:el )?importe|de cuanto es|(?:qual e|qual o|que) (?:o )?(?:valor|montante)|de quanto e|(?:nehmt|nehmen|verlangt|verlangen) (?:\w+ ){1,5}geld|se paga aparte|tem custo|kostet (?:\w+ )?(?:extra|mehr)) |(?:cuanto|quanto) $/,
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

/** Matches questions about whether something must be paid for. Does not match questions about means of payment. */
const PAID =
  / (?:(?:do|does|must|have to|need to) (?:\w+ ){0,4}pay(?: for \w+| anything| extra)? $|(?:hay que|tengo que|tenemos que|se) pagar? (?!(?:con|en|a|por|cuando|antes|despues) )|pagan |(?:tenho de|tenho que|e preciso|tem de) pagar (?!(?:com|em|por|quando|antes) )|pagam |muss (?:ich|man) (?:\w+ ){0,4}zahlen )/;
const PAY_WORDS: ReadonlySet<string> = new Set(
  'amount importe valor montante hoch geld pay paid paying pagar paga pagan pago pagam zahlen bezahlen zahlt bezahlt'.split(
    ' ',
  ),
);

const DURATION_QUESTION =
  / (?:how long(?! (?:before|in advance|ahead))|how much time|wie lange?|cuanto tiempo|cuanto (?:dur|tard)\w+|quanto tempo|quanto (?:dur|demor)\w+|in wie vielen? tagen) /;

const FREQUENCY =
  / (?:how (?:often|frequently|many times)|wie (?:oft|haufig)|wie viele male|cada cuanto|(?:con|com) que fre\w+|(?:cuantas|quantas) ve(?:ces|zes)|de quanto em quanto) /;

/** Returns whether a question asks how often something happens, which a price or duration does not answer. */
export const isAboutFrequency = (question: string): boolean => FREQUENCY.test(` ${wordsOf(question).join(' ')} `);

const WHERE = new Set(['where', 'donde', 'onde', 'wo']);
const DIRECTIONS = / (?:get there|get to you|como (?:llego|llegar|chego|chegar)|wie komme? ich) /;
const OFFERS =
  / (?:what (?:\w+ )?do you|services?|offer|provide|servicios?|ofrecen|ofreceis|hacen|servicos?|oferecem|fazem|leistung|leistungen|angebot|bietet|bieten|macht) /;

function vagueTopics(words: readonly string[]): Topic[] {
  const text = ` ${words.join(' ')} `;
  if (words.some((word) => WHERE.has(word)) || DIRECTIONS.test(text)) return ['address'];
  return OFFERS.test(text) ? ['services'] : [];
}

/** Matches questions about whether a business offers something. */
const EXISTENCE =
  /^ (?:and |y |e |und |hi |hello |hola |ola |hallo )*(?:do you (?:also )?(?:do|have|offer|sell|teach|repair|fix|make|treat)|is there|are there|have you got|hay|tene\w+|tiene\w*|ofrec\w+|hac(?:eis|en)|dais|repara\w+|vend\w+|ha |tem |fazem|oferecem|gibt es|gibts|habt|haben sie|macht ihr|machen sie|bietet|bieten|repariert|reparieren|verkauft|verkaufen|verleih\w+) /;

/**
 * Returns whether a question asks if the business offers something. A text about something similar does not answer such
 * a question.
 */
export const isAboutExistence = (question: string): boolean => EXISTENCE.test(` ${wordsOf(question).join(' ')} `);

/**
 * Returns the likely languages of a text: one language, several if the words are ambiguous, or none if the text
 * contains no frequent word.
 */
export const languagesOf = (text: string): KnowledgeLanguage[] => likelyLanguages(wordsOf(text));

/**
 * Returns the languages whose frequent words occur most often: one language, several in a tie, or none if no frequent
 * word occurs.
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
  // "24 hours before" is a time span and does not refer to business hours.
  const words = new Set(wordsOf(text.replaceAll(/\d+\s*hours\b/giu, ' ')));
  return (Object.keys(TOPIC_WORDS) as Topic[]).filter(
    (topic) =>
      [...TOPIC_WORDS[topic], ...(topic === 'price' ? FREE_WORDS : [])].some((word) => words.has(word)) ||
      PATTERNS[topic]?.test(text) === true,
  );
}

const PATTERNS: Readonly<Partial<Record<Topic, RegExp>>> = {
  price:
    /[€$£]\s?\d|\d[\d.,]*\s?(?:€|\$|£|eur\b|euros?\b|usd\b|dollars?\b|gbp\b|pounds?\b|reais\b|brl\b|chf\b|pesos?\b|%)|\b(?:euros?|prozent|per ?cent|por (?:ciento|cento))\b|(?:no|without|sin|sem) (?:extra |additional )?(?:charge|cost|coste?|custo)\b|\b(?:ohne|keine) (?:kosten|aufpreis)/iu,
  duration:
    /(?:\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|uma?|dois|duas|quatro|sete|oito|nove|dez|eine[nr]?|zwei|drei|vier|funf|fünf|sechs|sieben|acht|neun|zehn|zwolf|zwölf))\s?(?:min|minutes?|minutos?|minuten|hours?|horas?|stunden?|days?|dias?|días?|tagen?|nights?|noches?|noites?|n[aä]chten?|weeks?|semanas?|wochen?|months?|mes(?:es)?|monaten?|years?|anos?|años?|jahren?|evenings?|abende)\b/iu,
  hours: /\d\s?(?:am|pm|uhr)\b/iu,
  email: /[^\s@]+@[^\s@]+\.[a-z]{2,}/iu,
};
