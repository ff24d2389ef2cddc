import { KNOWLEDGE_LIMITS, withoutUnstorable } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { groupTerms, renewTerms, similarGroup, TERMS_VERSION } from './question-groups.ts';
import { lockQuestions, placedGroup } from './question-placements.ts';

interface AskedQuestions {
  readonly workspaceId: string;
  readonly questions: readonly string[];
  readonly language: string;
  readonly at: Date;
  /** Conversation or call in which the questions were asked. */
  readonly in: { readonly conversationId: string } | { readonly callId: string };
}

/**
 * Records questions that the agent could not answer, once per group and conversation or call. A question is added to
 * the group to which a member moved the same words, the group with the most similar meaning, or a new group.
 */
export async function recordUnansweredQuestions(tx: Tx, { questions, ...asked }: AskedQuestions): Promise<void> {
  if (questions.length === 0) return;
  await lockQuestions(tx, asked.workspaceId);
  await deleteEmptyGroups(tx);
  await renewTerms(tx);
  for (const question of new Set(questions)) await recordQuestion(tx, question, asked);
}

/**
 * Deletes the groups whose conversations and calls have all been deleted, except those to which a member moved a
 * question.
 */
const deleteEmptyGroups = (tx: Tx) => tx.sql`
  delete from unanswered_questions q
  where not exists (
      select from unanswered_question_examples e where e.workspace_id = q.workspace_id and e.question_id = q.id)
    and not exists (
      select from question_placements p where p.workspace_id = q.workspace_id and p.question_id = q.id)`;

async function recordQuestion(
  tx: Tx,
  question: string,
  { workspaceId, language, at, in: place }: Omit<AskedQuestions, 'questions'>,
): Promise<void> {
  const text = withoutUnstorable(question.trim().slice(0, KNOWLEDGE_LIMITS.questionLength));
  if (text === '') return;
  const terms = await groupTerms(tx, text, language);
  const known = (await placedGroup(tx, workspaceId, text)) ?? (await similarGroup(tx, terms, text));
  const questionId = known ?? uuidv7();
  if (known) {
    const where = { id: known };
    await tx.unansweredQuestion.updateMany({ where, data: { lastAskedAt: at } });
    // The contact asked again, so the answer did not help and the question is reopened. Dismissed questions are not
    // reopened.
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
