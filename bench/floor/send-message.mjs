import { randomUUID } from 'node:crypto';

/** The rows of the product's `sendMessage`, and its two notes, with the fewest statements: one that locks, one that writes. */
export async function sendMessage(client, [conversationId, body, author]) {
  const { rows } = await client.query({ name: 'lock', text: LOCK, values: [conversationId] });
  const [conversation] = rows;
  if (!conversation || conversation.blocked_at) throw new Error('Nobody to write to.');
  const values = [conversationId, body, author.memberId, author.userId, author.name, randomUUID()];
  const written = await client.query({ name: 'send', text: SEND, values });
  return written.rows[0].data;
}

const LOCK = `
  select ct.blocked_at from conversations c join contacts ct on ct.workspace_id = c.workspace_id and ct.id = c.contact_id
  where c.id = $1 for update of c`;

const SEND = `
  with sent as (
    insert into messages (workspace_id, id, conversation_id, direction, author, member_id, body, status, sent_at)
    values (app.workspace_id(), uuidv7(), $1, 'OUT', 'MEMBER', $3, $2, 'QUEUED', now())
    returning workspace_id, id, conversation_id, body, status, sent_at
  ), moved as (
    update conversations c set last_message_at = sent.sent_at, version = version + 1
    from sent where c.workspace_id = sent.workspace_id and c.id = sent.conversation_id
  ), noted as (
    insert into audit_events (workspace_id, id, name, actor_kind, actor_id, actor_label, subject_type, subject_id, after, request_id, at)
    select workspace_id, uuidv7(), 'message.sent', 'USER', $4, $5, 'Message', id,
           jsonb_build_object('conversationId', conversation_id), $6, now() from sent
  )
  select json_build_object('id', id, 'body', body, 'status', status)::text as data,
    pg_notify('frontdesk_notes', json_build_object('topic', 'message', 'workspaceId', workspace_id, 'id', id,
      'conversationId', conversation_id)::text),
    pg_notify('frontdesk_notes', json_build_object('topic', 'conversation', 'workspaceId', workspace_id,
      'id', conversation_id, 'kind', 'UPDATED')::text)
  from sent`;
