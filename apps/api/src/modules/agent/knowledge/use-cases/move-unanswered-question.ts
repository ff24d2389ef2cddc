import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { UnansweredQuestion, UnansweredQuestionExample } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockQuestions, placeQuestion } from '../question-placements.ts';

interface Move {
  readonly exampleId: string;
  /** Group to which the question belongs. Null for a new group. */
  readonly questionId: string | null;
}

/**
 * Moves one question to another group, or to a group of its own (AG-19). Later questions with the same words are added to
 * that group. Refused if the question is already in the group, or is alone in its group and is moved to a new one.
 */
export const moveUnansweredQuestionExample = (ctx: WorkspaceContext, { exampleId, questionId }: Move) =>
  ctx.db.write(async (tx) => {
    const { id: workspaceId } = ctx.workspace;
    await lockQuestions(tx, workspaceId);
    const example = await tx.unansweredQuestionExample.findFirst({ where: { id: exampleId } });
    if (!example) throw notFound();
    const fromId = (await findGroup(tx, ctx, example.questionId)).id;
    const isAlone = (await tx.unansweredQuestionExample.count({ where: { questionId: fromId } })) === 1;
    if (questionId === fromId || (questionId === null && isAlone))
      return refused('UNANSWERED_QUESTION_IN_GROUP', 'questionId');
    const toId = questionId ? (await findGroup(tx, ctx, questionId)).id : await addGroup(tx, example);
    await moveExample(tx, example, toId);
    await updateTimes(tx, [fromId, toId]);
    const [at, byName] = [ctx.services.clock(), ctx.actor.name];
    await placeQuestion(tx, { workspaceId, text: example.text, questionId: toId, at, byName });
    await recordEvent(tx, ctx, {
      name: 'unanswered_question.moved',
      subject: { type: 'UnansweredQuestion', id: toId },
      before: { questionId: fromId },
      after: { questionId: toId },
    });
    return { question: byId(toId) } as const;
  });

const findGroup = async (tx: Tx, ctx: WorkspaceContext, id: string): Promise<UnansweredQuestion> =>
  authorize(ctx, 'move', 'UnansweredQuestion', await lockRow<UnansweredQuestion>(tx, 'UnansweredQuestion', id));

async function addGroup(tx: Tx, { workspaceId, askedAt }: UnansweredQuestionExample): Promise<string> {
  const id = uuidv7();
  const asked = { firstAskedAt: askedAt, lastAskedAt: askedAt };
  await tx.unansweredQuestion.create({ data: { workspaceId, id, ...asked } });
  return id;
}

/**
 * Moves an example. If the group already contains a question of the same conversation or call, the example is deleted,
 * because a group contains one question per conversation or call.
 */
async function moveExample(tx: Tx, { id, conversationId, callId }: UnansweredQuestionExample, questionId: string) {
  const asked = conversationId === null ? { callId } : { conversationId };
  const isKnown = (await tx.unansweredQuestionExample.count({ where: { questionId, ...asked } })) > 0;
  if (isKnown) await tx.unansweredQuestionExample.deleteMany({ where: { id } });
  else await tx.unansweredQuestionExample.updateMany({ where: { id }, data: { questionId } });
}

/** Sets the times of groups to those of their examples. The times of a group without examples do not change. */
const updateTimes = (tx: Tx, ids: readonly string[]) => tx.sql`
  update unanswered_questions q set first_asked_at = asked.first_at, last_asked_at = asked.last_at
  from (
    select question_id, min(asked_at) as first_at, max(asked_at) as last_at from unanswered_question_examples
    where question_id = any (${ids}::uuid[]) group by question_id) asked
  where q.id = asked.question_id`;
