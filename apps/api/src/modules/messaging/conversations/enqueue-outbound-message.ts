import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueSend } from '../../../events/outbox.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { addMessage, type OutboundTemplate } from './conversations.repository.ts';
import { isSendingEnabled } from './kill-switch.ts';
import { actingMember } from './take-over.ts';

interface OutboundMessageInput {
  readonly conversationId: string;
  readonly body: string;
  readonly clientId: string | null;
  readonly template?: OutboundTemplate;
}

/** Stores and enqueues a message of the calling member or API key. */
export const enqueueOutboundMessage = (
  tx: Tx,
  ctx: WorkspaceContext,
  outbound: OutboundMessageInput,
): Promise<string> => enqueueOutboundMessageAs(tx, ctx, { ...outbound, memberId: actingMember(ctx) });

/**
 * Stores and enqueues a message of the given member, who may have left, or of no member. While the workspace is paused,
 * the message is suppressed and will never be sent (CB-18).
 */
export async function enqueueOutboundMessageAs(
  tx: Tx,
  by: EventContext,
  { conversationId, body, clientId, memberId, template }: OutboundMessageInput & { readonly memberId: string | null },
): Promise<string> {
  const goesOut = await isSendingEnabled(tx);
  const [id, workspaceId] = [uuidv7(), by.workspace.id];
  const status = goesOut ? 'QUEUED' : 'SUPPRESSED';
  const words = { direction: 'OUT', author: 'MEMBER', memberId, body, status, clientId, template: template ?? null };
  const message = { workspaceId, id, conversationId, ...words, sentAt: by.services.clock() };
  const name = goesOut ? 'message.sent' : 'message.suppressed';
  const notes = [
    { topic: 'message', workspaceId, id, conversationId },
    { topic: 'conversation', workspaceId, id: conversationId, kind: 'UPDATED' },
  ] as const;
  const after = { conversationId, ...(template ? { templateId: template.id } : {}) };
  await Promise.all([
    addMessage(tx, message),
    goesOut ? enqueueSend(tx, { workspaceId, messageId: id }) : null,
    recordEvent(tx, by, { name, subject: { type: 'Message', id }, after }, ...notes),
  ]);
  return id;
}
