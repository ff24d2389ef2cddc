import { type Sql, sql } from '../../../query-compiler/index.ts';

interface Row {
  column(field: string): Sql;
}

/** Phone numbers that are routed to the service, in the order in which they were assigned. */
export const numbers = ({ column }: Row): Sql => sql`array(
  select p.number from number_routes r join phone_configs p on p.workspace_id = r.workspace_id and p.id = r.id
  where r.workspace_id = ${column('workspaceId')} and r.service_id = ${column('id')} order by r.routed_at, r.id)`;

/**
 * Number of the agent version that the service currently uses: its pinned version, or the latest version of its agent.
 */
export const versionNumber = ({ column }: Row): Sql => sql`(
  select max(v.number) from agent_versions v
  where v.workspace_id = ${column('workspaceId')} and v.agent_id = ${column('agentId')}
    and v.id = coalesce(${column('agentVersionId')}, v.id))`;

/**
 * Number of the context graph that the service currently uses: its pinned graph, the latest graph, or the graph of its
 * agent version.
 */
export const graphNumber = ({ column }: Row): Sql => sql`coalesce(
  (select g.number from context_graph_versions g
    where g.workspace_id = ${column('workspaceId')} and g.id = ${column('graphVersionId')}),
  (select g.number from agent_versions v
    join context_graph_versions g on g.workspace_id = v.workspace_id and g.id = v.graph_version_id
    where v.workspace_id = ${column('workspaceId')} and v.agent_id = ${column('agentId')}
      and (${column('isGraphLatest')} or v.id = coalesce(${column('agentVersionId')}, v.id))
    order by v.number desc limit 1))`;
