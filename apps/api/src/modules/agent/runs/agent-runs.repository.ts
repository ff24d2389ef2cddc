import {
  type AttachmentContent,
  type MessageChoices,
  textWithAttachments,
  withoutAttachmentLines,
} from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type {
  AgentMemory,
  AgentRun,
  Contact,
  Conversation,
  InboundEvent,
  Lead,
  Message,
  MessageDispatch,
} from '../../../db/generated/client.ts';
import { lockRow, lockRowWhere } from '../../../db/lock.ts';
import { findRow, findRows, insertRow } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { OutboundTemplate } from '../../messaging/conversations/index.ts';

export type RunRow = AgentRun;
export type SendRow = MessageDispatch;
export type MessageRow = Message;
export type ContactRow = Contact;

export const lockMessage = (tx: Tx, id: string) => lockRow<Message>(tx, 'Message', id);
/** Locks the message that has this id at its provider. */
export const lockMessageOfProvider = (tx: Tx, providerId: string) =>
  lockRowWhere<Message>(tx, 'Message', 'provider_id = $1', providerId);
export const lockRun = (tx: Tx, id: string) => lockRow<AgentRun>(tx, 'AgentRun', id);

/** Locks the run that waits for a message to be sent. Returns null if there is none. */
export const lockSendingRun = (tx: Tx, messageId: string) =>
  lockRowWhere<AgentRun>(tx, 'AgentRun', `message_id = $1 and step = 'SEND'`, messageId);

/**
 * Locks an inbound event and the earlier unprocessed events of the same sender, such as events that a crashed worker
 * did not process. Returns them oldest first.
 */
export const lockInboundUpTo = (tx: Tx, id: string): Promise<WaitingInbound[]> => tx.sql<WaitingInbound>`
    select e.workspace_id as "workspaceId", e.id, e.provider, e.kind, e.payload, e.reference, e.received_at as "receivedAt"
    from inbound_events this join inbound_events e
      on e.workspace_id = this.workspace_id and (e.id = this.id
        or (e.sender = this.sender and (e.received_at, e.id) < (this.received_at, this.id)))
    where this.id = ${id} and this.processed_at is null and e.processed_at is null
    order by e.received_at, e.id for update of e`;

export type WaitingInbound = Pick<
  InboundEvent,
  'workspaceId' | 'id' | 'provider' | 'kind' | 'payload' | 'reference' | 'receivedAt'
>;

/** A conversation with the phone number, the blocked and the opt-out state of its contact. */
export type LockedConversation = Conversation & {
  readonly phone: string;
  readonly blocked: boolean;
  readonly optedOut: boolean;
  /** Id of the message that confirmed the opt-out to the contact. Null if there is none. */
  readonly confirmationId: string | null;
  /** Phone number of the conversation if that number is inactive. Otherwise null. */
  readonly numberOut: string | null;
  /**
   * End of the month if the model cost has reached the monthly limit and the agent therefore hands off. Otherwise null.
   */
  readonly modelsStoppedUntil: Date | null;
};

/**
 * Locks a conversation until the end of the transaction, so that takeovers, messages and runs are processed one at a
 * time. Returns null if the conversation does not exist.
 */
export const lockConversation = (tx: Tx, id: string) =>
  lockRow<LockedConversation>(tx, 'Conversation', id, SEND_BLOCKER_COLUMNS);

/** Locks the conversation of a message, like `lockConversation`. */
export const lockConversationOf = (tx: Tx, messageId: string) =>
  lockRowWhere<LockedConversation>(tx, 'Conversation', OF_MESSAGE, messageId);

/** Locks the newest WhatsApp conversation of a contact, like `lockConversation`. */
export const lockNewestConversation = (tx: Tx, contactId: string) =>
  lockRowWhere<LockedConversation>(tx, 'Conversation', NEWEST_OF_CONTACT, contactId);

const SEND_BLOCKER_COLUMNS = `,
  (select c.phone from contacts c where c.workspace_id = conversations.workspace_id and c.id = contact_id) as phone,
  (select c.blocked_at is not null from contacts c where c.workspace_id = conversations.workspace_id and c.id = contact_id) as blocked,
  exists (select from opt_outs o where o.workspace_id = conversations.workspace_id and o.contact_id = conversations.contact_id) as "optedOut",
  (select o.confirmation_id from opt_outs o where o.workspace_id = conversations.workspace_id
    and o.contact_id = conversations.contact_id) as "confirmationId",
  (select p.number from phone_configs p where p.workspace_id = conversations.workspace_id
    and p.id = conversations.phone_config_id and p.state <> 'ACTIVE') as "numberOut",
  (select b.ends_at from model_budgets b where b.workspace_id = conversations.workspace_id and b.action = 'HAND_OFF'
    and b.cost_micros >= b.limit_micros) as "modelsStoppedUntil"`;

const OF_MESSAGE = {
  condition: 'id = (select m.conversation_id from messages m where m.id = $1)',
  more: SEND_BLOCKER_COLUMNS,
};

