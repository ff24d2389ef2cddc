import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../context/context.ts';
import type { Tx } from '../../db/tenant-db.ts';
import { sendLater } from '../../events/outbox.ts';
import { record } from '../../events/record.ts';
import { addMessage, type OutboundTemplate } from './conversations.repository.ts';
import { actingMember } from './held.ts';
import { mayGoOut } from './may-go-out.ts';

interface Outbound {
  readonly conversationId: string;
  readonly body: string;
  readonly clientId: string | null;
  readonly template?: OutboundTemplate;
}

/** Stores what the team writes, and has it sent. CB-18: while the workspace is paused it is kept, and never goes out, not even afterwards. */
export async function keepOutbound(tx: Tx, ctx: WorkspaceContext, outbound: Outbound): Promise<string> {
  const { conversationId, body, clientId, template = null } = outbound;
  const goesOut = await mayGoOut(tx);
  const [id, workspaceId] = [uuidv7(), ctx.workspace.id];
  const status = goesOut ? 'QUEUED' : 'SUPPRESSED';
  const words = { direction: 'OUT', author: 'MEMBER', memberId: actingMember(ctx), body, status, clientId, template };
  const message = { workspaceId, id, conversationId, ...words, sentAt: ctx.services.clock() };
  const name = goesOut ? 'message.sent' : 'message.suppressed';
  const notes = [
    { topic: 'message', workspaceId, id, conversationId },
    { topic: 'conversation', workspaceId, id: conversationId, kind: 'UPDATED' },
  ] as const;
  const after = { conversationId, ...(template ? { templateId: template.id } : {}) };
  await Promise.all([
    addMessage(tx, message),
    goesOut ? sendLater(tx, { workspaceId, messageId: id }) : null,
    record(tx, ctx, { name, subject: { type: 'Message', id }, after }, ...notes),
  ]);
  return id;
}
