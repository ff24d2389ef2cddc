import { v7 as uuidv7 } from 'uuid';
import type { Contact, ContactImport } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { JobBatch } from '../../platform/long-jobs/index.ts';
import { mergeTags } from './row-values.ts';
import { type NewOptOut, optedOutContacts, storeOptOuts } from './store-opt-outs.ts';
import type { ImportedContact } from './validate-rows.ts';

/** A row without errors. */
export interface ValidRow {
  readonly row: number;
  readonly phone: string;
  readonly parsedValues: ImportedContact & { readonly phone: string };
}

/** What a row did to its contact. */
export interface RowOutcome {
  readonly row: number;
  readonly outcome: 'CREATED' | 'UPDATED' | 'SKIPPED';
  readonly contact_id: string;
  readonly before: object | null;
  readonly opt_out_id: string | null;
}

export interface ImportTime {
  readonly found: ContactImport;
  /** Time of the batch, which is `updatedAt` of what it stores. */
  readonly now: Date;
}

/**
 * Creates and updates the contacts of a batch, and stores their opt-outs. The contacts of all rows are locked until the
 * end of the transaction.
 */
export async function storeContacts(
  { tx, ctx }: JobBatch,
  { found, now }: ImportTime,
  rows: readonly ValidRow[],
): Promise<RowOutcome[]> {
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
  return rows.map((one): RowOutcome => {
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
}

/** Returns the opt-outs to store for the contacts that a batch created. */
const newOptOuts = (rows: readonly ValidRow[], made: ReadonlyMap<string, string>): NewOptOut[] =>
  rows.flatMap(({ phone, parsedValues: { optOut } }) => {
    const id = made.get(phone);
    return id && optOut ? [{ id, optOut }] : [];
  });

/** Returns only the first row with each phone number, so that no contact or lead is created twice. */
export function uniqueByPhone(rows: readonly ValidRow[]): ValidRow[] {
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
