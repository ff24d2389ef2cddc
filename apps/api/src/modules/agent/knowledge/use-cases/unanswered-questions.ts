import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { UnansweredQuestion } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { addSource } from './knowledge-sources.ts';

interface Answer {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
}

const SOURCE_FIELDS: Readonly<Record<string, string>> = { title: 'question', text: 'answer' };

/** Adds the answer to the knowledge and settles the question (AG-19). Refused if the question is not open. */
export const answerUnansweredQuestion = (ctx: WorkspaceContext, { id, question, answer }: Answer) =>
  ctx.db.write(async (tx) => {
    await lockWorkspace(tx);
    const row = await lockRow<UnansweredQuestion>(tx, 'UnansweredQuestion', id);
    if (authorize(ctx, 'answer', 'UnansweredQuestion', row).status !== 'OPEN')
      return refused('UNANSWERED_QUESTION_SETTLED');
    const added = await addSource(tx, ctx, { kind: 'QUESTION_ANSWER', title: question, text: answer });
    if ('code' in added) {
      const { code, field, message } = added;
      return refused(code, field && (SOURCE_FIELDS[field] ?? field), message);
    }
    await tx.unansweredQuestion.updateMany({
      where: { id },
      data: { ...settled(ctx, 'ANSWERED'), sourceId: added.id },
    });
    await recordEvent(tx, ctx, {
      name: 'unanswered_question.answered',
      subject: { type: 'UnansweredQuestion', id },
      after: { sourceId: added.id, title: added.title },
    });
    return { question: byId(id), source: byId(added.id) } as const;
  });

/** Dismisses a question that the agent need not answer. Refused if the question is not open. */
export const dismissUnansweredQuestion = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const row = await lockRow<UnansweredQuestion>(tx, 'UnansweredQuestion', id);
    if (authorize(ctx, 'dismiss', 'UnansweredQuestion', row).status !== 'OPEN')
      return refused('UNANSWERED_QUESTION_SETTLED');
    await tx.unansweredQuestion.updateMany({ where: { id }, data: settled(ctx, 'DISMISSED') });
    await recordEvent(tx, ctx, {
      name: 'unanswered_question.dismissed',
      subject: { type: 'UnansweredQuestion', id },
    });
    return { question: byId(id) } as const;
  });

const settled = (ctx: WorkspaceContext, status: 'ANSWERED' | 'DISMISSED') => ({
  status,
  settledAt: ctx.services.clock(),
  settledByName: ctx.actor.name,
});
