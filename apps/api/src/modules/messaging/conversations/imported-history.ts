import type { MessageDirection } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { isNotOnHoldSql } from '../../platform/retention/index.ts';

/** A message in a file. */
export interface HistoryMessage {
  /** Number of the row in the file. */
  readonly row: number;
  /** Phone number of the contact in E.164 format. */
  readonly phone: string;
  /** Identifies the message in every file that contains it. */
  readonly key: string;
  /** ISO 8601 time in UTC. */
  readonly sentAt: string;
  readonly direction: MessageDirection;
  readonly body: string;
}

interface JudgedMessage {
  readonly row: number;
  readonly contactId: string | null;
  readonly action: 'CREATE' | 'SKIP' | 'INVALID';
  /** Why the message is not created. Null for CREATE. */
  readonly reason: string | null;
}

/**
 * Decides for each message whether it is created: not if it exists, if the contact is unknown, or if it is not earlier
 * than the first message that the contact and the workspace exchanged here. Later messages would change which messages
 * are answered.
 */
export const judgeHistory = (tx: Tx, messages: readonly HistoryMessage[]): Promise<JudgedMessage[]> =>
  tx.sql<JudgedMessage>`
  with read as (
    select * from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) s(row int, phone text, key text, "sentAt" timestamptz)
  ), known as materialized (
    select c.id, c.phone, first.at from contacts c left join lateral (
      select min(m.sent_at) as at from conversations v join messages m on m.workspace_id = v.workspace_id
        and m.conversation_id = v.id where v.workspace_id = c.workspace_id and v.contact_id = c.id and m.imported_at is null
    ) first on true
    where c.phone = any (${[...new Set(messages.map(({ phone }) => phone))]}::text[])
  ), judged as (
    select r.row, k.id as "contactId", case
      when k.id is null then ${NO_CONTACT}
      when k.at <= r."sentAt" then ${NOT_EARLIER} end as rejection,
      exists (select from messages m where m.provider_id = ${KEY_PREFIX} || r.key) as "isKnown"
    from read r left join known k on k.phone = r.phone
  )
  select row, "contactId", case when rejection is not null then 'INVALID' when "isKnown" then 'SKIP' else 'CREATE' end as action,
    coalesce(rejection, case when "isKnown" then ${EXISTS} end) as reason
  from judged`;

const NO_CONTACT = 'No contact has this phone number. Import the contact first.';
const NOT_EARLIER = 'The message is not earlier than the first message of the contact here.';
const EXISTS = 'This message exists.';

/** Prefix of the keys of imported messages, which no provider uses for the ids of messages. */
const KEY_PREFIX = 'import:';

export interface StoredMessage {
  readonly row: number;
  readonly messageId: string;
  /** The conversation that was created for this message. Null if the contact had one. */
  readonly conversationId: string | null;
}

/**
 * Creates messages that `judgeHistory` has accepted in the same transaction, in the newest WhatsApp conversation of each
 * contact. Contacts without one get a resolved conversation. Nothing else happens: no event, run of the agent,
 * notification or usage, and the window for replies stays closed. The caller has locked the contacts.
 */
export async function createHistory(
  tx: Tx,
  { workspaceId, now }: { readonly workspaceId: string; readonly now: Date },
  messages: readonly (HistoryMessage & { readonly contactId: string })[],
): Promise<StoredMessage[]> {
  if (messages.length === 0) return [];
  const created = await openConversations(tx, { workspaceId, now }, messages);
  const rows = messages.map((message) => ({ ...message, id: uuidv7() }));
  const stored = await tx.sql<{ row: number; messageId: string; contactId: string }>`
    with read as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) s(row int, id uuid, "contactId" uuid, key text,
        "sentAt" timestamptz, direction text, body text)
    ), newest as (
      select distinct on (v.contact_id) v.contact_id, v.id from conversations v
      where v.contact_id in (select "contactId" from read) and v.channel = 'WHATSAPP'
      order by v.contact_id, v.created_at desc
    ), added as (
      insert into messages (workspace_id, id, conversation_id, direction, author, body, status, provider_id, sent_at, imported_at)
      select ${workspaceId}, r.id, n.id, r.direction, case r.direction when 'IN' then 'CONTACT' else 'MEMBER' end, r.body,
        case r.direction when 'IN' then 'RECEIVED' else 'SENT' end, ${KEY_PREFIX} || r.key, r."sentAt", ${now}
      from read r join newest n on n.contact_id = r."contactId"
      returning id, conversation_id, sent_at
    ), moved as (
      update conversations v set last_message_at = greatest(v.last_message_at, a.at)
      from (select conversation_id, max(sent_at) as at from added group by 1) a
      where v.id = a.conversation_id and v.last_message_at < a.at
    )
    select r.row, r.id as "messageId", r."contactId" from read r join added a on a.id = r.id order by r.row`;
  return stored.map(({ row, messageId, contactId }) => {
    const conversationId = created.get(contactId) ?? null;
    created.delete(contactId);
    return { row, messageId, conversationId };
  });
}

/** Creates the missing conversations and returns their ids by contact. */
async function openConversations(
  tx: Tx,
  { workspaceId, now }: { readonly workspaceId: string; readonly now: Date },
  messages: readonly { readonly contactId: string; readonly sentAt: string }[],
): Promise<Map<string, string>> {
  const lastOf = new Map<string, string>();
  for (const { contactId, sentAt } of messages)
    if (sentAt > (lastOf.get(contactId) ?? '')) lastOf.set(contactId, sentAt);
  const missing = [...lastOf].map(([contactId, lastMessageAt]) => ({ id: uuidv7(), contactId, lastMessageAt }));
  const made = await tx.sql<{ id: string; contactId: string }>`
    insert into conversations (workspace_id, id, contact_id, channel, status, last_message_at, created_at, updated_at)
    select ${workspaceId}, n.id, n."contactId", 'WHATSAPP', 'RESOLVED', n."lastMessageAt", ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(missing)}::jsonb) n(id uuid, "contactId" uuid, "lastMessageAt" timestamptz)
    where not exists (select from conversations v where v.contact_id = n."contactId" and v.channel = 'WHATSAPP')
    returning id, contact_id as "contactId"`;
  return new Map(made.map(({ id, contactId }) => [contactId, id]));
}

/**
 * Deletes imported messages, and returns the ids of those that are deleted. The messages of people under a legal hold are
 * kept.
 */
export const deleteHistory = (tx: Tx, ids: readonly string[]): Promise<{ id: string }[]> =>
  tx.run<{ id: string }>({
    name: null,
    text: `delete from messages m using conversations v, contacts c
      where m.id = any($1::uuid[]) and m.imported_at is not null and v.workspace_id = m.workspace_id and v.id = m.conversation_id
        and c.workspace_id = v.workspace_id and c.id = v.contact_id and ${isNotOnHoldSql('c.phone')}
      returning m.id`,
    values: [ids],
  });

/** Deletes those of the conversations that have neither messages nor anything that a member or the agent added. */
export async function deleteEmptyConversations(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.sql`
    delete from conversations v where v.id = any(${ids}::uuid[])
      and not exists (select from messages m where m.workspace_id = v.workspace_id and m.conversation_id = v.id)
      and not exists (select from conversation_notes n where n.workspace_id = v.workspace_id and n.conversation_id = v.id)
      and not exists (select from takeovers t where t.workspace_id = v.workspace_id and t.conversation_id = v.id)
      and not exists (select from surfaces s where s.workspace_id = v.workspace_id and s.conversation_id = v.id)`;
}
