import type { ContactImport } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import type { HistoryMessage } from '../../../messaging/conversations/index.ts';
import type { ImportedReply } from '../../../messaging/saved-replies/index.ts';
import { requireCapacity } from '../../../platform/billing/index.ts';
import type { JobBatch, JobHandler } from '../../../platform/long-jobs/index.ts';
import { erasedReason, findErasedPeople } from '../../tombstones/index.ts';
import { primaryKeyOf, updateCounts } from '../import-counts.ts';
import { type RowOutcome, storeContacts, type ValidRow } from '../store-contacts.ts';
import { storeHistory, storeHistoryOptOuts } from '../store-history.ts';
import { type LeadOutcome, storeLeads } from '../store-leads.ts';
import { storeReplies } from '../store-replies.ts';
import { identitiesOf } from '../validate-rows.ts';
import { checkImportJob, importOf } from './check-import-job.ts';

const BATCH_SIZE = 500;

/**
 * Imports the rows that have no outcome yet. The rows, contacts and counts of a batch are stored in one transaction.
 */
export const runImportJob: JobHandler = {
  canRun: checkImportJob.canRun,
  notice: ({ payload }) => ({ kind: 'IMPORT_FINISHED', subjectId: (payload as { importId: string }).importId }),
  total: async ({ tx, job }) => {
    const { id } = await importOf(tx, job.payload);
    return tx.contactImportRow.count({ where: { importId: id, ...OPEN } });
  },
  runBatch: async (batch) => {
    const { tx, job } = batch;
    const found = await importOf(tx, job.payload);
    const rows = await tx.sql<ValidRow>`
      select row, phone, parsed_values as "parsedValues" from contact_import_rows where import_id = ${found.id} and row > ${Number(job.cursor ?? 0)}::int
        and outcome is null and action in ('CREATE', 'UPDATE', 'SKIP') order by row limit ${BATCH_SIZE}::int`;
    const isOfContacts = found.kind === 'CONTACTS' || found.kind === 'LEADS';
    const full = isOfContacts ? await checkPlan(batch, rows) : null;
    if (full) return { done: 0, cursor: job.cursor, failure: full.message };
    const counts = await importBatch(batch, found, rows);
    await tx.contactImport.update({
      where: primaryKeyOf(found),
      data: {
        created: { increment: counts.created },
        updated: { increment: counts.updated },
        skipped: { increment: counts.skipped },
        optedOut: { increment: counts.optedOut },
        createdLeads: { increment: counts.leads },
      },
    });
    if (rows.length === BATCH_SIZE) return { done: rows.length, cursor: String(rows.at(-1)?.row), counts };
    const optedOut = found.kind === 'HISTORY' ? await storeHistoryOptOuts(batch, found) : 0;
    await finishImport(batch, found, optedOut);
    return { done: rows.length, cursor: null, counts };
  },
};

/** Returns a refusal if the plan does not include the new contacts of the batch. Concurrent imports are serialized. */
async function checkPlan({ tx, ctx }: JobBatch, rows: readonly ValidRow[]): Promise<Refused | null> {
  if (ctx.services.billing === 'OFF') return null;
  const phones = rows.map(({ phone }) => phone);
  const [found] = await tx.sql<{ count: number }>`
    select count(distinct p.phone)::int as count from unnest(${phones}::text[]) p (phone)
    where not exists (select from contacts c where c.phone = p.phone)`;
  const adding = found?.count ?? 0;
  return adding === 0 ? null : requireCapacity(tx, ctx.services, { meter: 'contacts', adding });
}

/** Rejects the rows of people who were erased after the preview and returns the others. */
async function withoutErased({ tx, ctx }: JobBatch, { id }: ContactImport, rows: readonly ValidRow[]) {
  const people = rows.map((one) => ({ one, identities: identitiesOf(one.parsedValues) }));
  const erased = [...(await findErasedPeople(tx, ctx, people))].map(([{ one }, at]) => ({ ...one, at }));
  if (erased.length === 0) return rows;
  for (const { row, at } of erased)
    await tx.contactImportRow.updateMany({
      where: { importId: id, row },
      data: { action: 'INVALID', reason: erasedReason(at) },
    });
  await updateCounts(tx, id);
  const rejected = new Set(erased.map(({ row }) => row));
  return rows.filter(({ row }) => !rejected.has(row));
}

