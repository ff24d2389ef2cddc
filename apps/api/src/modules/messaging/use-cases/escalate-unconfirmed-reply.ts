import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { HeldConversation, MessageRow, SendRow } from '../../agent-runs/index.ts';
import { byAgent, waitForPerson, wasSpokenTo } from '../../agent-runs/index.ts';
import { REPORTED_MS } from './record-send-result.ts';

interface Lost {
  readonly conversation: HeldConversation;
  readonly message: MessageRow;
  readonly send: SendRow;
}

/** A reply of the agent of which the provider never told anything, and that stayed its last word: a person looks whether it arrived. */
export async function missReply(tx: Tx, services: Services, { conversation, message, send }: Lost): Promise<null> {
  const { workspaceId, id, author, status, sentAt } = message;
  const overdue = send.attemptedAt && services.clock().getTime() - send.attemptedAt.getTime() >= REPORTED_MS;
  if (author !== 'AGENT' || status !== 'UNCONFIRMED' || !overdue) return null;
  // Where nobody may write to them, there is nothing that a person could do.
  if (conversation.optedOut || conversation.blocked) return null;
  if (await wasSpokenTo(tx, conversation.id, sentAt)) return null;
  await waitForPerson(tx, byAgent(services, { workspaceId, id }), { conversationId: conversation.id, reason: UNTOLD });
  return null;
}

const UNTOLD = 'WhatsApp did not tell whether the reply of the agent arrived.';
