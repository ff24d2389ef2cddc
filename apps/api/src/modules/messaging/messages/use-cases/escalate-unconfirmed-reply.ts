import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { LockedConversation, MessageRow, SendRow } from '../../../agent/runs/index.ts';
import { agentActor, handOffToHuman, hasLaterOutbound } from '../../../agent/runs/index.ts';
import { REPORTED_MS } from './record-send-result.ts';

interface UnconfirmedMessage {
  readonly conversation: LockedConversation;
  readonly message: MessageRow;
  readonly send: SendRow;
}

/**
 * Hands the conversation off if the delivery report of the agent's last reply is overdue. Does nothing if the contact
 * cannot receive messages or a later message was sent.
 */
export async function escalateUnconfirmedReply(
  tx: Tx,
  services: Services,
  { conversation, message, send }: UnconfirmedMessage,
): Promise<null> {
  const { workspaceId, id, author, status, sentAt } = message;
  const overdue = send.attemptedAt && services.clock().getTime() - send.attemptedAt.getTime() >= REPORTED_MS;
  if (author !== 'AGENT' || status !== 'UNCONFIRMED' || !overdue) return null;
  // The conversation is not handed off if the contact cannot receive messages, because a human could not reply
  // either.
  if (conversation.optedOut || conversation.blocked) return null;
  if (await hasLaterOutbound(tx, conversation.id, sentAt)) return null;
  await handOffToHuman(tx, agentActor(services, { workspaceId, id }), {
    conversationId: conversation.id,
    code: 'DELIVERY_UNKNOWN',
    detail: null,
  });
  return null;
}