const OPEN = { outcome: null, action: { in: ['CREATE', 'UPDATE', 'SKIP'] } };

async function finishImport(
  { tx, ctx }: JobBatch,
  { workspaceId, id }: ContactImport,
  moreOptedOut: number,
): Promise<void> {
  const data = { stage: 'IMPORTED', finishedAt: ctx.services.clock(), optedOut: { increment: moreOptedOut } };
  // A lead of the file can have been created by another caller after the preview.
  await updateCounts(tx, id);
  const { kind, created, updated, skipped, optedOut, createdLeads, existingLeads } = await tx.contactImport.update({
    where: primaryKeyOf({ workspaceId, id }),
    data,
  });
  const after =
    kind === 'SAVED_REPLIES'
      ? { kind, created, skipped }
      : kind === 'HISTORY'
        ? { kind, created, skipped, optedOut }
        : { created, updated, skipped, optedOut, ...(kind === 'LEADS' && { createdLeads, existingLeads }) };
  await recordEvent(tx, ctx, { name: 'contact_import.finished', subject: { type: 'ContactImport', id }, after });
}

async function importBatch(batch: JobBatch, found: ContactImport, rows: readonly ValidRow[]) {
  if (found.kind === 'HISTORY') return storeHistory(batch, found, rows.map(messageOf));
  return found.kind === 'SAVED_REPLIES'
    ? storeReplies(batch, found, rows.map(replyOf))
    : importContacts(batch, found, await withoutErased(batch, found, rows));
}

/** The values of a row of saved replies are the reply. */
const replyOf = ({ parsedValues }: { readonly parsedValues: object }) => parsedValues as ImportedReply;

/** The values of a row of messages are the message without its number. */
const messageOf = ({ row, parsedValues }: { readonly row: number; readonly parsedValues: object }) =>
  ({ ...parsedValues, row }) as HistoryMessage;

async function importContacts(batch: JobBatch, found: ContactImport, rows: readonly ValidRow[]) {
  const now = batch.ctx.services.clock();
  const outcomes = await storeContacts(batch, { found, now }, rows);
  const leads = await storeLeads(batch, { found, now }, rows);
  const all = outcomes.map((one) => ({ ...one, ...(leads.get(one.row) ?? NO_LEAD) }));
  await recordOutcomes(batch.tx, { importId: found.id, now }, all);
  const count = (name: RowOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === name).length;
  return {
    created: count('CREATED'),
    updated: count('UPDATED'),
    skipped: count('SKIPPED'),
    optedOut: outcomes.filter(({ opt_out_id }) => opt_out_id).length,
    leads: all.filter(({ lead_id }) => lead_id).length,
  };
}

const NO_LEAD: LeadOutcome = { lead_id: null, existing_lead_id: null, reason: null };

async function recordOutcomes(
  tx: Tx,
  { importId, now }: { importId: string; now: Date },
  outcomes: readonly (RowOutcome & LeadOutcome)[],
): Promise<void> {
  // The row range is redundant, but without it and without statistics, PostgreSQL would scan all rows of the file.
  const [first, last] = [outcomes[0]?.row ?? 0, outcomes.at(-1)?.row ?? 0];
  await tx.sql`
    update contact_import_rows r set outcome = o.outcome, contact_id = o.contact_id, before = o.before, opt_out_id = o.opt_out_id,
      lead_id = o.lead_id, existing_lead_id = o.existing_lead_id, reason = o.reason, stamped_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) o(row int, outcome text, contact_id uuid, before jsonb, opt_out_id uuid,
      lead_id uuid, existing_lead_id uuid, reason text)
    where r.import_id = ${importId} and r.row between ${first}::int and ${last}::int and r.row = o.row`;
}
