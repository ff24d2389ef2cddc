import { LIMITS, normalizeText } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueAgentRun } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockConversation } from '../conversations.repository.ts';
import { endTakeover } from '../takeovers.repository.ts';

export interface ReturnConversation {
  readonly id: string;
  readonly note?: string | null;
}

/** CB-37: hands the conversation back to the agent, with a note. */
export const returnConversation = (ctx: WorkspaceContext, { id, note: said }: ReturnConversation) =>
  ctx.db.write(async (tx) => {
    authorize(ctx, 'returnToAgent', 'Conversation', await lockConversation(tx, id));
    const words = normalizeText(said ?? '', LIMITS.takeoverNoteLength);
    if (words === null) return refused('NOTE_TOO_LONG', 'note');

    const note = words || null;
    const workspaceId = ctx.workspace.id;
    await endTakeover(tx, id, { endReason: 'HANDED_BACK', now: ctx.services.clock(), note });
    await enqueueAgentRun(tx, { workspaceId, conversationId: id, trigger: 'HAND_BACK' });
    const fact = {
      name: 'conversation.returned',
      subject: { type: 'Conversation', id },
      before: { heldById: ctx.membership.memberId },
      after: { endReason: 'HANDED_BACK' },
    } as const;
    await recordEvent(tx, ctx, fact, { topic: 'conversation', workspaceId, id, kind: 'UPDATED' });
    return { type: 'ConversationReturned', conversation: byId(id) } as const;
  });
