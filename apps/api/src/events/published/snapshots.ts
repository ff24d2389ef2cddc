import type { WebhookEventName } from '@frontdesk/domain';
import type { Tx } from '../../db/tenant-db.ts';

/** What is told about: the row the event is of, what was recorded with it, and who did it. */
export interface Told {
  readonly id: string;
  readonly before?: Readonly<Record<string, unknown>> | undefined;
  readonly after?: Readonly<Record<string, unknown>> | undefined;
  readonly actorId: string | null;
}

type Data = Readonly<Record<string, unknown>>;

/** The thing as it is when it is told of; null when there is nothing to tell. */
type Snapshot = (tx: Tx, told: Told) => Promise<Data | null>;

const under =
  (noun: string, find: (tx: Tx, id: string) => Promise<object[]>): Snapshot =>
  async (tx, { id }) => {
    const [row] = await find(tx, id);
    return row ? { [noun]: row } : null;
  };

const idAlone =
  (noun: string): Snapshot =>
  async (_tx, { id }) => ({ [noun]: { id } });

const lead = under(
  'lead',
  (tx, id) => tx.sql`select id, name, phone, email, message, status, source, created_at as "createdAt"
    from leads where id = ${id}::uuid`,
);
const contact = under(
  'contact',
  (tx, id) => tx.sql`select id, name, phone, email, company, tags from contacts where id = ${id}::uuid`,
);
const conversation = under(
  'conversation',
  (
    tx,
    id,
  ) => tx.sql`select id, contact_id as "contactId", channel, mode, held_by_id as "heldById", assignee_id as "assigneeId"
    from conversations where id = ${id}::uuid`,
);
const message = under(
  'message',
  (
    tx,
    id,
  ) => tx.sql`select m.id, m.conversation_id as "conversationId", c.contact_id as "contactId", m.direction, m.author,
      m.body, m.status, m.failure_words as failure, m.sent_at as "sentAt"
    from messages m join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    where m.id = ${id}::uuid`,
);
const booking = under(
  'booking',
  (tx, id) => tx.sql`select id, lead_id as "leadId", status, starts_at as "startsAt", time_zone as "timeZone"
    from bookings where id = ${id}::uuid`,
);
const invitation = under(
  'invitation',
  (tx, id) => tx.sql`select id, email, role, status, expires_at as "expiresAt" from invitations where id = ${id}::uuid`,
);
const member = under(
  'member',
  (tx, id) => tx.sql`select m.id, m.user_id as "userId", u.name, u.email, m.role
    from members m join users u on u.id = m.user_id where m.id = ${id}::uuid`,
);
const workspace = under(
  'converted',
  (tx, id) =>
    tx.sql`select workspace_id as id, name, slug, environment from workspaces where workspace_id = ${id}::uuid`,
);
const apiKey = under(
  'apiKey',
  (tx, id) => tx.sql`select id, name, label, scopes, expires_at as "expiresAt" from api_keys where id = ${id}::uuid`,
);
const webhook = under(
  'webhook',
  (tx, id) => tx.sql`select id, url, disabled_reason as "disabledReason" from webhooks where id = ${id}::uuid`,
);

/** Whoever accepted is told of before they are a member: by the account, and what the invitation offered. */
const joined: Snapshot = async (tx, { id, actorId }) => {
  const [row] = await tx.sql<object>`
    select u.id as "userId", u.name, u.email, i.role from invitations i join users u on u.id = ${actorId}::uuid
    where i.id = ${id}::uuid`;
  return row ? { member: row } : null;
};

/** Only another role is news; whatever else was changed of a member is their workspace's own business. */
const roleChanged: Snapshot = async (tx, told) => {
  const [previousRole, role] = [told.before?.role, told.after?.role];
  if (previousRole === role) return null;
  return withMore(await member(tx, told), { previousRole });
};

const withMore = (data: Data | null, more: Data): Data | null => data && { ...data, ...more };

export const SNAPSHOTS: Readonly<Record<WebhookEventName, Snapshot>> = {
  'lead.created': lead,
  'lead.updated': async (tx, told) => withMore(await lead(tx, told), { changed: Object.keys(told.after ?? {}) }),
  'lead.deleted': idAlone('lead'),
  'conversation.taken_over': conversation,
  'conversation.returned': conversation,
  'conversation.escalated': conversation,
  'message.received': message,
  'message.sent': message,
  'message.status': message,
  'booking.created': booking,
  'contact.opted_out': contact,
  'contact.opted_in': contact,
  'invitation.sent': invitation,
  'invitation.accepted': invitation,
  'workspace.member_added': joined,
  'workspace.member_role_changed': roleChanged,
  'workspace.member_removed': idAlone('member'),
  'workspace.environment_converted': async (tx, told) =>
    withMore(await workspace(tx, told), { previousEnvironment: told.before?.environment }),
  'api_key.created': apiKey,
  'api_key.revoked': apiKey,
  'webhook.disabled': webhook,
};
