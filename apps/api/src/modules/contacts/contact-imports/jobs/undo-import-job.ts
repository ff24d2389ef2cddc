import type { ContactImport } from '../../../../db/generated/client.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { deleteUnchangedLeads } from '../../../leads/leads/index.ts';
import type { JobBatch, JobHandler } from '../../../platform/long-jobs/index.ts';
import { isNotOnHoldSql } from '../../../platform/retention/index.ts';
import { primaryKeyOf } from '../import-counts.ts';
import { undoConversations, undoHistory } from '../store-history.ts';
import { undoReplies } from '../store-replies.ts';
import { checkImportJob, importOf } from './check-import-job.ts';

const BATCH_SIZE = 500;

/**
 * Job that undoes an import. Contacts, leads and saved replies that were changed after the import keep their current values, and
 * created ones that are in use are not deleted. Each row that is kept has a reason.
 */
export const undoImportJob: JobHandler = {
  canRun: checkImportJob.canRun,
  total: async ({ tx, job }) => {
    const { id } = await importOf(tx, job.payload);
    const stored = [{ outcome: { in: ['CREATED', 'UPDATED'] } }, { outcome: 'SKIPPED', leadId: { not: null } }];
    return tx.contactImportRow.count({ where: { importId: id, OR: stored } });
  },
  runBatch: async (batch) => {
    const { tx, job } = batch;
    const found = await importOf(tx, job.payload);
    const rows = await tx.sql<ImportedRow>`
      select row, outcome, lead_id as "leadId", stamped_at as "stampedAt" from contact_import_rows
       where import_id = ${found.id} and row > ${Number(job.cursor ?? 0)}::int
        and (outcome in ('CREATED', 'UPDATED') or outcome = 'SKIPPED' and lead_id is not null)
       order by row limit ${BATCH_SIZE}::int for update`;
    const numbers = rows.map(({ row }) => row);
    const kept = await undoBatch(batch, found, rows);
    await recordUndo(batch, { importId: found.id, numbers, kept });
    const counts = { undone: numbers.length - kept.size, unchanged: kept.size };
    if (numbers.length === BATCH_SIZE) return { done: BATCH_SIZE, cursor: String(numbers.at(-1)), counts };
    if (found.kind === 'HISTORY') await undoConversations(batch, found.id);
    await finishUndo(batch, found, counts);
    return { done: numbers.length, cursor: null, counts };
  },
};

interface ImportedRow {
  readonly row: number;
  readonly outcome: 'CREATED' | 'UPDATED' | 'SKIPPED';
  /** Lead that the row created. Null if it created none. */
  readonly leadId: string | null;
  readonly stampedAt: Date;
}

type KeptRows = ReadonlyMap<number, string>;

async function undoBatch(
  batch: JobBatch,
  { id, kind }: ContactImport,
  rows: readonly ImportedRow[],
): Promise<KeptRows> {
  const numbers = rows.map(({ row }) => row);
  if (kind === 'HISTORY') return undoHistory(batch, id, numbers);
  return kind === 'SAVED_REPLIES' ? undoReplies(batch, id, numbers) : undoRows(batch, id, rows);
}

/** Undoes rows and returns the reasons of those that are kept. A row whose lead is kept also keeps its contact. */
async function undoRows(batch: JobBatch, importId: string, rows: readonly ImportedRow[]): Promise<KeptRows> {
  const leads = rows.flatMap(({ leadId, stampedAt }) => (leadId ? [{ id: leadId, stampedAt }] : []));
  const keptLeads = leads.length > 0 ? await deleteUnchangedLeads(batch.tx, leads) : new Map<string, string>();
  const kept = new Map<number, string>();
  for (const { row, leadId } of rows) {
    const reason = leadId && keptLeads.get(leadId);
    if (reason) kept.set(row, reason);
  }
  const undone: number[] = [];
  const open = rows.filter(({ row, outcome }) => outcome !== 'SKIPPED' && !kept.has(row)).map(({ row }) => row);
  for (const row of open) kept.set(row, 'The contact was deleted after the import.');
  for (const { row, reason } of await lockContacts(batch, importId, open)) {
    kept.delete(row);
    if (reason) kept.set(row, reason);
    else undone.push(row);
  }
  await removeOptOuts(batch, importId, undone);
  await removeCreated(batch, importId, undone);
  await restoreUpdated(batch, importId, undone);
  return kept;
}

interface UndoneBatch {
  readonly importId: string;
  readonly numbers: readonly number[];
  readonly kept: KeptRows;
}

async function recordUndo({ tx }: JobBatch, { importId, numbers, kept }: UndoneBatch): Promise<void> {
  const rows = numbers.map((row) => ({ row, reason: kept.get(row) ?? null }));
  await tx.sql`
    update contact_import_rows r set outcome = case when u.reason is null then 'UNDONE' else 'KEPT' end, reason = u.reason
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) u(row int, reason text)
     where r.import_id = ${importId} and r.row between ${numbers[0] ?? 0}::int and ${numbers.at(-1) ?? 0}::int
       and r.row = u.row`;
}

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
 * Locks the contacts of rows, and returns why each is kept, or null if the row can be undone. Kept are contacts that were
 * changed or opted out after the import, created contacts with a conversation or call or under legal hold, and contacts
 * whose opt-out the import stored and who have written or called since: their message can be an opt-out that changed
 * nothing. Rows whose contact was deleted are not returned.
 */
async function lockContacts(
  { tx }: JobBatch,
  importId: string,
  rows: readonly number[],
): Promise<{ readonly row: number; readonly reason: string | null }[]> {
  return tx.run<{ row: number; reason: string | null }>({
    name: null,
    text: `select r.row, case
        when c.updated_at <> r.stamped_at then 'The contact was changed after the import.'
        when r.opt_out_id is not null and (exists (select from conversations v where v.workspace_id = c.workspace_id
            and v.contact_id = c.id and v.last_inbound_at >= r.stamped_at)
          or exists (select from calls k where k.workspace_id = c.workspace_id and k.contact_id = c.id
            and k.created_at >= r.stamped_at)) then 'The contact has written or called after the import.'
        when r.outcome = 'UPDATED' then null
        when not (${isNotOnHoldSql('c.phone')}) then 'The person is under a legal hold.'
        when exists (select from conversations v where v.workspace_id = c.workspace_id and v.contact_id = c.id)
          or exists (select from calls k where k.workspace_id = c.workspace_id and k.contact_id = c.id)
          then 'The contact has a conversation or a call.'
        when exists (select from opt_outs o where o.workspace_id = c.workspace_id and o.contact_id = c.id
          and o.at >= r.stamped_at and o.id is distinct from r.opt_out_id) then 'The contact has opted out after the import.'
        end as reason
      from contact_import_rows r join contacts c on c.id = r.contact_id
      where r.import_id = $1 and r.row = any($2::int[])
      order by c.id for update of c`,
    values: [importId, rows],
  });
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
