import { LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../context/authorize.ts';
import type { WorkspaceContext } from '../../../context/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { sendLater } from '../../../events/outbox.ts';
import { record } from '../../../events/record.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { addMessage, type HeldConversation, lockConversation, messageCalled } from '../conversations.repository.ts';
import { MessageSent } from '../graphql/conversation.results.ts';
import { actingMember, holdFault } from '../held.ts';
import { mayGoOut } from '../may-go-out.ts';

export interface SendMessage {
  readonly conversationId: string;
  readonly body: string;
  readonly clientId?: string | null;
}

const WINDOW_MS = LIMITS.replyWindowHours * 60 * 60 * 1000;

/** A message of the team, in its conversation; whoever watches is told when it is stored. */
export const sendMessage = (ctx: WorkspaceContext, { conversationId, body, clientId = null }: SendMessage) =>
  ctx.db.write(async (tx) => {
    const conversation = authorize(ctx, 'reply', 'Conversation', await lockConversation(tx, conversationId));
    const known = clientId && (await messageCalled(tx, conversationId, clientId));
    if (known) return new MessageSent(known.id, conversationId);
    // PostgreSQL cannot store the zero character.
    const text = body.replaceAll('\0', '').trim();
    if (text === '') return refused('MESSAGE_EMPTY', 'body');
    if (text.length > LIMITS.messageLength) return refused('MESSAGE_OVER_LENGTH', 'body');
    const fault = sendingFault(ctx, conversation);
    if (fault) return fault;
    return store(tx, ctx, { conversationId, body: text, clientId });
  });

function sendingFault(ctx: WorkspaceContext, conversation: HeldConversation) {
  const fault = holdFault(ctx, conversation);
  if (fault) return fault;
  if (conversation.blocked) return refused('CONTACT_BLOCKED');
  return isWindowClosed(conversation, ctx.services.clock()) ? refused('REPLY_WINDOW_CLOSED') : null;
}

/** CB-18: while the workspace is paused it is kept, and never goes out, not even afterwards. */
async function store(tx: Tx, ctx: WorkspaceContext, { conversationId, body, clientId = null }: SendMessage) {
  const goesOut = await mayGoOut(tx);
  const [id, workspaceId] = [uuidv7(), ctx.workspace.id];
  const status = goesOut ? 'QUEUED' : 'SUPPRESSED';
  const words = { direction: 'OUT', author: 'MEMBER', memberId: actingMember(ctx), body, status, clientId };
  const message = { workspaceId, id, conversationId, ...words, sentAt: ctx.services.clock() };
  const name = goesOut ? 'message.sent' : 'message.suppressed';
  const notes = [
    { topic: 'message', workspaceId, id, conversationId },
    { topic: 'conversation', workspaceId, id: conversationId, kind: 'UPDATED' },
  ] as const;
  await Promise.all([
    addMessage(tx, message),
    goesOut ? sendLater(tx, { workspaceId, messageId: id }) : null,
    record(tx, ctx, { name, subject: { type: 'Message', id }, after: { conversationId } }, ...notes),
  ]);
  return new MessageSent(id, conversationId);
}

/** WhatsApp lets a business answer for a day; on the phone there is no such thing. */
const isWindowClosed = ({ channel, lastInboundAt }: HeldConversation, now: Date): boolean =>
  channel === 'WHATSAPP' && (lastInboundAt === null || now.getTime() - lastInboundAt.getTime() > WINDOW_MS);
