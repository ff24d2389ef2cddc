import type { Tx } from '../../../../db/tenant-db.ts';
import { handOffToHuman, lockConversation, lockMessage, type MessageRow } from '../../../agent/runs/index.ts';
import { transitionMessageStatus } from '../../conversations/index.ts';
import type { Inbound } from '../inbound.ts';
import { parseReport } from '../parse-inbound.ts';

/** Applies a delivery status report. Reports arrive twice and out of order, so statuses only move forward. */
export async function recordDeliveryStatus(tx: Tx, inbound: Inbound): Promise<string> {
  const report = parseReport(inbound);
  if (!report) return 'Ignored: irrelevant event.';
  const { providerId, status, failure } = report;
  const found = await messageOf(tx, providerId, inbound.reference);
  if (found?.direction !== 'OUT') return 'Ignored: unknown message.';
  const unheard = status === 'FAILED' && found.author === 'AGENT';
  // Locks the conversation before its message, in the order of the sender.
  const conversation = unheard ? await lockConversation(tx, found.conversationId) : null;
  const message = await lockMessage(tx, found.id);
  // Its provider id may have been stored while we waited for the message.
  if (!message || !hasProviderId(message, providerId)) return 'Ignored: unknown message.';
  const moved = await transitionMessageStatus(tx, message.id, { status, providerId, ...(failure ? { failure } : {}) });
  // When the contact cannot be messaged, a human could not help.
  if (moved && conversation && !conversation.optedOut && !conversation.blocked)
    await handOffToHuman(tx, inbound.by, {
      conversationId: conversation.id,
      code: 'NOT_DELIVERED',
      detail: failure?.words ?? null,
    });
  return `Applied: ${status}.`;
}

/** By the provider's id, or by our own when the send response was lost. */
async function messageOf(tx: Tx, providerId: string, reference: string | null): Promise<MessageRow | null> {
  const known = await tx.message.findFirst({ where: { providerId } });
  if (known) return known;
  return reference && UUID.test(reference) ? tx.message.findFirst({ where: { id: reference } }) : null;
}

const hasProviderId = ({ providerId }: MessageRow, name: string): boolean => providerId === null || providerId === name;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
