import type { Contact } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { erasedReason } from '../tombstones/index.ts';
import { updateCounts } from './import-counts.ts';

interface ErasedContact {
  readonly contact: Contact;
  readonly at: Date;
}

/** Deletes the values of an erased contact from import rows, and rejects the rows that were not imported yet. */
export async function clearImportRows(tx: Tx, { contact: { id, phone }, at }: ErasedContact): Promise<void> {
  const cleared = await tx.sql<{ importId: string }>`
    update contact_import_rows set cells = array_fill(''::text, array[cardinality(cells)]), phone = null, external_id = null,
      existing_lead_id = null, parsed_values = null, before = null, action = case when outcome is null then 'INVALID' else action end,
      reason = case when outcome is null then ${erasedReason(at)} else reason end
     where phone = ${phone} or contact_id = ${id}::uuid
    returning import_id as "importId"`;
  for (const importId of new Set(cleared.map((row) => row.importId))) await updateCounts(tx, importId);
}
