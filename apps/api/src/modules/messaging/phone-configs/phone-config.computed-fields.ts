import { type Sql, sql } from '../../../query-compiler/index.ts';

interface Row {
  column(field: string): Sql;
}

export const serviceId = ({ column }: Row): Sql => sql`(
  select r.service_id from number_routes r where r.workspace_id = ${column('workspaceId')} and r.id = ${column('id')})`;

const ofService =
  (field: Sql) =>
  ({ column }: Row): Sql =>
    sql`(
    select ${field} from number_routes r join services s on s.workspace_id = r.workspace_id and s.id = r.service_id
    where r.workspace_id = ${column('workspaceId')} and r.id = ${column('id')})`;

export const serviceName = ofService(sql`s.name`);
export const serviceDisabledAt = ofService(sql`s.disabled_at`);
