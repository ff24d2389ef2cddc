import { isKeywordEffective, matchOptOutKeyword, type OptOutMatch } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueSend } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { addMessage, hasOpenMatter } from '../../../agent/runs/index.ts';
import { readOptOutKeywords } from '../../messaging-settings/index.ts';
import type { Inbound } from '../inbound.ts';

interface InboundText {
  readonly contactId: string;
  readonly conversationId: string;
  readonly text: string;
}

/**
 * Applies opt-out and opt-in keywords that are the whole message. An ambiguous keyword, such as "cancel", is ignored
 * while the contact is expected to answer a question or has a booking. Returns whether the contact is opted out.
 */
export async function applyOptOutKeyword(tx: Tx, inbound: Inbound, inboundText: InboundText): Promise<boolean> {
  const { contactId } = inboundText;
  const silent = (await tx.optOut.findFirst({ where: { contactId } })) !== null;
  const request = await effectiveKeyword(tx, inbound, inboundText);
  if (request?.kind === 'STOP') {
    if (!silent) await storeOptOut(tx, inbound, inboundText, request);
    return true;
  }
  // Opt-in keywords such as "yes" only affect contacts who have opted out.
  if (!silent || request === null) return silent;
  await tx.optOut.deleteMany({ where: { contactId } });
  await recordEvent(tx, inbound.by, { name: 'contact.opted_in', subject: { type: 'Contact', id: contactId } });
  return false;
}

async function effectiveKeyword(tx: Tx, { now }: Inbound, message: InboundText): Promise<OptOutMatch | null> {
  const match = matchOptOutKeyword(message.text, await readOptOutKeywords(tx));
  if (match?.strength !== 'AMBIGUOUS') return match;
  return isKeywordEffective(match, await hasOpenMatter(tx, { ...message, at: now })) ? match : null;
}

async function storeOptOut(
  tx: Tx,
  inbound: Inbound,
  { contactId, conversationId }: InboundText,
  request: OptOutMatch,
): Promise<void> {
  const { workspaceId, now, by } = inbound;
  const { confirmation } = request.terms;
  const confirmationId =
    confirmation === null ? null : await confirmOptOut(tx, inbound, { conversationId, confirmation });
  await tx.optOut.create({
    data: { workspaceId, id: uuidv7(), contactId, at: now, keyword: request.word, confirmationId },
  });
  const after = { keyword: request.word, language: request.terms.language };
  await recordEvent(tx, by, { name: 'contact.opted_out', subject: { type: 'Contact', id: contactId }, after });
}

/** Enqueues the confirmation of the opt-out, which is the last message to the contact. */
async function confirmOptOut(
  tx: Tx,
  { workspaceId, now, by }: Inbound,
  { conversationId, confirmation }: { conversationId: string; confirmation: string },
): Promise<string> {
  const id = uuidv7();
  const kind = { direction: 'OUT', author: 'AGENT', status: 'QUEUED' };
  await addMessage(tx, { workspaceId, id, conversationId, ...kind, body: confirmation, sentAt: now });
  await recordEvent(
    tx,
    by,
    { name: 'message.sent', subject: { type: 'Message', id }, after: { conversationId } },
    { topic: 'message', workspaceId, id, conversationId },
  );
  await enqueueSend(tx, { workspaceId, messageId: id });
  return id;
}
