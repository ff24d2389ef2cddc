import {
  type BusinessProfile,
  isCommonWord,
  KNOWLEDGE_LIMITS,
  type KnowledgePassageKind,
  localTime,
  meaningsOf,
  sameMeaningsOf,
  wordsOf,
} from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import type { CitedPassage } from '../answer-sources/index.ts';
import { readEffectiveHours } from '../business-hours/index.ts';
import { HOURS_WORDS, hoursPassage } from './hours-passage.ts';
import { priceList, profilePassages } from './profile-passages.ts';
import {
  type KnowledgeLanguage,
  languagesOf,
  type QuestionTerms,
  SEARCH_CONFIGS,
  termsOfQuestion,
} from './question-words.ts';

export interface KnowledgeQuestion {
  readonly question: string;
  /** Language of the conversation, which applies if the question does not show its language. */
  readonly language: string | null;
  /** Phone number of the conversation, whose business hours apply. Null for those of the workspace. */
  readonly phoneConfigId: string | null;
  readonly now: Date;
}

/**
 * A found passage. `link` is the public URL of its content, or null. `score` is the share of the question that it
 * contains, or null for a list of prices.
 */
export interface FoundPassage extends CitedPassage {
  readonly link: string | null;
  readonly score: number | null;
}

/** Returns the passages that answer a question, best first. Empty if no passage contains enough of the question. */
export async function searchKnowledge(tx: Tx, asked: KnowledgeQuestion): Promise<FoundPassage[]> {
  const found: FoundPassage[][] = [];
  // oxlint-disable-next-line no-await-in-loop -- a transaction runs one statement at a time.
  for (const question of readingsOf(asked.question.slice(0, KNOWLEDGE_LIMITS.questionLength), asked.language))
    found.push(await passagesFor(tx, { ...asked, question }));
  return inTurns(found).slice(0, KNOWLEDGE_LIMITS.foundPassages);
}

/** Joins the passages of several readings: the best of each, then the second best. */
function inTurns(readings: readonly (readonly FoundPassage[])[]): FoundPassage[] {
  const places = Array.from({ length: KNOWLEDGE_LIMITS.foundPassages }, (_, place) => place);
  const ordered = places.flatMap((place) => readings.flatMap((passages) => passages[place] ?? []));
  return [...new Map(ordered.toReversed().map((passage) => [passage.text, passage])).values()].toReversed();
}

/**
 * Returns a question with and without the words in parentheses, which name the situation of the contact: "What can I do?
 * (tooth broke)". The question alone comes first if it has a subject of its own.
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
      other.coverage - one.coverage ||
      literalWords(other, terms) - literalWords(one, terms) ||
      Number(speaks(other, terms)) - Number(speaks(one, terms)),
  );
  const prices = pricesAsked(terms, rows);
  const found = ordered
    .filter(({ part }) => !(prices.length > 0 && isService(part)))
    .flatMap((row): FoundPassage[] =>
      row.kind === null ? (hours ? [{ ...hours, score: row.coverage }] : []) : passageOf(row, terms.language),
    );
  return [...prices, ...found].slice(0, KNOWLEDGE_LIMITS.foundPassages);
}

/**
 * Finds the passages that answer a question. If none states a duration, finds those that contain the words: "The
 * stitches are removed after ten days" answers how long they stay, but its duration is not recognized.
 */
async function firstMatching(tx: Tx, terms: QuestionTerms, hours: FoundPassage | null): Promise<PassageRow[]> {
  const rows = await matchingRows(tx, terms, hours);
  const topics = terms.topics.filter((topic) => topic !== 'duration');
  if (rows.length > 0 || topics.length === terms.topics.length || terms.words.length === 0) return rows;
  return matchingRows(tx, { ...terms, topics }, hours);
}

/** Number of words of the question that a passage contains itself, and not by another word of the same meaning. */
function literalWords({ kind, title, headings, text }: PassageRow, { words }: QuestionTerms): number {
  if (kind === null) return 0;
  const known = new Set(wordsOf([title, ...headings, text].join(' ')));
  return words.filter((word) => known.has(word)).length;
}

/** Whether a passage is in the language of the question. Statements of the profile and business hours always are. */
const speaks = ({ kind, text }: PassageRow, { language }: QuestionTerms): boolean =>
  kind === null || kind === 'BUSINESS_PROFILE' || languagesOf(text).includes(language);

/**
 * Returns the price list for a question about prices or durations that names no service, such as "How much is it?", or
 * that several services answer equally, such as "How much is a lesson?".
 */
function pricesAsked(terms: QuestionTerms, rows: readonly PassageRow[]): FoundPassage[] {
  const profile = rows.find((row) => row.profile !== null)?.profile;
  if (!profile || !isAboutFigures(terms)) return [];
  const services = terms.words.length === 0 ? profile.services : servicesAsked(terms, rows, profile);
  const stated = priceList({ ...profile, services }, terms.language);
  return stated ? [{ kind: 'BUSINESS_PROFILE', ...stated, ...NO_ORIGIN, score: null }] : [];
}

