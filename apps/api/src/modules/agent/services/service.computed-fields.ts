import { type Sql, sql } from '../../../query-compiler/index.ts';

interface Row {
  column(field: string): Sql;
}

/** Phone numbers that are routed to the service, in the order in which they were assigned. */
export const numbers = ({ column }: Row): Sql => sql`array(
  select p.number from number_routes r join phone_configs p on p.workspace_id = r.workspace_id and p.id = r.id
  where r.workspace_id = ${column('workspaceId')} and r.service_id = ${column('id')} order by r.routed_at, r.id)`;
