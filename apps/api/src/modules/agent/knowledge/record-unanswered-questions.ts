import { KNOWLEDGE_LIMITS, withoutUnstorable } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { SEARCH_CONFIGS, termsOfQuestion } from './question-words.ts';
import { topicTerm } from './search-knowledge.ts';

interface AskedQuestions {
  readonly workspaceId: string;
  readonly questions: readonly string[];
  readonly language: string;
  readonly at: Date;
  /** Where the questions were asked. */
  readonly in: { readonly conversationId: string } | { readonly callId: string };
}

/**
 * Records questions that the agent could not answer, once per group and conversation or call. A question joins the
 * group with the most similar words, or opens a group.
 */
export async function recordUnansweredQuestions(tx: Tx, { questions, ...asked }: AskedQuestions): Promise<void> {
  if (questions.length === 0) return;
  // Transactions that record questions at the same time wait, so that similar questions join one group.
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`unanswered ${asked.workspaceId}`}::text, 0))`;
  await deleteEmptyGroups(tx);
  for (const question of new Set(questions)) await recordQuestion(tx, question, asked);
}

/** Deletes the groups whose conversations and calls were all deleted. */
const deleteEmptyGroups = (tx: Tx) => tx.sql`
  delete from unanswered_questions q where not exists (
    select from unanswered_question_examples e where e.workspace_id = q.workspace_id and e.question_id = q.id)`;

async function recordQuestion(
  tx: Tx,
  question: string,
  { workspaceId, language, at, in: place }: Omit<AskedQuestions, 'questions'>,
): Promise<void> {
  const text = withoutUnstorable(question.trim().slice(0, KNOWLEDGE_LIMITS.questionLength));
  if (text === '') return;
  const terms = await stemsOf(tx, text, language);
  const known = await similarGroup(tx, terms, text);
  const questionId = known ?? uuidv7();
  if (known) {
    const where = { id: known };
    await tx.unansweredQuestion.updateMany({ where, data: { lastAskedAt: at } });
    // The answer did not help, so the question is open again. A dismissed question stays dismissed.
    const reopened = { status: 'OPEN', settledAt: null, settledByName: null };
    await tx.unansweredQuestion.updateMany({ where: { ...where, status: 'ANSWERED' }, data: reopened });
  } else {
    const data = { workspaceId, id: questionId, firstAskedAt: at, lastAskedAt: at };
    await tx.unansweredQuestion.create({ data });
  }
  const example = { workspaceId, id: uuidv7(), questionId, ...place, text, terms, askedAt: at };
  await tx.unansweredQuestionExample.createMany({ data: [example], skipDuplicates: true });
}

/**
 * Returns the word stems and topics of a question, sorted. Words with digits are omitted, because they differ by
 * contact.
 */
async function stemsOf(tx: Tx, text: string, hint: string): Promise<string[]> {
  const { languages, words, topics } = termsOfQuestion(text, hint);
  const configs = languages.map((language) => SEARCH_CONFIGS[language]);
  const named = words.filter((word) => !/\d/.test(word)).join(' ');
  const [row] = await tx.sql<{ terms: string[] }>`
    select array(select distinct l.lexeme from unnest(${configs}::text[]) c (name),
      unnest(to_tsvector(c.name::regconfig, ${named}::text)) l
      union select unnest(${topics.map(topicTerm)}::text[]) order by 1) as terms`;
  return row?.terms ?? [];
}

/** Minimum share of common terms, among all terms of two questions, with which the questions form a group. */
const SIMILARITY = 0.6;

/**
 * Returns the group with the most similar question, or null. A question without terms joins a group only by equal text.
 */
async function similarGroup(tx: Tx, terms: readonly string[], text: string): Promise<string | null> {
  const [found] = await tx.sql<{ questionId: string }>`
    select e.question_id as "questionId"
    from unanswered_question_examples e
    cross join lateral (select count(*)::float8 as size from unnest(e.terms) t where t = any (${terms}::text[])) common
    where case when cardinality(${terms}::text[]) = 0 then cardinality(e.terms) = 0 and lower(e.text) = lower(${text}::text)
      else common.size / (cardinality(e.terms) + cardinality(${terms}::text[]) - common.size) >= ${SIMILARITY}::float8 end
    order by common.size / greatest(cardinality(e.terms) + cardinality(${terms}::text[]) - common.size, 1) desc, e.asked_at desc, e.id
    limit 1`;
  return found?.questionId ?? null;
}
