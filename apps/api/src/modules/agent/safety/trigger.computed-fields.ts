import { type Sql, sql } from '../../../query-compiler/index.ts';

interface Row {
  column(field: string): Sql;
}

/**
 * Name of the contact, or "Withheld number" if there is no contact. A name that is a phone number is replaced, because
 * the viewer may not be allowed to see the number.
 */
export const triggerContactName = ({ column }: Row): Sql => sql`coalesce((
  select case when tp.name ~ '^[-+0-9() ./]{5,}$' then 'Unnamed contact' else tp.name end
  from contacts tp where tp.workspace_id = ${column('workspaceId')} and tp.id = coalesce(
    (select tc.contact_id from conversations tc
      where tc.workspace_id = ${column('workspaceId')} and tc.id = ${column('conversationId')}),
    (select tl.contact_id from calls tl where tl.workspace_id = ${column('workspaceId')} and tl.id = ${column('callId')}))), 'Withheld number')`;

export const triggerConfidence = ({ column }: Row): Sql => sql`round(${column('confidence')} * 100)`;
