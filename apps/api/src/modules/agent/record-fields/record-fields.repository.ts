import type { GrantedRecordAccess, RecordFieldAccess } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';

export interface RecordFieldRow {
  readonly name: string;
  readonly access: GrantedRecordAccess;
  readonly updatedAt: Date;
}

/** Returns the record fields that the agent can access, sorted by name. */
export const recordFieldRows = (tx: Tx): Promise<RecordFieldRow[]> =>
  tx.sql<RecordFieldRow>`select name, access, updated_at as "updatedAt" from record_fields order by name`;

/** Returns the agent's access to record fields, by field name. */
export async function readRecordAccess(tx: Tx): Promise<RecordFieldAccess> {
  const rows = await recordFieldRows(tx);
  return Object.fromEntries(rows.map(({ name, access }) => [name, access]));
}
