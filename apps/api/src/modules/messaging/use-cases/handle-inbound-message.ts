import { normalizeName } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueAgentRun } from '../../../events/outbox.ts';
import { recordEvent } from '../../../events/record-event.ts';
import {
  addMessage,
  type ContactRow,
  contactBy,
  conversationWith,
  goOnBy,
  leadBy,
  lockConversation,
  memoryOf,
  remember,
} from '../../agent-runs/index.ts';
import { takeLead } from '../../leads/index.ts';
import { numberCalled } from '../../phone-configs/index.ts';
import { noteReply } from '../../recipients/index.ts';
import type { Inbound } from '../inbound.ts';
import { type ContactSaid, contactSaid } from '../parse-inbound.ts';
import { noteWish } from './detect-opt-out.ts';
import { heedMessage } from './enforce-safety-rules.ts';

/** People send several messages for one thought: the agent waits this long for the next. */
const BREATH_MS = 1_500;

/**
 * A contact's message: stored in their conversation, and answered by the agent where it is the agent who answers. What was signed is
 * kept whatever has become of the number: a STOP that is thrown away is never heard again.
 */
export async function takeMessage(tx: Tx, inbound: Inbound): Promise<string> {
  const { workspaceId, now } = inbound;
  const said = contactSaid(inbound);
  if (!said) return 'It is no message of a person.';
  if (await tx.message.findFirst({ where: { providerId: said.providerId } })) return 'It was taken before.';
  const number = await numberCalled(tx, said.called);
  const contact = await senderOf(tx, inbound, said);
  if (!contact) return unplaced(tx, inbound);
  const { id: conversationId, begun } = await conversationWith(tx, {
    workspaceId,
    contactId: contact.id,
    now,
    phoneConfigId: number?.id ?? null,
  });
  const conversation = await lockConversation(tx, conversationId);
  if (conversation) await goOnBy(tx, conversation, number?.id ?? null);
  const messageId = await storeSaid(tx, inbound, { conversationId, said, begun });
  await noteReply(tx, { workspaceId, contactId: contact.id, now });
  await rememberLead(tx, inbound, { conversationId, contact });
  const silent = await noteWish(tx, inbound, { contactId: contact.id, conversationId, text: said.text });
  const called = conversation && (await heedMessage(tx, inbound, { conversation, messageId, text: said.text, silent }));
  if (silent) return 'Taken; they want to hear nothing more.';
  if (!said.wantsAnswer) return 'Taken; it asks for nothing.';
  if (called || conversation?.mode !== 'AGENT') return 'Taken; a person answers.';
  await enqueueAgentRun(tx, { workspaceId, conversationId, trigger: 'MESSAGE' }, new Date(now.getTime() + BREATH_MS));
  return 'Taken.';
}

interface Storing {
  readonly conversationId: string;
  readonly said: ContactSaid;
  readonly begun: boolean;
}

async function storeSaid(
  tx: Tx,
  { workspaceId, now, by }: Inbound,
  { conversationId, said, begun }: Storing,
): Promise<string> {
  const id = uuidv7();
  const { body, providerId } = said;
  const kind = { direction: 'IN', author: 'CONTACT', status: 'RECEIVED' };
  await addMessage(tx, { workspaceId, id, conversationId, ...kind, body, providerId, sentAt: now });
  await recordEvent(
    tx,
    by,
    { name: 'message.received', subject: { type: 'Message', id }, after: { conversationId } },
    { topic: 'message', workspaceId, id, conversationId },
    { topic: 'conversation', workspaceId, id: conversationId, kind: begun ? 'CREATED' : 'UPDATED' },
  );
  return id;
}

/** A person without a number whom nobody knows cannot be written to: what they said is kept as it came, and the trail says so. */
async function unplaced(tx: Tx, { by, eventId }: Inbound): Promise<string> {
  await recordEvent(tx, by, { name: 'message.unplaced', subject: { type: 'InboundEvent', id: eventId } });
  return 'The sender has no phone number, and is nobody that is known.';
}

/** By their number, or by what WhatsApp calls them where it was told with a number before. */
async function senderOf(tx: Tx, { workspaceId, now }: Inbound, said: ContactSaid): Promise<ContactRow | null> {
  const { from: phone, userId } = said;
  if (phone === null) return userId ? tx.contact.findFirst({ where: { whatsAppUserId: userId } }) : null;
  const known = await leadBy(tx, phone);
  const name = known?.name ?? normalizeName((said.profileName ?? '').slice(0, 100)) ?? phone;
  const contact = await contactBy(tx, { workspaceId, phone, name, now });
  if (userId && contact.whatsAppUserId !== userId) await callThem(tx, contact.id, userId);
  return contact;
}

/** A name of WhatsApp's goes with its person from one number to the next. */
async function callThem(tx: Tx, id: string, whatsAppUserId: string): Promise<void> {
  await tx.contact.updateMany({ where: { whatsAppUserId, id: { not: id } }, data: { whatsAppUserId: null } });
  await tx.contact.updateMany({ where: { id }, data: { whatsAppUserId } });
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
