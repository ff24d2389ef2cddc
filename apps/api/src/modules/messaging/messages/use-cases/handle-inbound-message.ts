import { isOnlyRating, readState } from '@frontdesk/agent/engine';
import { isTemplateButtonId, normalizeName } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Lead } from '../../../../db/generated/client.ts';
import { findRow } from '../../../../db/rows.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueAgentRun, enqueueAttachments } from '../../../../events/outbox.ts';
import { publishChange, recordEvent } from '../../../../events/record-event.ts';
import {
  addMessage,
  type ContactRow,
  findLeadByPhone,
  findOrCreateContact,
  findOrCreateConversation,
  type LockedConversation,
  type MessageRow,
  memoryOf,
  storeMemory,
  switchNumber,
} from '../../../agent/runs/index.ts';
import { recordReply } from '../../../campaigns/recipients/index.ts';
import { acceptLead, endWaiting } from '../../../leads/leads/index.ts';
import { meter } from '../../../platform/usage/index.ts';
import { hasPendingFiles, storeAttachments } from '../../attachments/index.ts';
import { reopenClosed } from '../../conversations/index.ts';
import { findMessagedNumber } from '../../phone-configs/index.ts';
import { type ChosenOption, findChosenOption } from '../choices.ts';
import { type ContactMessage, type Inbound, parseContactMessage } from '../inbound.ts';
import { confirmRemindedBooking } from './confirm-reminded-booking.ts';
import { applyOptOutKeyword, enforceSafetyRules } from './screen-inbound-message.ts';

/**
 * Stores a contact's message once, enqueues an agent run if the agent replies, and returns a text that describes the
 * outcome. A message is stored even if the phone number is inactive, so that no opt-out is lost. If the sender cannot
 * be identified, only the event is stored.
 */
export async function handleInboundMessage(tx: Tx, inbound: Inbound): Promise<string> {
  const { workspaceId, now } = inbound;
  const message = parseContactMessage(inbound);
  if (!message) return 'Ignored: not a message of a contact.';
  const [known, number, lead] = await Promise.all([
    findRow<MessageRow>(tx, 'Message', { providerId: message.providerId }),
    findMessagedNumber(tx, message.called),
    message.from === null ? null : findLeadByPhone(tx, message.from),
  ]);
  if (known) return 'Ignored: already processed.';
  const contact = await senderOf(tx, inbound, message, lead);
  if (!contact) return recordUnroutable(tx, inbound);
  const { conversation, begun } = await findOrCreateConversation(tx, {
    workspaceId,
    contactId: contact.id,
    now,
    phoneConfigId: number?.id ?? null,
  });
  const { id: conversationId } = conversation;
  const pressed = await findChosenOption(tx, { conversationId, pressed: message.pressed });
  // The text of a quick reply of a template counts as if the contact had written it.
  const chosen = pressed && !isTemplateButtonId(pressed.id) ? pressed : null;
  await switchNumber(tx, conversation, number?.id ?? null);
  await reopenUnlessRated(tx, inbound, { conversation, text: message.text, chosen });
  // The operations are independent, and running them together saves round trips to the database.
  const [messageId, isOptedOut] = await Promise.all([
    storeMessage(tx, inbound, { conversationId, message, begun, chosen: pressed }),
    // A chosen option answers the agent's question, so its text is not an opt-out keyword.
    applyOptOutKeyword(tx, inbound, { contactId: contact.id, conversationId, text: chosen ? '' : message.text }),
    recordReply(tx, { workspaceId, contactId: contact.id, now }),
    endWaiting(tx, contact.phone),
    storeLead(tx, inbound, { conversationId, contact }),
  ]);
  const [isCalled, hasFiles] = await Promise.all([
    enforceSafetyRules(tx, inbound, { conversation, messageId, text: message.text, isOptedOut }),
    hasPendingFiles(tx, conversationId, now),
  ]);
  if (isOptedOut) return 'Applied: the contact opted out.';
  if (!message.wantsAnswer) return 'Stored: no reply needed.';
  if (isCalled || conversation.mode !== 'AGENT') return 'Stored: a member answers.';
  if (!chosen && (await confirmRemindedBooking(tx, inbound, { conversationId, text: message.text })))
    return 'Applied: the contact confirmed the appointment.';
  if (hasFiles) return 'Stored: the agent replies when the files are stored.';
  const answered = { conversationId, text: message.text, previousAt: conversation.lastInboundAt, now };
  const at = chosen ? now : await replyTime(tx, answered);
  await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'MESSAGE' }, at);
  return 'Applied.';
}

