import { type Sql, sql } from '../../../query-compiler/index.ts';

/** SQL condition for the rows that belong to one agent, or to the default agent if `agentId` is null. */
export const agentWhere = (agentId: string | null): Sql =>
  agentId === null ? sql`agent_id in (select a.id from agents a where a.is_default)` : sql`agent_id = ${agentId}::uuid`;

interface Row {
  column(field: string): Sql;
}

/** SQL expression for the number of the newest version of an agent. Null if the agent has no version. */
export const publishedNumber = ({ column }: Row): Sql => sql`(
  select max(v.number) from agent_versions v
  where v.workspace_id = ${column('workspaceId')} and v.agent_id = ${column('id')})`;

/** SQL expression for the names of the services that use an agent, in alphabetical order. */
export const serviceNames = ({ column }: Row): Sql => sql`array(
  select s.name from services s where s.workspace_id = ${column('workspaceId')} and s.agent_id = ${column('id')}
  order by s.name)`;
