import { type Sql, sql } from '../../../query-compiler/index.ts';

interface Row {
  column(field: string): Sql;
}

/** A lead belongs to the contact with the same phone number. */
export const contactIdOf = ({ column }: Row): Sql => sql`(
  select lc.id from contacts lc where lc.workspace_id = ${column('workspaceId')} and lc.phone = ${column('phone')})`;

/**
 * SQL expression: the conversation about this lead,
 * otherwise the latest WhatsApp conversation with a contact of this number.
 */
export const conversationIdOf = ({ column }: Row): Sql => sql`coalesce((
  select am.id from agent_memories am where am.workspace_id = ${column('workspaceId')} and am.lead_id = ${column('id')}
  order by am.updated_at desc limit 1), (
  select cv.id from contacts lc join conversations cv on cv.workspace_id = lc.workspace_id and cv.contact_id = lc.id
    join agent_memories am on am.workspace_id = cv.workspace_id and am.id = cv.id and am.lead_id is not null
  where lc.workspace_id = ${column('workspaceId')} and lc.phone = ${column('phone')} and cv.channel = 'WHATSAPP'
  order by cv.created_at desc limit 1))`;