const NO_ORIGIN = { headings: [], pageNumber: null, sourceId: null, url: null, link: null };

const isService = (part: string | null): part is string => part?.startsWith('services.') ?? false;

const isAboutFigures = ({ topics }: Pick<QuestionTerms, 'topics'>): boolean =>
  topics.includes('price') || topics.includes('duration');

/** Returns the services that answer a question equally well. Empty if there is only one, or one is named exactly. */
function servicesAsked(
  { words }: QuestionTerms,
  rows: readonly PassageRow[],
  profile: BusinessProfile,
): BusinessProfile['services'] {
  const best = Math.max(...rows.map(({ coverage }) => coverage));
  const services = rows
    .filter(({ part, coverage }) => isService(part) && coverage === best)
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

interface PassageRow {
  /** Null for the business hours, which are not stored as a passage. */
  readonly kind: Exclude<KnowledgePassageKind, 'BUSINESS_HOURS'> | null;
  /** Share of the question that the passage contains, by weight, from 0 to 1. */
  readonly coverage: number;
  /** Part of the business profile. Empty for passages of sources. Null for the business hours. */
  readonly part: string | null;
  readonly headings: string[];
  readonly text: string;
  readonly pageNumber: number | null;
  readonly sourceId: string | null;
  readonly title: string | null;
  /** Address of a web page. Null for other passages. */
  readonly url: string | null;
  /**
   * Address that contacts can receive. Null for other passages, if the source does not share it, and if the address of a
   * web page contains a query string, in which a secret could stand.
   */
  readonly link: string | null;
  readonly profile: BusinessProfile | null;
}

const MOST_PRICED = 12;

/** Finds the passages with one SQL statement. The business hours are a passage too, if they are not null. */
function matchingRows(
  tx: Tx,
  { languages, words, asides, topics, isExact }: QuestionTerms,
  hours: FoundPassage | null,
): Promise<PassageRow[]> {
  const configs = languages.map((language) => SEARCH_CONFIGS[language]);
  const isTimed = topics.includes('hours');
  const looked = isTimed ? words.filter((word) => !/^\d+$/.test(word)) : words;
  // Several services can answer a question about a price, and all of them must be known.
  const most = isAboutFigures({ topics }) ? MOST_PRICED : KNOWLEDGE_LIMITS.foundPassages;
  const timeWords = hours ? wordsOf(`${HOURS_WORDS} ${hours.text}`).join(' ') : '';
  return tx.sql<PassageRow>`
    select p.kind, m.coverage, p.part, p.headings, p.text, p.page_number as "pageNumber", p.source_id as "sourceId",
      coalesce(w.title, s.title) as title, w.url,
      case when s.is_link_shared and coalesce(w.url, '') not like '%?%' then coalesce(w.url, s.public_url) end as link,
      case when p.kind = 'BUSINESS_PROFILE' then jsonb_build_object('name', b.name, 'description', b.description,
        'address', b.address, 'phone', b.phone, 'email', b.email, 'website', b.website, 'services', b.services,
        'policies', b.policies, 'links', b.links, 'contactPersons', b.contact_persons) end as profile
    from app.match_passages(${looked.map((word) => (isExact ? sameMeaningsOf(word) : meaningsOf(word)).join(' '))}::text[], ${configs}::text[], ${topics.map(topicTerm)}::text[],
      app.passage_terms(${timeWords}::text, ${hours ? [topicTerm('hours')] : []}::text[]),
      ${most}::int, ${looked.map((word) => isCommonWord(word) || asides.has(word))}::boolean[]) with ordinality m (passage_id, coverage, place)
    left join knowledge_passages p on p.id = m.passage_id
    left join knowledge_sources s on s.workspace_id = p.workspace_id and s.id = p.source_id
    left join knowledge_web_pages w on w.workspace_id = p.workspace_id and w.id = p.web_page_id
    left join business_profiles b on b.workspace_id = p.workspace_id and p.kind = 'BUSINESS_PROFILE'
    order by m.place`;
}

/** Term of a topic in the index. Word stems contain no colon. */
export const topicTerm = (topic: string): string => `topic:${topic}`;

function passageOf(row: PassageRow, language: KnowledgeLanguage): FoundPassage[] {
  const { kind, part, headings, text, pageNumber, sourceId, title, url, link, profile, coverage: score } = row;
  if (kind === null) return [];
  if (!profile) return [{ kind, title: title ?? '', headings, text, pageNumber, sourceId, url, link, score }];
  const stated = profilePassages(profile, language).find((passage) => passage.part === part);
  return stated && part !== null
    ? [
        {
          kind,
          title: stated.title,
          headings: [],
          text: stated.text,
          pageNumber,
          sourceId,
          url,
          link: linkOf(profile, part),
          score,
        },
      ]
    : [];
}

/** Returns the URL that a part of the profile states. Null if the part states none. */
function linkOf({ links, website }: BusinessProfile, part: string): string | null {
  if (part === 'website') return website;
  const [list, index] = part.split('.');
  return list === 'links' ? (links[Number(index)]?.url ?? null) : null;
}
