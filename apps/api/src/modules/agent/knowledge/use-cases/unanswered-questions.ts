import { LIMITS } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { UnansweredQuestion } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { messageText } from '../../../messaging/conversations/index.ts';
import { lockAnswerable, sendAnswer } from '../send-answer.ts';
import { addSource } from './knowledge-sources.ts';

interface Answer {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  /** Ids of the conversations to which the answer is also sent. */
  readonly sendToConversationIds?: readonly string[] | null;
}

const SOURCE_FIELDS: Readonly<Record<string, string>> = { title: 'question', text: 'answer' };

/**
 * Adds the answer to the knowledge base, marks the question as answered and sends the answer to the chosen
 * conversations (AG-19). Refused if the question is not open.
 */
export const answerUnansweredQuestion = (ctx: WorkspaceContext, { id, question, answer, ...sendTo }: Answer) =>
  ctx.db.write(async (tx) => {
    const conversationIds = [...new Set(sendTo.sendToConversationIds ?? [])];
    if (conversationIds.length > LIMITS.conversationsPerRequest)
      return refused('CONVERSATIONS_TOO_MANY', 'sendToConversationIds');
    // Same lock order as for a reply: conversations first, then the workspace.
    const askedIn = await lockAnswerable(tx, ctx, { questionId: id, conversationIds });
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
      after: { sourceId: added.id, title: added.title, sentCount: askedIn.length },
    });
    await sendAnswer(tx, ctx, askedIn, { sourceId: added.id, answer: messageText(answer) });
    return { question: byId(id), source: byId(added.id), sentCount: askedIn.length } as const;
  });

/** Dismisses a question that the agent does not need to answer. Refused if the question is not open. */
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
