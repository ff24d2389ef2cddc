import { LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../context/authorize.ts';
import type { WorkspaceContext } from '../../../context/context.ts';
import { record } from '../../../events/record.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { addMessage, lockConversation } from '../conversations.repository.ts';
import { MessageSent } from '../graphql/conversation.results.ts';

export interface SendMessage {
  readonly conversationId: string;
  readonly body: string;
}

const WINDOW_MS = 24 * 60 * 60 * 1000;

/** A message of the team, in its conversation; whoever watches is told when it is stored. */
export const sendMessage = (ctx: WorkspaceContext, { conversationId, body }: SendMessage) =>
  ctx.db.write(async (tx) => {
    const conversation = authorize(ctx, 'reply', 'Conversation', await lockConversation(tx, conversationId));
    // PostgreSQL cannot store the zero character.
    const text = body.replaceAll('\0', '').trim();
    if (text === '') return refused('MESSAGE_EMPTY', 'body');
    if (text.length > LIMITS.messageLength) return refused('MESSAGE_OVER_LENGTH', 'body');
    if (conversation.blocked) return refused('CONTACT_BLOCKED');
    const now = ctx.services.clock();
    if (isWindowClosed(conversation, now)) return refused('REPLY_WINDOW_CLOSED');

    const id = uuidv7();
    const workspaceId = ctx.workspace.id;
    const memberId = ctx.actor.kind === 'user' ? ctx.membership.memberId : null;
    const words = { direction: 'OUT', author: 'MEMBER', memberId, body: text, status: 'QUEUED', sentAt: now };
    const fact = { name: 'message.sent', subject: { type: 'Message', id }, after: { conversationId } } as const;
    const notes = [
      { topic: 'message', workspaceId, id, conversationId },
      { topic: 'conversation', workspaceId, id: conversationId, kind: 'UPDATED' },
    ] as const;
    await Promise.all([addMessage(tx, { workspaceId, id, conversationId, ...words }), record(tx, ctx, fact, ...notes)]);
    return new MessageSent(id, conversationId);
  });

/** WhatsApp lets a business answer for a day; on the phone there is no such thing. */
const isWindowClosed = (
  { channel, lastInboundAt }: { channel: string; lastInboundAt: Date | null },
  now: Date,
): boolean => channel === 'WHATSAPP' && (lastInboundAt === null || now.getTime() - lastInboundAt.getTime() > WINDOW_MS);
