import { v7 as uuidv7 } from 'uuid';
import type { Contact, ContactImport } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { requireCapacity } from '../../../platform/billing/index.ts';
import type { JobBatch, JobHandler } from '../../../platform/long-jobs/index.ts';
import { erasedReason, findErasedPeople } from '../../tombstones/index.ts';
import { mergeTags } from '../mapping.ts';
import { type NewOptOut, optedOutContacts, storeOptOuts } from '../store-opt-outs.ts';
import { primaryKeyOf, updateCounts } from '../use-cases/contact-imports.ts';
import { type ImportedContact, identitiesOf } from '../validate-rows.ts';
import { checkImportJob, importOf } from './check-import-job.ts';

const BATCH_SIZE = 500;

interface ValidRow {
  readonly row: number;
  readonly phone: string;
  readonly parsedValues: ImportedContact & { readonly phone: string };
}

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
    const full = await checkPlan(batch, rows);
    if (full) return { done: 0, cursor: job.cursor, failure: full.message };
    const counts = await importBatch(batch, found, await withoutErased(batch, found, rows));
    await tx.contactImport.update({
      where: primaryKeyOf(found),
      data: {
        created: { increment: counts.created },
        updated: { increment: counts.updated },
        skipped: { increment: counts.skipped },
        optedOut: { increment: counts.optedOut },
      },
    });
    if (rows.length === BATCH_SIZE) return { done: rows.length, cursor: String(rows.at(-1)?.row), counts };
    await finishImport(batch, found);
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

async function finishImport({ tx, ctx }: JobBatch, { workspaceId, id }: ContactImport): Promise<void> {
  const data = { stage: 'IMPORTED', finishedAt: ctx.services.clock() };
  const { created, updated, skipped, optedOut } = await tx.contactImport.update({
    where: primaryKeyOf({ workspaceId, id }),
    data,
  });
  const after = { created, updated, skipped, optedOut };
  await recordEvent(tx, ctx, { name: 'contact_import.finished', subject: { type: 'ContactImport', id }, after });
}

interface RowOutcome {
  readonly row: number;
  readonly outcome: 'CREATED' | 'UPDATED' | 'SKIPPED';
  readonly contact_id: string;
  readonly before: object | null;
  readonly opt_out_id: string | null;
}

async function importBatch({ tx, ctx }: JobBatch, found: ContactImport, rows: readonly ValidRow[]) {
  const now = ctx.services.clock();
  const firsts = uniqueByPhone(rows);
  const made = await createContacts(tx, { workspaceId: found.workspaceId, now }, firsts);
  // Locks the contacts that already exist, including those that another request has just created.
  const others = firsts.filter(({ phone }) => !made.has(phone));
  const known = await lockByPhone(tx, others);
  const named = others.filter(({ parsedValues }) => parsedValues.optOut).flatMap(({ phone }) => known.get(phone) ?? []);
  const optedOut = await optedOutContacts(tx, named);
  const changes = others.flatMap((row) => {
    const contact = known.get(row.phone);
    return contact ? changeOf(row, { contact, optedOut, now, onDuplicate: found.onDuplicate }) : [];
  });
  await saveContactUpdates(tx, changes, now);
  const optOuts = await storeOptOuts(tx, ctx, [...newOptOuts(firsts, made), ...changes]);
  const [first, changed] = [new Set(firsts), new Set(changes.map(({ phone }) => phone))];
  const outcomes = rows.map((one): RowOutcome => {
    const { row, phone } = one;
    const contact = known.get(phone);
    const contact_id = contact?.id ?? made.get(phone) ?? '';
    const outcomeOf = (outcome: RowOutcome['outcome'], before: object | null): RowOutcome => ({
      row,
      outcome,
      contact_id,
      before,
      opt_out_id: outcome === 'SKIPPED' ? null : (optOuts.get(contact_id) ?? null),
    });
    if (!first.has(one)) return outcomeOf('SKIPPED', null);
    if (!contact) return outcomeOf('CREATED', null);
    return changed.has(phone) ? outcomeOf('UPDATED', previousValues(contact)) : outcomeOf('SKIPPED', null);
  });
  await recordOutcomes(tx, { importId: found.id, now }, outcomes);
  const count = (name: RowOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === name).length;
  return {
    created: count('CREATED'),
    updated: count('UPDATED'),
    skipped: count('SKIPPED'),
    optedOut: optOuts.size,
  };
}

/** Returns the opt-outs to store for the contacts that a batch created. */
const newOptOuts = (rows: readonly ValidRow[], made: ReadonlyMap<string, string>): NewOptOut[] =>
  rows.flatMap(({ phone, parsedValues: { optOut } }) => {
    const id = made.get(phone);
    return id && optOut ? [{ id, optOut }] : [];
  });

