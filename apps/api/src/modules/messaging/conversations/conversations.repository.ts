import type { FilledTemplate } from '@frontdesk/domain';
import type { Conversation, Message } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

/** A conversation with the blocked and opt-out state of its contact and the name of the member who took over. */
export type LockedConversation = Conversation & {
  readonly blocked: boolean;
  readonly optedOut: boolean;
  readonly holderName: string | null;
};

/**
 * Locks a conversation until the end of the transaction. The lock orders the messages and serializes concurrent
 * takeovers. Returns null if the conversation does not exist.
 */
export const lockConversation = (tx: Tx, id: string) => lockRow<LockedConversation>(tx, 'Conversation', id, MORE);

const MORE = `,
  (select ct.blocked_at is not null from contacts ct
    where ct.workspace_id = conversations.workspace_id and ct.id = contact_id) as blocked,
  exists (select from opt_outs oo where oo.workspace_id = conversations.workspace_id
    and oo.contact_id = conversations.contact_id) as "optedOut",
  (select u.name from members m join users u on u.id = m.user_id
    where m.workspace_id = conversations.workspace_id and m.id = held_by_id) as "holderName"`;

/**
 * Stores an inbound or outbound message with the phone number that the conversation currently uses. If a member has
 * taken over, the message counts as activity in the takeover.
 */
export async function addMessage(tx: Tx, message: NewMessage): Promise<void> {
  const { workspaceId, id, conversationId, direction, author, memberId, body, status, clientId, sentAt } = message;
  const { id: templateId, variables, buttons, headerFileId } = message.template ?? NO_TEMPLATE;
  await tx.sql`
    with added as (
      insert into messages (workspace_id, id, conversation_id, direction, author, member_id, body, status, client_id, sent_at,
        template_id, template_variables, template_buttons, header_file_id, phone_config_id)
      values (${workspaceId}, ${id}, ${conversationId}, ${direction}, ${author}, ${memberId}, ${body}, ${status}, ${clientId}, ${sentAt},
        ${templateId}::uuid, ${variables}::jsonb, nullif(${JSON.stringify(buttons)}::jsonb, '[]'), ${headerFileId}::uuid,
        (select c.phone_config_id from conversations c where c.id = ${conversationId}))
      returning workspace_id, conversation_id, sent_at
    ), active as (
      update takeovers t set active_at = added.sent_at
      from added where t.workspace_id = added.workspace_id and t.open_conversation_id = added.conversation_id
    )
    update conversations c set last_message_at = added.sent_at, version = version + 1
    from added where c.workspace_id = added.workspace_id and c.id = added.conversation_id`;
}

const NO_TEMPLATE = { id: null, variables: null, buttons: [], headerFileId: null };

type NewMessage = Pick<
  Message,
  | 'workspaceId'
  | 'id'
  | 'conversationId'
  | 'direction'
  | 'author'
  | 'memberId'
  | 'body'
  | 'status'
  | 'clientId'
  | 'sentAt'
> & { readonly template?: OutboundTemplate | null };

/** Template of a message, with the values of its variables, its buttons and the file in its header. */
export interface OutboundTemplate extends Pick<FilledTemplate, 'variables' | 'buttons' | 'headerFileId'> {
  readonly id: string;
}

/** Finds a message by the id that the client assigned. Returns null if no message has this id. */
export const findMessageByClientId = (tx: Tx, conversationId: string, clientId: string) =>
  tx.message.findFirst({ where: { conversationId, clientId }, select: { id: true } });
