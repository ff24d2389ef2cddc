import { isOptOut } from '@frontdesk/agent';
import { normalizeName } from '@frontdesk/domain';
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
  const { workspaceId, fields, now, by } = inbound;
  if (!fields.from) return 'The sender is not a phone number.';
  if (await tx.message.findFirst({ where: { providerId: fields.messageSid } })) return 'It was taken before.';
  const contact = await senderOf(tx, inbound);
  const { id: conversationId, begun } = await conversationWith(tx, { workspaceId, contactId: contact.id, now });
  const conversation = await lockConversation(tx, conversationId);
  const id = uuidv7();
  const words = { body: saidIn(fields), providerId: fields.messageSid };
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
  const optedOut = await noteWish(tx, inbound, { contactId: contact.id, text: fields.body });
  if (optedOut || isOptOut(fields.body)) return 'Taken; they want to hear nothing more.';
  if (conversation?.mode !== 'AGENT') return 'Taken; a person answers.';
  await answerLater(tx, { workspaceId, conversationId, trigger: 'MESSAGE' }, new Date(Date.now() + BREATH_MS));
  return 'Taken.';
}

async function senderOf(tx: Tx, { workspaceId, fields, now }: Inbound): Promise<ContactRow> {
  const known = await leadBy(tx, fields.from);
  const name = known?.name ?? normalizeName(fields.profileName.slice(0, 100)) ?? fields.from;
  return contactBy(tx, { workspaceId, phone: fields.from, name, now });
}

/** Whoever writes first asks too: the agent records what they say on a lead. */
async function rememberLead(
  tx: Tx,
  { workspaceId, fields, now, by }: Inbound,
  { conversationId, contact }: { conversationId: string; contact: ContactRow },
): Promise<void> {
  if ((await memoryOf(tx, conversationId))?.leadId) return;
  const known = await leadBy(tx, fields.from);
  const enquiry = { name: contact.name, phone: fields.from, email: contact.email, message: '' };
  const leadId = known?.id ?? (await takeLead(tx, by, enquiry, 'WHATSAPP'));
  await remember(tx, { workspaceId, conversationId, leadId, now });
}