const NEWEST_OF_CONTACT = {
  condition: `id = (select c.id from conversations c where c.contact_id = $1 and c.channel = 'WHATSAPP'
    order by c.created_at desc limit 1)`,
  more: SEND_BLOCKER_COLUMNS,
};

interface ContactInput {
  readonly workspaceId: string;
  readonly phone: string;
  readonly name: string;
  readonly now: Date;
}

/**
 * Finds or creates the contact with this phone number and locks the contact. Concurrent invocations return the same
 * contact.
 */
export async function findOrCreateContact(tx: Tx, { workspaceId, phone, name, now }: ContactInput): Promise<Contact> {
  const [, contact] = await Promise.all([
    tx.sql`
      insert into contacts (workspace_id, id, name, phone, tags, created_at, updated_at)
      values (${workspaceId}, ${uuidv7()}, ${name}, ${phone}, '{}', ${now}, ${now}) on conflict do nothing`,
    // The lock ensures that only one of two concurrent messages creates the conversation.
    lockRowWhere<Contact>(tx, 'Contact', 'phone = $1', phone),
  ]);
  if (!contact) throw new Error('The contact was deleted.');
  return contact;
}

interface Thread {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly now: Date;
  /** Phone number of the workspace. Null means the phone number of the Twilio integration. */
  readonly phoneConfigId: string | null;
}

/**
 * Finds the contact's newest WhatsApp conversation, or creates one, and locks it. `begun` is true for a new
 * conversation.
 */
export async function findOrCreateConversation(
  tx: Tx,
  { workspaceId, contactId, now, phoneConfigId }: Thread,
): Promise<{ readonly conversation: LockedConversation; readonly begun: boolean }> {
  const found = await lockNewestConversation(tx, contactId);
  if (found) return { conversation: found, begun: false };
  const id = uuidv7();
  const begun = { contactId, channel: 'WHATSAPP', phoneConfigId, lastMessageAt: now, createdAt: now };
  const [, conversation] = await Promise.all([
    insertRow<Conversation>(tx, 'Conversation', { workspaceId, id, ...begun }),
    lockConversation(tx, id),
  ]);
  if (!conversation) throw new Error('The conversation was not created.');
  return { conversation, begun: true };
}

/**
 * Switches the conversation to the given phone number, to which the contact last wrote. Replies are sent from that
 * number. Does nothing if the conversation already uses that number.
 */
export const switchNumber = async (
  tx: Tx,
  { id, phoneConfigId: before }: Conversation,
  phoneConfigId: string | null,
) => (before === phoneConfigId ? null : tx.conversation.updateMany({ where: { id }, data: { phoneConfigId } }));

type NewMessage = Pick<
  Message,
  'workspaceId' | 'id' | 'conversationId' | 'direction' | 'author' | 'body' | 'status' | 'sentAt'
> & {
  readonly providerId?: string;
  /** Id that the sending client assigned to the message, unique in the conversation. */
  readonly clientId?: string;
  readonly template?: OutboundTemplate | null;
  /** Options that the contact can choose from. Null if the message offers no options. */
  readonly choices?: MessageChoices | null;
  /** Option of an earlier message that the contact chose with this message. */
  readonly chosen?: { readonly fromId: string; readonly id: string } | null;
  /**
   * Phone number that sends the message, or null for the phone number of the Twilio integration. If omitted, the
   * conversation's number is used.
   */
  readonly phoneConfigId?: string | null;
};

/** Stores a message. Returns false if a message with the same provider id or client id already exists. */
export async function addMessage(tx: Tx, message: NewMessage): Promise<boolean> {
  const {
    workspaceId,
    id,
    conversationId,
    direction,
    author,
    body,
    status,
    sentAt,
    providerId = null,
    clientId = null,
    template = null,
    choices = null,
    chosen = null,
    phoneConfigId,
  } = message;
  const added = await tx.sql`
    with added as (
      insert into messages (workspace_id, id, conversation_id, direction, author, body, status, sent_at, provider_id,
        client_id, template_id, template_variables, template_buttons, header_file_id, choices, chosen_from_id, chosen_id, phone_config_id)
      values (${workspaceId}, ${id}, ${conversationId}, ${direction}, ${author}, ${body}, ${status}, ${sentAt}, ${providerId},
        ${clientId}::uuid, ${template?.id ?? null}::uuid, ${template?.variables ?? null}::jsonb,
        nullif(${JSON.stringify(template?.buttons ?? [])}::jsonb, '[]'), ${template?.headerFileId ?? null}::uuid, ${choices}::jsonb,
        ${chosen?.fromId ?? null}::uuid, ${chosen?.id ?? null},
        case when ${direction} = 'IN' then null when ${phoneConfigId !== undefined}::boolean then ${phoneConfigId ?? null}::uuid
          else (select c.phone_config_id from conversations c where c.id = ${conversationId}) end)
      on conflict do nothing returning workspace_id, conversation_id, sent_at
    )
    update conversations c set version = version + 1,
      last_message_at = greatest(c.last_message_at, added.sent_at),
      last_inbound_at = case when ${direction} = 'IN' then greatest(c.last_inbound_at, added.sent_at) else c.last_inbound_at end
    from added where c.workspace_id = added.workspace_id and c.id = added.conversation_id returning c.id`;
  return added.length > 0;
}

