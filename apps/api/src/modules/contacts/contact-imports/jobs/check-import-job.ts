import type { Tx } from '../../../../db/tenant-db.ts';
import type { JobBatch, JobHandler } from '../../../platform/long-jobs/index.ts';
import { primaryKeyOf, updateCounts } from '../use-cases/contact-imports.ts';
import { type ImportLine, validateRows } from '../validate-rows.ts';

const BATCH_SIZE = 1_000;

/**
 * Validates each row of an import and determines the action of the row, such as creating or updating a contact. Does
 * not change contacts.
 */
export const checkImportJob: JobHandler = {
  canRun: (ability) => ability.can('import', 'Contact') && ability.can('readDetails', 'Contact'),
  total: async ({ tx, job }) => (await importOf(tx, job.payload)).rows,
  runBatch: async ({ tx, job, ctx }: JobBatch) => {
    const found = await importOf(tx, job.payload);
    const from = Number(job.cursor ?? 0);
    const lines = await tx.sql<ImportLine>`
      select row, cells from contact_import_rows where import_id = ${found.id} and row > ${from}::int
        and row <= ${from + BATCH_SIZE}::int order by row`;
    await validateRows(tx, ctx, found, lines);
    if (from + BATCH_SIZE < found.rows) return { done: lines.length, cursor: String(from + BATCH_SIZE) };
    await updateCounts(tx, found.id);
    await tx.contactImport.update({ where: primaryKeyOf(found), data: { stage: 'CHECKED' } });
    return { done: lines.length, cursor: null };
  },
};

export const importOf = (tx: Tx, payload: unknown) =>
  tx.contactImport.findFirstOrThrow({ where: { id: (payload as { importId: string }).importId } });
