import { type Sql, sql } from '../../../query-compiler/index.ts';

interface Row {
  column(field: string): Sql;
}

export const operatorName = ({ column }: Row): Sql => sql`(
  select u.name from members om join users u on u.id = om.user_id
  where om.workspace_id = ${column('workspaceId')} and om.id = ${column('memberId')})`;

/**
 * Name of the caller. If the name is a phone number, it is replaced, because the viewer may not be allowed to see it.
 */
export const callerName = ({ column }: Row): Sql => sql`(
  select case when cc.id is null then 'Withheld number' when cc.name ~ '^[-+0-9() ./]{5,}$' then 'Unnamed contact' else cc.name end
  from calls ec left join contacts cc on cc.workspace_id = ec.workspace_id and cc.id = ec.contact_id
  where ec.workspace_id = ${column('workspaceId')} and ec.id = ${column('callId')})`;

export const acknowledgedByName = ({ column }: Row): Sql => sql`(
  select u.name from members am join users u on u.id = am.user_id
  where am.workspace_id = ${column('workspaceId')} and am.id = ${column('acknowledgedById')})`;