interface ReceivedMessage {
  readonly conversation: LockedConversation;
  readonly text: string;
  readonly chosen: ChosenOption | null;
}

/** Reopens a closed conversation, unless the message is only a rating that the agent requested. */
async function reopenUnlessRated(
  tx: Tx,
  { by, now }: Inbound,
  { conversation: { id, status, mode }, text, chosen }: ReceivedMessage,
): Promise<void> {
  if (status === 'OPEN') return;
  const at = now.toISOString();
  const remembered = mode === 'AGENT' ? await memoryOf(tx, id) : null;
  const state = readState(remembered?.state, { graphVersionId: '', now: at, language: 'en' });
  if (!isOnlyRating(state, { text, button: chosen?.id ?? null, now: at }))
    await reopenClosed(tx, by, { id, status, reason: 'MESSAGE' });
}

interface AnsweredMessage {
  readonly conversationId: string;
  readonly text: string;
  readonly previousAt: Date | null;
  readonly now: Date;
}

/**
 * Returns the time at which the agent replies. If the contact writes several messages in a row, the maximum delay
 * counts from the first message without a reply.
 */
async function replyTime(tx: Tx, { conversationId, text, previousAt, now }: AnsweredMessage): Promise<Date> {
  const wanted = now.getTime() + replyDelayMs(text, previousAt, now);
  const first = isBurst(previousAt, now) ? await firstUnanswered(tx, conversationId) : null;
  return new Date(first ? Math.max(now.getTime(), Math.min(wanted, first.getTime() + LONGEST_DELAY_MS)) : wanted);
}

async function firstUnanswered(tx: Tx, conversationId: string): Promise<Date | null> {
  const [row] = await tx.sql<{ at: Date | null }>`
    select min(sent_at) as at from messages where conversation_id = ${conversationId} and direction = 'IN'
      and id > coalesce((select id from messages where conversation_id = ${conversationId} and direction = 'OUT' order by id desc limit 1),
        '00000000-0000-0000-0000-000000000000')`;
  return row?.at ?? null;
}

interface MessageToStore {
  readonly conversationId: string;
  readonly message: ContactMessage;
  readonly begun: boolean;
  readonly chosen: ChosenOption | null;
}

async function storeMessage(
  tx: Tx,
  { workspaceId, now, by }: Inbound,
  { conversationId, message, begun, chosen }: MessageToStore,
): Promise<string> {
  const id = uuidv7();
  const { body, providerId, attachments } = message;
  const kind = { direction: 'IN', author: 'CONTACT', status: 'RECEIVED' };
  await addMessage(tx, { workspaceId, id, conversationId, ...kind, body, providerId, chosen, sentAt: now });
  await Promise.all([
    // The app marks the option as chosen in the message that offered it.
    chosen && publishChange(tx, { topic: 'message', workspaceId, id: chosen.fromId, conversationId }),
    meter(tx, { meter: 'messages_in', quantity: 1, key: id, at: now, subjectId: id }),
    storeAttachments(tx, { workspaceId, conversationId, messageId: id, attachments, at: now }),
    attachments.some(({ providerRef }) => providerRef !== null)
      ? enqueueAttachments(tx, { workspaceId, messageId: id })
      : null,
    recordEvent(
      tx,
      by,
      { name: 'message.received', subject: { type: 'Message', id }, after: { conversationId } },
      { topic: 'message', workspaceId, id, conversationId },
      { topic: 'conversation', workspaceId, id: conversationId, kind: begun ? 'CREATED' : 'UPDATED' },
    ),
  ]);
  return id;
}

