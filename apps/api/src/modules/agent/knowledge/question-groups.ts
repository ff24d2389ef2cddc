import { isCommonWord, meaningOf } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { SEARCH_CONFIGS, termsOfQuestion } from './question-words.ts';
import { topicTerm } from './search-knowledge.ts';

/** Version of the term format. Terms of an earlier version are replaced before the next question is grouped. */
export const TERMS_VERSION = 2;

/**
 * Prefix of a term for a word that is frequent in its language and indicates little about the subject of a question.
 */
const COMMON = '~';
/** Prefix of the English word for a meaning, to which the words of all languages are mapped. */
const MEANING = '=';

/** Weight of a word that is frequent in its language, compared with other words. */
const COMMON_WEIGHT = 0.3;

/** Minimum share of common terms, by weight, at which two questions belong to the same group. */
const SIMILARITY = 0.6;

/**
 * Returns the sorted terms by which a question is grouped: for each word, its meaning or, if that is unknown, its
 * stems; and the topics. Words with digits are omitted, because they differ by contact.
 */
export async function groupTerms(tx: Tx, text: string, hint: string | null): Promise<string[]> {
  const { languages, words, topics } = termsOfQuestion(text, hint);
  const named = words.filter((word) => !/\d/.test(word));
  const meant = named.map((word) => {
    const meaning = meaningOf(word);
    // Whether a word is frequent depends on the word for its meaning, so that words of all languages get the same term.
    return { word, meaning, mark: isCommonWord(meaning ?? word) ? COMMON : '' };
  });
  const known = meant.flatMap(({ mark, meaning }) => (meaning === null ? [] : `${mark}${MEANING}${meaning}`));
  const others = meant.filter(({ meaning }) => meaning === null);
  const configs = languages.map((language) => SEARCH_CONFIGS[language]);
  const [row] = await tx.sql<{ terms: string[] }>`
    select array(
      select distinct w.mark || l.lexeme
      from unnest(${others.map(({ word }) => word)}::text[], ${others.map(({ mark }) => mark)}::text[]) w (word, mark),
        unnest(${configs}::text[]) c (name), unnest(to_tsvector(c.name::regconfig, w.word)) l
      union select unnest(${[...known, ...topics.map(topicTerm)]}::text[]) order by 1) as terms`;
  return row?.terms ?? [];
}

/**
 * Returns the group with the most similar question, or null if none is similar enough. A question without terms joins a
 * group only if the texts are equal.
 */
export async function similarGroup(tx: Tx, terms: readonly string[], text: string): Promise<string | null> {
  const [found] = await tx.sql<{ questionId: string }>`
    with asked as (
      select coalesce(sum(case when t like ${`${COMMON}%`}::text then ${COMMON_WEIGHT}::float8 else 1 end), 0) as size
      from unnest(${terms}::text[]) t
    )
    select e.question_id as "questionId"
    from unanswered_question_examples e
    cross join asked
    cross join lateral (
      select coalesce(sum(w.weight), 0) as size, coalesce(sum(w.weight) filter (where w.term = any (${terms}::text[])), 0) as common
      from (select t as term, case when t like ${`${COMMON}%`}::text then ${COMMON_WEIGHT}::float8 else 1 end as weight
        from unnest(e.terms) t) w
    ) own
    cross join lateral (select own.common / nullif(own.size + asked.size - own.common, 0) as similarity) shared
    where case when cardinality(${terms}::text[]) = 0
      then cardinality(e.terms) = 0 and lower(e.text) = lower(${text}::text)
      else shared.similarity >= ${SIMILARITY}::float8 end
    order by shared.similarity desc nulls last, e.asked_at desc, e.id
    limit 1`;
  return found?.questionId ?? null;
}

/** Replaces the terms of questions that were recorded with an earlier version of the term format. */
export async function renewTerms(tx: Tx): Promise<void> {
  const where = { termsVersion: { lt: TERMS_VERSION } };
  const old = await tx.unansweredQuestionExample.findMany({ where, select: { id: true, text: true } });
  for (const { id, text } of old) {
    // oxlint-disable-next-line no-await-in-loop -- a transaction runs one statement at a time.
    const terms = await groupTerms(tx, text, null);
    const data = { terms, termsVersion: TERMS_VERSION };
    // oxlint-disable-next-line no-await-in-loop -- a transaction runs one statement at a time.
    await tx.unansweredQuestionExample.updateMany({ where: { id }, data });
  }
}
