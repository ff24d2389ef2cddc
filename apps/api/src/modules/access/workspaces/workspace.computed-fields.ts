import { run, type Sql, sql } from '../../../query-compiler/index.ts';

interface Row {
  column(field: string): Sql;
}

/** True if this server runs simulators and the development workspace sends through the simulated Twilio account. */
export const phoneSimulator = ({ column }: Row): Sql => sql`(
  ${run.hasSandbox}::boolean and ${column('environment')} = 'DEVELOPMENT' and exists (
    select from integrations ps where ps.workspace_id = ${column('id')} and ps.provider = 'TWILIO' and ps.sandbox))`;