/**
 * Records in the audit log that the sender has neither a phone number nor a known user id, so that no reply is
 * possible. The event remains stored.
 */
async function recordUnroutable(tx: Tx, { by, eventId }: Inbound): Promise<string> {
  await recordEvent(tx, by, { name: 'message.unroutable', subject: { type: 'InboundEvent', id: eventId } });
  return 'The sender has no phone number and is not a known contact.';
}

/**
 * Finds or creates the contact by phone number; a new contact is created with the name of `lead`. Without a phone
 * number, finds the contact by a WhatsApp user id that was stored earlier, and returns null if there is none.
 */
// oxlint-disable-next-line max-params -- the arguments have different types, so their order cannot be confused.
async function senderOf(
  tx: Tx,
  { workspaceId, now }: Inbound,
  message: ContactMessage,
  lead: Lead | null,
): Promise<ContactRow | null> {
  const { from: phone, userId } = message;
  if (phone === null) return userId ? tx.contact.findFirst({ where: { whatsAppUserId: userId } }) : null;
  const name = lead?.name ?? normalizeName((message.profileName ?? '').slice(0, 100)) ?? phone;
  const contact = await findOrCreateContact(tx, { workspaceId, phone, name, now });
  if (userId && contact.whatsAppUserId !== userId) await storeWhatsAppUserId(tx, contact.id, userId);
  return contact;
}

/**
 * Stores the WhatsApp user id with the contact and removes it from any other contact, because the person may have a new
 * phone number.
 */
async function storeWhatsAppUserId(tx: Tx, id: string, whatsAppUserId: string): Promise<void> {
  await tx.contact.updateMany({ where: { whatsAppUserId, id: { not: id } }, data: { whatsAppUserId: null } });
  await tx.contact.updateMany({ where: { id }, data: { whatsAppUserId } });
}

/**
 * Connects a conversation to the contact's lead, so that the agent can store answers. Creates a lead if the contact has
 * none. Does nothing if the conversation is already connected to a lead.
 */
async function storeLead(
  tx: Tx,
  { workspaceId, now, by }: Inbound,
  { conversationId, contact }: { conversationId: string; contact: ContactRow },
): Promise<void> {
  const [memory, known] = await Promise.all([memoryOf(tx, conversationId), findLeadByPhone(tx, contact.phone)]);
  if (memory?.leadId) return;
  const lead = { name: contact.name, phone: contact.phone, email: contact.email, message: '' };
  const leadId = known?.id ?? (await acceptLead(tx, by, lead, 'WHATSAPP'));
  await storeMemory(tx, { workspaceId, conversationId, leadId, now });
}

/**
 * Reply delay in milliseconds after a message that looks complete. A message that follows while the agent generates the
 * reply supersedes the reply, so that one reply answers both messages.
 */
const COMPLETE_MS = 0;
/**
 * Reply delay in milliseconds after a message that looks incomplete, because people often split a thought into several
 * messages.
 */
const OPEN_MS = 1_500;
/** Reply delay in milliseconds if the contact writes several messages in a row. */
const BURST_MS = 2_500;
const BURST_GAP_MS = 5_000;
/** Maximum reply delay in milliseconds, counted from the first message without a reply. */
const LONGEST_DELAY_MS = 8_000;

const COMPLETE = /[.!?…？！。]["')\]]*$|\p{Extended_Pictographic}$/u;

/** Returns how many milliseconds to wait for another message before the agent replies. */
export function replyDelayMs(text: string, previousAt: Date | null, now: Date): number {
  if (isBurst(previousAt, now)) return BURST_MS;
  return COMPLETE.test(text.trim()) ? COMPLETE_MS : OPEN_MS;
}

const isBurst = (previousAt: Date | null, now: Date): boolean =>
  previousAt !== null && now.getTime() - previousAt.getTime() < BURST_GAP_MS;
