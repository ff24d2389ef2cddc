import { run, type Sql, sql } from '../../../query-compiler/index.ts';

interface Row {
  column(field: string): Sql;
}

/** Simulators run in this process, and the workspace sends through one. */
export const phoneSimulator = ({ column }: Row): Sql => sql`(
  ${run.hasSandbox}::boolean and ${column('environment')} = 'DEVELOPMENT' and exists (
    select from integrations ps where ps.workspace_id = ${column('id')} and ps.provider = 'TWILIO' and ps.sandbox))`;
