import {
  type BusinessProfile,
  isCommonWord,
  KNOWLEDGE_LIMITS,
  localTime,
  meaningsOf,
  sameMeaningsOf,
  wordsOf,
} from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { readEffectiveHours } from '../business-hours/index.ts';
import { HOURS_WORDS, hoursPassage } from './hours-passage.ts';
import { type FoundPassage, type PassageRow, passageOf, readPassageRows } from './passage-rows.ts';
import { priceList } from './profile-passages.ts';
import {
  isAboutFrequency,
  type KnowledgeLanguage,
  languagesOf,
  type QuestionTerms,
  SEARCH_CONFIGS,
  termsOfQuestion,
} from './question-words.ts';

export interface KnowledgeQuestion {
  readonly question: string;
  /** Language of the conversation, which is used if the question does not identify its language. */
  readonly language: string | null;
  /**
   * Phone number of the conversation, whose business hours apply. If null, the business hours of the workspace apply.
   */
  readonly phoneConfigId: string | null;
  readonly now: Date;
}

/**
 * Returns the passages that contain the words of a question, best first. Returns no passages if no passage contains
 * enough of the words.
 */
export async function searchByWords(tx: Tx, asked: KnowledgeQuestion): Promise<FoundPassage[]> {
  const whole = asked.question.slice(0, KNOWLEDGE_LIMITS.questionLength);
  const found = await passagesOf(tx, asked, readingsOf(whole, asked.language));
  if (found.length > 0) return found;
  const parts = alternativesIn(whole);
  return passagesOf(tx, asked, parts.length > 0 ? parts : situationsOf(whole, asked.language));
}

async function passagesOf(tx: Tx, asked: KnowledgeQuestion, questions: readonly string[]): Promise<FoundPassage[]> {
  const found: FoundPassage[][] = [];
  // oxlint-disable-next-line no-await-in-loop -- a transaction runs one statement at a time.
  for (const question of questions) found.push(await passagesFor(tx, { ...asked, question }));
  return inTurns(found).slice(0, KNOWLEDGE_LIMITS.foundPassages);
}

/**
 * Returns the alternatives of a question, of which a passage often answers only one: "Will I be asleep or can I hear
 * everything?" Empty if there are none.
 */
function alternativesIn(question: string): string[] {
  const parts = question.split(/(?<!\p{L})(?:or|o|ou|oder)(?!\p{L})/iu).map((part) => part.trim());
  return parts.length === 2 && parts.every((part) => part.split(/\s+/).length >= MIN_ALTERNATIVE) ? parts : [];
}

/**
 * Returns a question without a subject of its own together with each word of the situation in parentheses: a passage
 * about swarms answers "Do you take them away? (swarm apple tree)". Empty for other questions.
 */
function situationsOf(question: string, language: string | null): string[] {
  const [, alone = '', situation = ''] = /^([^()]+)\(([^()]+)\)\s*$/.exec(question) ?? [];
  const isClear = termsOfQuestion(alone, language).words.some((word) => !isCommonWord(word));
  return isClear
    ? []
    : situation
        .split(/\s+/)
        .filter((word) => !isCommonWord(word))
        .map((word) => `${alone}(${word})`);
}

/** Minimum number of words of an alternative, so that it is a question of its own. */
const MIN_ALTERNATIVE = 3;

/**
 * Merges the passages found for several variants of a question: first the best passage of each variant, then the
 * second-best passage of each variant, and so on.
 */
function inTurns(readings: readonly (readonly FoundPassage[])[]): FoundPassage[] {
  const places = Array.from({ length: KNOWLEDGE_LIMITS.foundPassages }, (_, place) => place);
  const ordered = places.flatMap((place) => readings.flatMap((passages) => passages[place] ?? []));
  return [...new Map(ordered.toReversed().map((passage) => [passage.text, passage])).values()].toReversed();
}

/**
 * Returns variants of a question with and without the words in parentheses, which describe the situation of the
 * contact: "What can I do? (tooth broke)". The variant without the words in parentheses comes first if it has a subject
 * of its own.
 */
function readingsOf(question: string, language: string | null): string[] {
  const alone = question.replaceAll(/\s*\([^)]*\)/g, '').trim();
  if (alone === question.trim() || alone === '') return [question];
  const isClear = termsOfQuestion(alone, language).words.some((word) => !isCommonWord(word));
  return isClear ? [alone, question] : [question, alone];
}

async function passagesFor(tx: Tx, asked: KnowledgeQuestion): Promise<FoundPassage[]> {
  const terms = termsOfQuestion(asked.question, asked.language);
  if (terms.words.length === 0 && terms.topics.length === 0) return [];
  const hours = terms.topics.includes('hours') ? await hoursFor(tx, asked, terms.language) : null;
  const rows = await firstMatching(tx, terms, hours);
  const ordered = rows.toSorted(
    (one, other) =>
      other.value - one.value ||
      literalWords(other, terms) - literalWords(one, terms) ||
      Number(speaks(other, terms)) - Number(speaks(one, terms)),
  );
  const prices = pricesAsked(terms, rows);
  const found = ordered
    .filter(({ part }) => !((prices.length > 0 || isAboutFrequency(asked.question)) && isService(part)))
    .flatMap((row): FoundPassage[] =>
      row.kind === null
        ? hours
          ? [{ ...hours, score: row.value }]
          : []
        : passageOf(row, terms.language, { score: row.value, similarity: null }),
    );
  return [...prices, ...found].slice(0, KNOWLEDGE_LIMITS.foundPassages);
}

/**
 * Finds the passages that answer a question. If no passage answers a question about a duration, finds passages that
 * contain the words of the question: "The stitches are removed after ten days" answers how long they stay, but is not
 * recognized as a duration.
 */
