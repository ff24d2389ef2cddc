import { LIMITS } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../graphql/refused.type.ts';
import { findMessageByClientId, type LockedConversation, lockConversation } from '../conversations.repository.ts';
import { enqueueOutboundMessage } from '../enqueue-outbound-message.ts';
import { MessageSent } from '../graphql/conversation.results.ts';
import { checkCanReply } from '../reply-guard.ts';
import { isWindowClosed } from '../reply-window.ts';

export interface SendMessage {
  readonly conversationId: string;
  readonly body: string;
  readonly clientId?: string | null;
}

/** Stores and enqueues a message of the team and notifies listeners. */
export const sendMessage = (ctx: WorkspaceContext, { conversationId, body, clientId = null }: SendMessage) =>
  ctx.db.write(async (tx) => {
    const conversation = authorize(ctx, 'reply', 'Conversation', await lockConversation(tx, conversationId));
    const known = clientId && (await findMessageByClientId(tx, conversationId, clientId));
    if (known) return new MessageSent(known.id, conversationId);
    // PostgreSQL cannot store null characters.
    const text = body.replaceAll('\0', '').trim();
    if (text === '') return refused('MESSAGE_EMPTY', 'body');
    if (text.length > LIMITS.messageLength) return refused('MESSAGE_OVER_LENGTH', 'body');
    const refusal = checkCanSend(ctx, conversation);
    if (refusal) return refusal;
    return new MessageSent(
      await enqueueOutboundMessage(tx, ctx, { conversationId, body: text, clientId }),
      conversationId,
    );
  });

function checkCanSend(ctx: WorkspaceContext, conversation: LockedConversation) {
  const refusal = checkCanReply(ctx, conversation);
  if (refusal) return refusal;
  return isWindowClosed(conversation, ctx.services.clock()) ? refused('REPLY_WINDOW_CLOSED') : null;
}