/** Returns only the first row with each phone number, so that no contact is created or updated twice. */
function uniqueByPhone(rows: readonly ValidRow[]): ValidRow[] {
  const met = new Set<string>();
  return rows.filter(({ phone }) => !met.has(phone) && met.add(phone));
}

/**
 * Creates contacts and returns their ids by phone number. Rows with the phone number of an existing contact are
 * skipped.
 */
async function createContacts(
  tx: Tx,
  { workspaceId, now }: { workspaceId: string; now: Date },
  rows: readonly ValidRow[],
) {
  const fresh = rows.map(({ phone, parsedValues }) => ({
    id: uuidv7(),
    phone,
    name: parsedValues.name ?? phone,
    email: parsedValues.email ?? null,
    company: parsedValues.company ?? '',
    notes: parsedValues.notes ?? '',
    tags: parsedValues.tags ?? [],
    consented: parsedValues.consented,
  }));
  const made = await tx.sql<{ id: string; phone: string }>`
    insert into contacts (workspace_id, id, name, phone, email, company, notes, tags, consent_at, created_at, updated_at)
    select ${workspaceId}, f.id, f.name, f.phone, f.email, f.company, f.notes, array(select jsonb_array_elements_text(f.tags)),
      case when f.consented then ${now}::timestamptz end, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
      f(id uuid, name text, phone text, email text, company text, notes text, tags jsonb, consented boolean)
    on conflict (workspace_id, phone) do nothing returning id, phone`;
  return new Map(made.map(({ id, phone }) => [phone, id]));
}

async function lockByPhone(tx: Tx, rows: readonly ValidRow[]): Promise<Map<string, Contact>> {
  const phones = rows.map(({ phone }) => phone);
  const known = await tx.sql<Contact>`
    select id, name, phone, email, company, notes, tags, consent_at as "consentAt"
      from contacts where phone = any(${phones}::text[]) order by id for update`;
  return new Map(known.map((contact) => [contact.phone, contact]));
}

interface ContactUpdate extends ReturnType<typeof previousValues>, NewOptOut {
  readonly phone: string;
}

const previousValues = ({ name, email, company, notes, tags, consentAt }: Contact) => ({
  name,
  email,
  company,
  notes,
  tags,
  consentAt,
});

interface ChangedContact {
  readonly contact: Contact;
  readonly optedOut: ReadonlySet<string>;
  readonly now: Date;
  readonly onDuplicate: string;
}

/**
 * Returns the change that a row makes to an existing contact, or an empty array. Empty cells do not change the contact,
 * and an import never removes consent or an opt-out. An opt-out is stored even for contacts that are otherwise skipped.
 */
function changeOf(
  { phone, parsedValues }: ValidRow,
  { contact, optedOut, now, onDuplicate }: ChangedContact,
): ContactUpdate[] {
  const old = previousValues(contact);
  const optOut = !optedOut.has(contact.id) && parsedValues.optOut;
  const fresh = onDuplicate === 'SKIP' ? old : mergedValues(old, parsedValues, now);
  if (!optOut && JSON.stringify(fresh) === JSON.stringify(old)) return [];
  return [{ id: contact.id, phone, optOut, ...fresh }];
}

function mergedValues(old: ReturnType<typeof previousValues>, parsedValues: ImportedContact, now: Date) {
  return {
    name: parsedValues.name ?? old.name,
    email: parsedValues.email ?? old.email,
    company: parsedValues.company ?? old.company,
    notes: parsedValues.notes ?? old.notes,
    tags: mergeTags(old.tags, parsedValues.tags ?? []),
    consentAt: old.consentAt ?? (parsedValues.consented ? now : null),
  };
}

async function saveContactUpdates(tx: Tx, changes: readonly ContactUpdate[], now: Date): Promise<void> {
  if (changes.length === 0) return;
  await tx.sql`
    update contacts c set name = f.name, email = f.email, company = f.company, notes = f.notes,
      tags = array(select jsonb_array_elements_text(f.tags)), consent_at = f."consentAt", updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      f(id uuid, name text, email text, company text, notes text, tags jsonb, "consentAt" timestamptz)
    where c.id = f.id`;
}

async function recordOutcomes(
  tx: Tx,
  { importId, now }: { importId: string; now: Date },
  outcomes: readonly RowOutcome[],
): Promise<void> {
  // The row range is redundant, but without it and without statistics, PostgreSQL would scan all rows of the file.
  const [first, last] = [outcomes[0]?.row ?? 0, outcomes.at(-1)?.row ?? 0];
  await tx.sql`
    update contact_import_rows r set outcome = o.outcome, contact_id = o.contact_id, before = o.before, opt_out_id = o.opt_out_id, stamped_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) o(row int, outcome text, contact_id uuid, before jsonb, opt_out_id uuid)
    where r.import_id = ${importId} and r.row between ${first}::int and ${last}::int and r.row = o.row`;
}
