import { readTwilioStatus } from '@frontdesk/providers';
import type { Tx } from '../../../db/tenant-db.ts';
import { moveMessage } from '../../conversations/index.ts';
import type { Inbound } from '../inbound.ts';
import { lockMessage, type MessageRow } from '../turns.repository.ts';

/** What became of a message of ours. Reports come twice and out of order: it only ever moves on. */
export async function noteStatus(tx: Tx, { payload, reference }: Inbound): Promise<string> {
  const report = readTwilioStatus(payload);
  if (!report) return 'It says nothing to us.';
  const { messageSid: providerId, status, failure } = report;
  const message = await messageOf(tx, providerId, reference);
  if (!message || message.direction !== 'OUT') return 'It is about no message of ours.';
  await moveMessage(tx, message.id, { status, providerId, ...(failure ? { failure } : {}) });
  return `Taken: ${status}.`;
}

/** By the provider's name; and by our own, where its answer to the sending was lost. */
async function messageOf(tx: Tx, providerId: string, reference: string | null): Promise<MessageRow | null> {
  const known = await tx.message.findFirst({ where: { providerId }, select: { id: true } });
  if (known) return lockMessage(tx, known.id);
  const ours = reference && UUID.test(reference) ? await lockMessage(tx, reference) : null;
  // Its name may have been written down while we waited for the message.
  return ours && (ours.providerId === null || ours.providerId === providerId) ? ours : null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
