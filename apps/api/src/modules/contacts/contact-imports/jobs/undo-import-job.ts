import type { ContactImport } from '../../../../db/generated/client.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import type { JobBatch, JobHandler } from '../../../platform/long-jobs/index.ts';
import { isNotOnHoldSql } from '../../../platform/retention/index.ts';
import { primaryKeyOf } from '../use-cases/contact-imports.ts';
import { checkImportJob, importOf } from './check-import-job.ts';

const BATCH_SIZE = 500;

/**
 * Undoes an import. Contacts that were changed after the import keep their current values, and created contacts that
 * are in use are not deleted.
 */
export const undoImportJob: JobHandler = {
  canRun: checkImportJob.canRun,
  total: async ({ tx, job }) => {
    const { id } = await importOf(tx, job.payload);
    return tx.contactImportRow.count({ where: { importId: id, outcome: { in: ['CREATED', 'UPDATED'] } } });
  },
  runBatch: async (batch) => {
    const { tx, job } = batch;
    const found = await importOf(tx, job.payload);
    const rows = await tx.sql<{ row: number }>`
      select row from contact_import_rows where import_id = ${found.id} and row > ${Number(job.cursor ?? 0)}::int
        and outcome in ('CREATED', 'UPDATED') order by row limit ${BATCH_SIZE}::int for update`;
    const numbers = rows.map(({ row }) => row);
    const undone = await lockUnchanged(batch, found.id, numbers);
    await removeOptOuts(batch, found.id, undone);
    await removeCreated(batch, found.id, undone);
    await restoreUpdated(batch, found.id, undone);
    await tx.sql`
      update contact_import_rows r set outcome = case when r.row = any(${undone}::int[]) then 'UNDONE' else 'KEPT' end
       where r.import_id = ${found.id} and r.row = any(${numbers}::int[])`;
    const counts = { undone: undone.length, unchanged: numbers.length - undone.length };
    if (numbers.length === BATCH_SIZE) return { done: BATCH_SIZE, cursor: String(numbers.at(-1)), counts };
    await finishUndo(batch, found, counts);
    return { done: numbers.length, cursor: null, counts };
  },
};

interface UndoCounts {
  readonly undone: number;
  readonly unchanged: number;
}

async function finishUndo({ tx, ctx, job }: JobBatch, found: ContactImport, last: UndoCounts): Promise<void> {
  await tx.contactImport.update({ where: primaryKeyOf(found), data: { stage: 'UNDONE' } });
  const before = job.counts as Partial<UndoCounts>;
  const after = { undone: (before.undone ?? 0) + last.undone, unchanged: (before.unchanged ?? 0) + last.unchanged };
  await recordEvent(tx, ctx, {
    name: 'contact_import.undone',
    subject: { type: 'ContactImport', id: found.id },
    after,
  });
}

/**
 * Locks the contacts of rows that can be undone, and returns these rows. Excludes contacts that were changed or opted
 * out after the import, created contacts with a conversation or call or under legal hold, and contacts whose opt-out
 * was stored by the import and who have written or called since, because their message may have been an opt-out that
 * had no further effect.
 */
async function lockUnchanged({ tx }: JobBatch, importId: string, rows: readonly number[]): Promise<number[]> {
  const unchanged = await tx.run<{ row: number }>({
    name: null,
    text: `select r.row from contact_import_rows r join contacts c on c.id = r.contact_id
      where r.import_id = $1 and r.row = any($2::int[]) and c.updated_at = r.stamped_at
        and (r.opt_out_id is null or not exists (select from conversations v where v.workspace_id = c.workspace_id
            and v.contact_id = c.id and v.last_inbound_at >= r.stamped_at)
          and not exists (select from calls k where k.workspace_id = c.workspace_id and k.contact_id = c.id
            and k.created_at >= r.stamped_at))
        and (r.outcome = 'UPDATED' or ${isNotOnHoldSql('c.phone')}
          and not exists (select from conversations v where v.workspace_id = c.workspace_id and v.contact_id = c.id)
          and not exists (select from calls k where k.workspace_id = c.workspace_id and k.contact_id = c.id)
          and not exists (select from opt_outs o where o.workspace_id = c.workspace_id and o.contact_id = c.id
            and o.at >= r.stamped_at and o.id is distinct from r.opt_out_id))
      order by c.id for update of c`,
    values: [importId, rows],
  });
  return unchanged.map(({ row }) => row);
}

/**
 * Deletes the opt-outs that the import stored. Must run before contacts are deleted, because otherwise an opt-out stays
 * stored for the phone number of a deleted contact.
 */
async function removeOptOuts({ tx }: JobBatch, importId: string, rows: readonly number[]): Promise<void> {
  await tx.sql`
    delete from opt_outs o using contact_import_rows r
    where r.import_id = ${importId} and r.row = any(${rows}::int[]) and o.id = r.opt_out_id`;
}

async function removeCreated({ tx }: JobBatch, importId: string, rows: readonly number[]): Promise<void> {
  await tx.sql`
    delete from contacts c using contact_import_rows r
    where r.import_id = ${importId} and r.row = any(${rows}::int[]) and r.outcome = 'CREATED' and c.id = r.contact_id`;
}

async function restoreUpdated({ tx, ctx }: JobBatch, importId: string, rows: readonly number[]): Promise<void> {
  await tx.sql`
    update contacts c set name = b.name, email = b.email, company = b.company, notes = b.notes,
      tags = array(select jsonb_array_elements_text(b.tags)), consent_at = b."consentAt", updated_at = ${ctx.services.clock()}
    from contact_import_rows r, jsonb_to_record(r.before)
      b(name text, email text, company text, notes text, tags jsonb, "consentAt" timestamptz)
    where r.import_id = ${importId} and r.row = any(${rows}::int[]) and r.outcome = 'UPDATED' and c.id = r.contact_id`;
}
