import type { ImportKind } from '@frontdesk/domain';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { JobBatch, JobHandler } from '../../../platform/long-jobs/index.ts';
import { primaryKeyOf, updateCounts } from '../import-counts.ts';
import { canImport, canReadDetails, kindOf } from '../import-permissions.ts';
import { markOptOuts } from '../store-history.ts';
import type { ImportLine } from '../validate-rows.ts';
import { VALIDATORS } from '../validators.ts';

const BATCH_SIZE = 1_000;

/**
 * Validates each row of an import and determines the action of the row, such as creating or updating a contact. Changes
 * nothing else.
 */
export const checkImportJob: JobHandler = {
  canRun: (ability, { payload }) => {
    const { kind } = payload as unknown as ImportOrder;
    return canImport(ability, kind ?? 'CONTACTS') && canReadDetails(ability, kind ?? 'CONTACTS');
  },
  total: async ({ tx, job }) => (await importOf(tx, job.payload)).rows,
  runBatch: async ({ tx, job, ctx }: JobBatch) => {
    const found = await importOf(tx, job.payload);
    const from = Number(job.cursor ?? 0);
    const lines = await tx.sql<ImportLine>`
      select row, cells from contact_import_rows where import_id = ${found.id} and row > ${from}::int
        and row <= ${from + BATCH_SIZE}::int order by row`;
    await VALIDATORS[kindOf(found)](tx, ctx, found, lines);
    if (from + BATCH_SIZE < found.rows) return { done: lines.length, cursor: String(from + BATCH_SIZE) };
    await (found.kind === 'HISTORY' ? markOptOuts({ tx }, found) : updateCounts(tx, found.id));
    await tx.contactImport.update({ where: primaryKeyOf(found), data: { stage: 'CHECKED' } });
    return { done: lines.length, cursor: null };
  },
};

/** Payload of the jobs of an import. Jobs of older versions have no kind, because they import contacts. */
interface ImportOrder {
  readonly importId: string;
  readonly kind?: ImportKind;
}

export const importOf = (tx: Tx, payload: unknown) =>
  tx.contactImport.findFirstOrThrow({ where: { id: (payload as ImportOrder).importId } });
