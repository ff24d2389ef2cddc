import type { DuplicateStrategy } from '@frontdesk/domain';
import type { ContactImport } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { isRefused } from '../../../errors/refused.ts';
import { findExistingLeads } from '../../leads/leads/index.ts';
import { type ContactDetails, validateContact } from '../contacts/index.ts';
import { erasedReason, findErasedPeople, type Identity, type TombstoneContext } from '../tombstones/index.ts';
import { type LeadValues, readLead } from './read-lead.ts';
import { type OptOutCell, rowValues } from './row-values.ts';

export interface ImportLine {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Parsed values of an import row. */
export type ImportedContact = ContactDetails & {
  readonly consented: boolean;
  readonly optOut: OptOutCell;
  /** Null if the import creates contacts only. */
  readonly lead: LeadValues | null;
};

/**
 * Parses rows and stores the action for each: create, update, skip, duplicate or invalid. Duplicates within the batch
 * are found in memory, and all others with one SQL join.
 */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
export async function validateRows(
  tx: Tx,
  by: TombstoneContext,
  found: ContactImport,
  lines: readonly ImportLine[],
): Promise<void> {
  const now = by.services.clock();
  const parsed = lines.map((line) => ({ row: line.row, ...readLine(found, line, now) }));
  const rows = markDuplicates(await rejectErased(tx, by, parsed));
  const existing = await findExisting(tx, rows);
  await storeActions(
    tx,
    found,
    rows.map((row) => ({
      ...row,
      existingLeadId: existing.get(row.row)?.id,
      leadReason: existing.get(row.row)?.reason,
    })),
  );
}

interface ParsedRow {
  readonly row: number;
  readonly phone: string | null;
  readonly parsedValues: ImportedContact | null;
  readonly reason: string | null;
}

/** Returns the leads that exist, by row. Empty for an import of contacts. */
async function findExisting(tx: Tx, rows: readonly ParsedRow[]) {
  const keys = rows.flatMap(({ row, phone, parsedValues }) =>
    phone && parsedValues?.lead ? [{ row, phone, externalId: parsedValues.lead.externalId }] : [],
  );
  const found = keys.length > 0 ? await findExistingLeads(tx, keys) : [];
  return new Map(found.map((one) => [one.row, one]));
}

interface CheckedRow extends ParsedRow {
  readonly externalId: string | null;
  /** Why the row is a duplicate of an earlier row of the batch, or null. */
  readonly duplicate: string | null;
  readonly existingLeadId: string | undefined;
  readonly leadReason: string | undefined;
}

/** Stores the actions of rows with consecutive numbers. */
async function storeActions(tx: Tx, found: ContactImport, rows: readonly CheckedRow[]): Promise<void> {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return;
  const { id, onDuplicate, stage } = found;
  // A preview processes rows in order, so only earlier rows count as duplicates. For a corrected row, later rows count
  // too.
  const belowCounts = stage !== 'CHECKING';
  const phones = rows.flatMap(({ phone }) => phone ?? []);
  const externalIds = rows.flatMap(({ externalId }) => externalId ?? []);
  const known: DuplicateStrategy = onDuplicate === 'SKIP' ? 'SKIP' : 'UPDATE';
  await tx.sql`
    with read as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) s(row int, phone text, "externalId" text, "parsedValues" jsonb,
        reason text, duplicate text, "existingLeadId" uuid, "leadReason" text)
    ), other as materialized (
      select phone, min(row) as first, bool_or(outcome is not null) as done from contact_import_rows
       where import_id = ${id} and phone = any(${phones}::text[]) and action in ('CREATE', 'UPDATE', 'SKIP')
         and row not between ${first.row}::int and ${last.row}::int group by phone
    ), twin as materialized (
      select external_id, min(row) as first, bool_or(outcome is not null) as done from contact_import_rows
       where import_id = ${id} and external_id = any(${externalIds}::text[]) and action in ('CREATE', 'UPDATE', 'SKIP')
         and row not between ${first.row}::int and ${last.row}::int group by external_id
    ), known as materialized (
      select phone, exists (select from opt_outs o where o.workspace_id = contacts.workspace_id and o.contact_id = contacts.id) as "isOptedOut"
        from contacts where phone = any(${phones}::text[])
    ), compared as (
      select s.*, k."isOptedOut", k.phone is not null as "isKnown", coalesce(s.duplicate,
        case when o.first < s.row or o.done or (${belowCounts}::boolean and o.phone is not null) then ${SAME_NUMBER} end,
        case when t.first < s.row or t.done or (${belowCounts}::boolean and t.external_id is not null) then ${SAME_EXTERNAL_ID} end) as twin
      from read s left join other o on o.phone = s.phone left join known k on k.phone = s.phone
        left join twin t on t.external_id = s."externalId"
    ), judged as (
      select c.*, case
        when reason is not null then 'INVALID'
        when twin is not null then 'DUPLICATE'
        when not "isOptedOut" and jsonb_typeof("parsedValues"->'optOut') = 'object' then 'UPDATE'
        when "isKnown" then ${known}
        else 'CREATE' end as action
      from compared c
    )
    update contact_import_rows r set phone = j.phone, external_id = j."externalId", parsed_values = j."parsedValues",
      action = j.action, reason = coalesce(j.reason, j.twin, j."leadReason"),
      existing_lead_id = case when j.action in ('INVALID', 'DUPLICATE') then null else j."existingLeadId" end
    from judged j where r.import_id = ${id} and r.row between ${first.row}::int and ${last.row}::int and r.row = j.row`;
}

/** Rejects the rows of people who were erased and are not contacts again. */
async function rejectErased(tx: Tx, by: TombstoneContext, rows: readonly ParsedRow[]): Promise<ParsedRow[]> {
  const people = rows.map((one) => ({ row: one.row, identities: identitiesOf(one.parsedValues) }));
  const erased = new Map([...(await findErasedPeople(tx, by, people))].map(([{ row }, at]) => [row, at]));
  return rows.map((one) => {
    const at = erased.get(one.row);
    return at ? { row: one.row, phone: null, parsedValues: null, reason: erasedReason(at) } : one;
  });
}

/** Returns the phone number and email address of a row, which identify erased people. */
export function identitiesOf(values: Pick<ImportedContact, 'phone' | 'email'> | null): Identity[] {
  const phone: Identity[] = values?.phone ? [{ kind: 'PHONE', value: values.phone }] : [];
  return values?.email ? [...phone, { kind: 'EMAIL', value: values.email.toLowerCase() }] : phone;
}

/** Returns the rows, marked if an earlier row of the batch has the same phone number or external id. */
function markDuplicates(rows: readonly ParsedRow[]) {
  const [phones, externalIds] = [new Set<string | null>(), new Set<string | null>()];
  return rows.map((row) => {
    const externalId = row.parsedValues?.lead?.externalId ?? null;
    const isSameNumber = row.phone !== null && phones.has(row.phone);
    const isSameId = externalId !== null && externalIds.has(externalId);
    const duplicate = isSameNumber ? SAME_NUMBER : isSameId ? SAME_EXTERNAL_ID : null;
    if (!duplicate) {
      phones.add(row.phone);
      externalIds.add(externalId);
    }
    return { ...row, externalId, duplicate };
  });
}

const SAME_NUMBER = 'Another row of this file has the same number.';
const SAME_EXTERNAL_ID = 'Another row of this file has the same external id.';

const OPT_OUT_UNKNOWN = 'The opt-out must be yes, no, or a date such as 2026-11-26.';

function readLine(found: ContactImport, { cells }: ImportLine, now: Date): Omit<ParsedRow, 'row'> {
  const { country, tags, kind } = found;
  const { consented, optOut, ...values } = rowValues(cells, found);
  if (optOut === null) return rejected(OPT_OUT_UNKNOWN);
  const all = tags.length > 0 ? [...tags, ...(values.tags ?? [])] : values.tags;
  const details = validateContact({ ...values, tags: all ?? null }, country ?? undefined);
  if (isRefused(details)) return rejected(details.message);
  const lead = kind === 'LEADS' ? readLead(found, { cells, consented, now }) : null;
  if (typeof lead === 'string') return rejected(lead);
  return { phone: details.phone ?? null, parsedValues: { ...details, consented, optOut, lead }, reason: null };
}

const rejected = (reason: string): Omit<ParsedRow, 'row'> => ({ phone: null, parsedValues: null, reason });
