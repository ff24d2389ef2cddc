import type { Tx } from '../../../db/tenant-db.ts';
import { handOffToHuman, lockConversation, lockMessage, type MessageRow } from '../../agent-runs/index.ts';
import { transitionMessageStatus } from '../../conversations/index.ts';
import type { Inbound } from '../inbound.ts';
import { parseReport } from '../parse-inbound.ts';

/** What became of a message of ours. Reports come twice and out of order: it only ever moves on. */
export async function recordDeliveryStatus(tx: Tx, inbound: Inbound): Promise<string> {
  const report = parseReport(inbound);
  if (!report) return 'It says nothing to us.';
  const { providerId, status, failure } = report;
  const found = await messageOf(tx, providerId, inbound.reference);
  if (found?.direction !== 'OUT') return 'It is about no message of ours.';
  const unheard = status === 'FAILED' && found.author === 'AGENT';
  // The conversation is held before its message, as by whoever sends.
  const conversation = unheard ? await lockConversation(tx, found.conversationId) : null;
  const message = await lockMessage(tx, found.id);
  // Its name may have been written down while we waited for the message.
  if (!message || !hasProviderId(message, providerId)) return 'It is about no message of ours.';
  const moved = await transitionMessageStatus(tx, message.id, { status, providerId, ...(failure ? { failure } : {}) });
  // Where nobody may write to them, there is nothing that a person could do.
  if (moved && conversation && !conversation.optedOut && !conversation.blocked)
    await handOffToHuman(tx, inbound.by, { conversationId: conversation.id, reason: failure?.words ?? UNHEARD });
  return `Taken: ${status}.`;
}

const UNHEARD = 'WhatsApp did not deliver the reply of the agent.';

/** By the provider's name; and by our own, where its answer to the sending was lost. */
async function messageOf(tx: Tx, providerId: string, reference: string | null): Promise<MessageRow | null> {
  const known = await tx.message.findFirst({ where: { providerId } });
  if (known) return known;
  return reference && UUID.test(reference) ? tx.message.findFirst({ where: { id: reference } }) : null;
}

const hasProviderId = ({ providerId }: MessageRow, name: string): boolean => providerId === null || providerId === name;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