/** Returns the newest lead with this phone number, or null if there is none. */
export const findLeadByPhone = (tx: Tx, phone: string): Promise<Lead | null> =>
  findRow<Lead>(tx, 'Lead', { phone }, { newest: ['createdAt', 'id'] });

/** Returns the engine's memory of a conversation and the id of the linked lead. Returns null if neither is stored. */
export const memoryOf = (tx: Tx, conversationId: string): Promise<AgentMemory | null> =>
  findRow<AgentMemory>(tx, 'AgentMemory', { id: conversationId });

interface MemoryToStore {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly leadId?: string;
  readonly state?: object;
  readonly now: Date;
}

export async function storeMemory(
  tx: Tx,
  { workspaceId, conversationId, leadId, state, now }: MemoryToStore,
): Promise<void> {
  await tx.sql`
    insert into agent_memories (workspace_id, id, lead_id, state, updated_at)
    values (${workspaceId}, ${conversationId}, ${leadId ?? null}, ${state ?? null}, ${now})
    on conflict (workspace_id, id) do update set updated_at = excluded.updated_at,
      lead_id = coalesce(excluded.lead_id, agent_memories.lead_id), state = coalesce(excluded.state, agent_memories.state)`;
}

export const newestInbound = (tx: Tx, conversationId: string): Promise<Message | null> =>
  findRow<Message>(tx, 'Message', { conversationId, direction: 'IN' }, NEWEST_MESSAGE);

const NEWEST_MESSAGE = { newest: ['sentAt', 'id'] } as const;

export async function hadTakeover(tx: Tx, conversationId: string, since: Date): Promise<boolean> {
  const found = await tx.sql`
    select from takeovers where conversation_id = ${conversationId} and started_at > ${since} limit 1`;
  return found.length > 0;
}

export const lastRun = (tx: Tx, conversationId: string): Promise<AgentRun | null> =>
  findRow<AgentRun>(tx, 'AgentRun', { conversationId }, { newest: ['startedAt', 'id'] });

export const activeRun = (tx: Tx, conversationId: string): Promise<AgentRun | null> =>
  findRow<AgentRun>(tx, 'AgentRun', { activeConversationId: conversationId });

/** Returns up to `take` of the contact's messages in the conversation, newest first, excluding the given message. */
export async function earlierInboundTexts(
  tx: Tx,
  { conversationId, id }: Pick<Message, 'conversationId' | 'id'>,
  take: number,
) {
  const before = await tx.message.findMany({
    where: { conversationId, direction: 'IN', id: { not: id } },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take,
    select: { body: true },
  });
  return before.map(({ body }) => body);
}

/** Returns the latest `take` messages of a conversation, oldest first. */
export async function recentMessages(tx: Tx, conversationId: string, take: number): Promise<Message[]> {
  const newest = await findRows<Message>(tx, 'Message', { conversationId }, { ...NEWEST_MESSAGE, take });
  return withAttachmentTexts(tx, newest.reverse());
}

/** Adds the content of attachments to the texts of the messages, in the form that the agent reads. */
export async function withAttachmentTexts(tx: Tx, messages: readonly Message[]): Promise<Message[]> {
  const ids = messages.filter(({ body }) => body !== withoutAttachmentLines(body)).map(({ id }) => id);
  if (ids.length === 0) return [...messages];
  const found = await tx.attachment.findMany({ where: { messageId: { in: ids } }, orderBy: { position: 'asc' } });
  return messages.map((message) => {
    const attachments = found.filter(({ messageId }) => messageId === message.id);
    return { ...message, body: textWithAttachments(message.body, attachments as unknown as AttachmentContent[]) };
  });
}

/** Returns the lead of a conversation, locked until the end of the transaction. Returns null if there is no lead. */
export const leadOf = (tx: Tx, conversationId: string): Promise<Lead | null> =>
  lockRowWhere<Lead>(tx, 'Lead', 'id = (select m.lead_id from agent_memories m where m.id = $1)', conversationId);

/** Locks the dispatch record of a message. Returns null if sending the message has never started. */
export const lockSend = (tx: Tx, id: string) => lockRow<MessageDispatch>(tx, 'MessageDispatch', id);

/**
 * Returns the dispatch record of an outbound message, locked until the end of the transaction. Creates the record if it
 * does not exist. Returns null if there is no such message. The calling code must hold
 * the lock on the message.
 */
export async function sendOf(tx: Tx, id: string): Promise<MessageDispatch | null> {
  const [, send] = await Promise.all([
    tx.sql`
      insert into message_dispatches (workspace_id, id)
      select workspace_id, id from messages where id = ${id} and direction = 'OUT' on conflict do nothing`,
    lockSend(tx, id),
  ]);
  return send;
}
