import { randomUUID } from 'node:crypto';

/** Returns the parameters of `SEND` for a request with a conversation, a text and the member who has taken it over. */
export const sendValues = ([conversationId, body, { memberId, userId, name }]) => [
  conversationId,
  body,
  memberId,
  userId,
  name,
  randomUUID(),
];

/**
 * Writes in one statement the rows that the product's `sendMessage` writes. Locks the conversation, which the member
 * must have taken over. Inserts the message, the audit event and the send job, updates the takeover and the
 * conversation, and sends three notifications of changes.
 */
export const SEND = `
  with locked as (
    select c.workspace_id, c.id, c.phone_config_id from conversations c
    join contacts ct on ct.workspace_id = c.workspace_id and ct.id = c.contact_id
    where c.id = $1 and c.held_by_id = $3 and ct.blocked_at is null for update of c
  ), sent as (
    insert into messages (workspace_id, id, conversation_id, direction, author, member_id, body, status, sent_at, phone_config_id)
    select workspace_id, uuidv7(), id, 'OUT', 'MEMBER', $3, $2, 'QUEUED', now(), phone_config_id from locked
    returning workspace_id, id, conversation_id, body, status, sent_at
  ), active as (
    update takeovers t set active_at = sent.sent_at
    from sent where t.workspace_id = sent.workspace_id and t.open_conversation_id = sent.conversation_id
  ), moved as (
    update conversations c set last_message_at = sent.sent_at, version = version + 1
    from sent where c.workspace_id = sent.workspace_id and c.id = sent.conversation_id
  ), noted as (
    insert into audit_events (workspace_id, id, name, actor_kind, actor_id, actor_label, subject_type, subject_id, after, via,
      ip_address, request_id, at)
    select workspace_id, uuidv7(), 'message.sent', 'USER', $4, $5, 'Message', id,
      jsonb_build_object('conversationId', conversation_id), 'SPA', '127.0.0.1', $6, now() from sent
    returning workspace_id, id
  )
  select json_build_object('id', sent.id, 'body', body, 'status', status)::text as data,
    app.enqueue('send_message', jsonb_build_object('workspaceId', sent.workspace_id, 'messageId', sent.id), 'send ' || sent.id),
    pg_notify('frontdesk_notes', json_build_object('topic', 'message', 'workspaceId', sent.workspace_id, 'id', sent.id,
      'conversationId', conversation_id)::text),
    pg_notify('frontdesk_notes', json_build_object('topic', 'conversation', 'workspaceId', sent.workspace_id,
      'id', conversation_id, 'kind', 'UPDATED')::text),
    pg_notify('frontdesk_notes', json_build_object('topic', 'audit', 'workspaceId', noted.workspace_id, 'id', noted.id)::text)
  from sent, noted`;
