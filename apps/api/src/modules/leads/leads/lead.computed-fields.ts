import { type Sql, sql } from '../../../query-compiler/index.ts';

interface Row {
  column(field: string): Sql;
}

/** Contacts are matched by number. */
export const contactIdOf = ({ column }: Row): Sql => sql`(
  select lc.id from contacts lc where lc.workspace_id = ${column('workspaceId')} and lc.phone = ${column('phone')})`;

export const conversationIdOf = ({ column }: Row): Sql => sql`(
  select am.id from agent_memories am where am.workspace_id = ${column('workspaceId')} and am.lead_id = ${column('id')}
  order by am.updated_at desc limit 1)`;
