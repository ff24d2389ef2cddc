import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { findMessageByClientId, type LockedConversation } from '../conversations.repository.ts';
import { checkMessageText, enqueueOutboundMessage, isWindowClosed, messageText } from '../outbound-messages.ts';
import { authorizeReply, lockReadableConversation } from '../reply-guard.ts';
import { takeOverByReply } from '../take-over.ts';

export interface SendMessage {
  readonly conversationId: string;
  readonly body: string;
  readonly clientId?: string | null;
}

/** Stores and enqueues a message of the calling member or API key. A member's reply starts a takeover. */
export const sendMessage = (ctx: WorkspaceContext, { conversationId, body, clientId = null }: SendMessage) =>
  ctx.db.write(async (tx) => {
    const conversation = await lockReadableConversation(tx, ctx, conversationId);
    const known = clientId && (await findMessageByClientId(tx, conversationId, clientId));
    if (known) return { type: 'MessageSent', sent: byId(known.id), conversation: byId(conversationId) } as const;
    const text = messageText(body);
    const refusal = checkCanSend(ctx, conversation) ?? checkMessageText(text);
    if (refusal) return refusal;
    await takeOverByReply(tx, ctx, conversation);
    return {
      type: 'MessageSent',
      sent: byId(await enqueueOutboundMessage(tx, ctx, { conversationId, body: text, clientId })),
      conversation: byId(conversationId),
    } as const;
  });

function checkCanSend(ctx: WorkspaceContext, conversation: LockedConversation) {
  const refusal = authorizeReply(ctx, conversation);
  if (refusal) return refusal;
  return isWindowClosed(conversation, ctx.services.clock()) ? refused('REPLY_WINDOW_CLOSED') : null;
}
