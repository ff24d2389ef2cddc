import { KNOWLEDGE_LIMITS, withoutUnstorable } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { groupTerms, renewTerms, similarGroup, TERMS_VERSION } from './question-groups.ts';

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
 * group with the most similar meaning, or opens a group.
 */
export async function recordUnansweredQuestions(tx: Tx, { questions, ...asked }: AskedQuestions): Promise<void> {
  if (questions.length === 0) return;
  // Transactions that record questions at the same time wait, so that similar questions join one group.
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`unanswered ${asked.workspaceId}`}::text, 0))`;
  await deleteEmptyGroups(tx);
  await renewTerms(tx);
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
  const terms = await groupTerms(tx, text, language);
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
  const example = {
    workspaceId,
    id: uuidv7(),
    questionId,
    ...place,
    text,
    terms,
    termsVersion: TERMS_VERSION,
    askedAt: at,
  };
  await tx.unansweredQuestionExample.createMany({ data: [example], skipDuplicates: true });
}