async function firstMatching(tx: Tx, terms: QuestionTerms, hours: FoundPassage | null): Promise<PassageRow[]> {
  const rows = await matchingRows(tx, terms, hours);
  const topics = terms.topics.filter((topic) => topic !== 'duration');
  if (rows.length > 0 || topics.length === terms.topics.length || terms.words.length === 0) return rows;
  return matchingRows(tx, { ...terms, topics }, hours);
}

/**
 * Returns how many words of the question a passage contains literally, and not as another word with the same meaning.
 */
function literalWords({ kind, title, headings, text }: PassageRow, { words }: QuestionTerms): number {
  if (kind === null) return 0;
  const known = new Set(wordsOf([title, ...headings, text].join(' ')));
  return words.filter((word) => known.has(word)).length;
}

/**
 * Returns whether a passage is in the language of the question. Always true for profile statements and business hours.
 */
const speaks = ({ kind, text }: PassageRow, { language }: QuestionTerms): boolean =>
  kind === null || kind === 'BUSINESS_PROFILE' || languagesOf(text).includes(language);

/**
 * Returns the price list if a question about prices or durations names no service, such as "How much is it?", or
 * matches several services equally well, such as "How much is a lesson?".
 */
function pricesAsked(terms: QuestionTerms, rows: readonly PassageRow[]): FoundPassage[] {
  const profile = rows.find((row) => row.profile !== null)?.profile;
  if (!profile || !isAboutFigures(terms)) return [];
  const services = terms.words.length === 0 ? profile.services : servicesAsked(terms, rows, profile);
  const stated = priceList({ ...profile, services }, terms.language);
  return stated ? [{ kind: 'BUSINESS_PROFILE', ...stated, ...NO_ORIGIN, score: null }] : [];
}

const NO_ORIGIN = { headings: [], pageNumber: null, sourceId: null, url: null, link: null, similarity: null };

const isService = (part: string | null): part is string => part?.startsWith('services.') ?? false;

const isAboutFigures = ({ topics }: Pick<QuestionTerms, 'topics'>): boolean =>
  topics.includes('price') || topics.includes('duration');

/**
 * Returns the services that match a question equally well. Returns no services if only one service matches or one
 * service is named exactly.
 */
function servicesAsked(
  { words }: QuestionTerms,
  rows: readonly PassageRow[],
  profile: BusinessProfile,
): BusinessProfile['services'] {
  const best = Math.max(...rows.map(({ value }) => value));
  const services = rows
    .filter(({ part, value }) => isService(part) && value === best)
    .toSorted((one, other) => (one.part ?? '').localeCompare(other.part ?? '', 'en', { numeric: true }))
    .flatMap(({ part }) => profile.services[Number(part?.split('.')[1])] ?? []);
  const asked = new Set(words.flatMap(meaningsOf));
  const isNamed = services.some(({ name }) => wordsOf(name).every((word) => asked.has(word)));
  return services.length > 1 && !isNamed ? services : [];
}

async function hoursFor(
  tx: Tx,
  { phoneConfigId, now }: KnowledgeQuestion,
  language: KnowledgeLanguage,
): Promise<FoundPassage | null> {
  const hours = await readEffectiveHours(tx, phoneConfigId);
  if (!hours) return null;
  const { timezone } = await tx.workspace.findFirstOrThrow({ select: { timezone: true } });
  const passage = hoursPassage(hours, language, localTime(now, timezone).slice(0, 10));
  return { kind: 'BUSINESS_HOURS', ...passage, ...NO_ORIGIN, score: null };
}

const MOST_PRICED = 12;

/**
 * Finds the passages with a single SQL statement. The business hours are included as a passage if they are not null.
 */
function matchingRows(
  tx: Tx,
  { languages, words, asides, qualifiers, topics, isExact }: QuestionTerms,
  hours: FoundPassage | null,
): Promise<PassageRow[]> {
  const configs = languages.map((language) => SEARCH_CONFIGS[language]);
  const isTimed = topics.includes('hours');
  const looked = isTimed ? words.filter((word) => !/^\d+$/.test(word)) : words;
  // Several services can match a question about a price, and all of them must be found.
  const most = isAboutFigures({ topics }) ? MOST_PRICED : KNOWLEDGE_LIMITS.foundPassages;
  const timeWords = hours ? wordsOf(`${HOURS_WORDS} ${hours.text}`).join(' ') : '';
  const isPriced = topics.includes('price');
  const terms = looked.map((word) => (isExact ? sameMeaningsOf(word) : meaningsIn(word, isPriced)).join(' '));
  return readPassageRows(tx, {
    name: 'match-passages',
    text: `app.match_passages($1::text[], $2::text[], $3::text[], app.passage_terms($4::text, $5::text[]), $6::int, $7::boolean[])`,
    values: [
      terms,
      configs,
      topics.map(topicTerm),
      timeWords,
      hours ? [topicTerm('hours')] : [],
      most,
      looked.map((word) => (isCommonWord(word) && !qualifiers.has(word)) || asides.has(word)),
    ],
  });
}

/**
 * Returns the meanings of a word of a question. In a question about a price, the subject of a German compound such as
 * "Gerichtskosten" is its first part, because any price would answer its last part.
 */
function meaningsIn(word: string, isPriced: boolean): readonly string[] {
  const [, subject] = /^([a-z]{4,}?)s?(?:kosten|preise?|gebuhr(?:en)?)$/.exec(isPriced ? word : '') ?? [];
  return subject === undefined ? meaningsOf(word) : [...sameMeaningsOf(word), ...meaningsOf(subject)];
}

/**
 * Returns the search index term for a topic. The colon prevents collisions with word stems, which never contain one.
 */
export const topicTerm = (topic: string): string => `topic:${topic}`;
