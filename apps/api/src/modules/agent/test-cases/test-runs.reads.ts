import { type Columns, raw, type Sql, sql } from '../../../query-compiler/index.ts';

interface Row {
  readonly column: Columns;
}

/** SQL expression for the number of conversations of a test run that have the given status. */
export const resultCount =
  (status: 'PASSED' | 'FAILED' | 'ERROR') =>
  ({ column }: Row): Sql =>
    sql`(
    select count(*)::int from test_results r where r.workspace_id = ${column('workspaceId')} and r.run_id = ${column('id')}
      and r.status = ${raw(`'${status}'`)})`;

/** SQL expression for the number of conversations of a test run. */
export const conversationCount = ({ column }: Row): Sql => sql`(
  select count(*)::int from test_results r where r.workspace_id = ${column('workspaceId')} and r.run_id = ${column('id')})`;

/** SQL expression for the number of model tokens used in a test run. */
export const tokenCount = ({ column }: Row): Sql => sql`(
  select coalesce(sum(r.tokens), 0)::int from test_results r
  where r.workspace_id = ${column('workspaceId')} and r.run_id = ${column('id')})`;

/**
 * SQL expression for the id of the run with which a test run is compared: the latest other completed run of the newest
 * agent version. Null if there is none.
 */
export const baselineId = ({ column }: Row): Sql => sql`
  select b.id from test_runs b where b.workspace_id = ${column('workspaceId')} and b.agent_id = ${column('agentId')}
    and b.id <> ${column('id')} and b.status in ('PASSED', 'FAILED') and b.version_id = (
      select v.id from agent_versions v where v.workspace_id = ${column('workspaceId')} and v.agent_id = ${column('agentId')}
      order by v.number desc limit 1)
  order by b.started_at desc, b.id desc limit 1`;

/** SQL expression for the id of the latest completed result of a test case. Null if there is none. */
export const latestResultId = ({ column }: Row): Sql => sql`
  select r.id from test_results r where r.workspace_id = ${column('workspaceId')} and r.test_case_id = ${column('id')}
    and r.status <> 'PENDING' order by r.created_at desc, r.id desc limit 1`;
