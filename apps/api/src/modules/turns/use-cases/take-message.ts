import { isOptOut } from '@frontdesk/agent';
import { normalizeName } from '@frontdesk/domain';
import { readTwilioInbound, type TwilioInbound } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { answerLater } from '../../../events/outbox.ts';
import { record } from '../../../events/record.ts';
import { takeLead } from '../../leads/index.ts';
import type { Inbound } from '../inbound.ts';
import { saidIn } from '../said.ts';
import {
  addMessage,
  type ContactRow,
  contactBy,
  conversationWith,
  leadBy,
  lockConversation,
  memoryOf,
  remember,
} from '../turns.repository.ts';
import { noteWish } from './note-wish.ts';

/** People send several messages for one thought: the agent waits this long for the next. */
const BREATH_MS = 1_500;

/** A contact's message: stored in their conversation, and answered by the agent where it is the agent who answers. */
export async function takeMessage(tx: Tx, inbound: Inbound): Promise<string> {
  const { workspaceId, now, by } = inbound;
  const said = readTwilioInbound(inbound.payload);
  if (!said || !PHONE.test(said.from)) return 'The sender is not a phone number.';
  if (await tx.message.findFirst({ where: { providerId: said.messageSid } })) return 'It was taken before.';
  const contact = await senderOf(tx, inbound, said);
  const { id: conversationId, begun } = await conversationWith(tx, { workspaceId, contactId: contact.id, now });
  const conversation = await lockConversation(tx, conversationId);
  const id = uuidv7();
  const words = { body: saidIn(said), providerId: said.messageSid };
  const kind = { direction: 'IN', author: 'CONTACT', status: 'RECEIVED' };
  await addMessage(tx, { workspaceId, id, conversationId, ...kind, ...words, sentAt: now });
  await record(
    tx,
    by,
    { name: 'message.received', subject: { type: 'Message', id }, after: { conversationId } },
    { topic: 'message', workspaceId, id, conversationId },
    { topic: 'conversation', workspaceId, id: conversationId, kind: begun ? 'CREATED' : 'UPDATED' },
  );
  await rememberLead(tx, inbound, { conversationId, contact });
  const optedOut = await noteWish(tx, inbound, { contactId: contact.id, text: said.body });
  if (optedOut || isOptOut(said.body)) return 'Taken; they want to hear nothing more.';
  if (conversation?.mode !== 'AGENT') return 'Taken; a person answers.';
  await answerLater(tx, { workspaceId, conversationId, trigger: 'MESSAGE' }, new Date(now.getTime() + BREATH_MS));
  return 'Taken.';
}

/** E.164, as a contact has it. */
const PHONE = /^\+[1-9][0-9]{4,14}$/;

async function senderOf(
  tx: Tx,
  { workspaceId, now }: Inbound,
  { from: phone, profileName }: TwilioInbound,
): Promise<ContactRow> {
  const known = await leadBy(tx, phone);
  const name = known?.name ?? normalizeName((profileName ?? '').slice(0, 100)) ?? phone;
  return contactBy(tx, { workspaceId, phone, name, now });
}

/** Whoever writes first asks too: the agent records what they say on a lead. */
async function rememberLead(
  tx: Tx,
  { workspaceId, now, by }: Inbound,
  { conversationId, contact }: { conversationId: string; contact: ContactRow },
): Promise<void> {
  if ((await memoryOf(tx, conversationId))?.leadId) return;
  const known = await leadBy(tx, contact.phone);
  const enquiry = { name: contact.name, phone: contact.phone, email: contact.email, message: '' };
  const leadId = known?.id ?? (await takeLead(tx, by, enquiry, 'WHATSAPP'));
  await remember(tx, { workspaceId, conversationId, leadId, now });
}
