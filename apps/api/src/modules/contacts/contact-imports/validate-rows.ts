import type { DuplicateStrategy, ImportField } from '@frontdesk/domain';
import type { ContactImport } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { isRefused } from '../../../errors/refused.ts';
import { type ContactDetails, validateContact } from '../contacts/index.ts';
import { erasedReason, findErasedPeople, type Identity, type TombstoneContext } from '../tombstones/index.ts';
import { type OptOutCell, rowValues } from './mapping.ts';

export interface ImportLine {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Parsed values of an import row. */
export type ImportedContact = ContactDetails & { readonly consented: boolean; readonly optOut: OptOutCell };

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
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return;
  const { id, onDuplicate, stage } = found;
  // A preview processes rows in order, so only earlier rows can be duplicates. A corrected row is also compared with
  // later rows.
  const belowCounts = stage !== 'CHECKING';
  const parsed = lines.map((line) => ({ row: line.row, ...readLine(found, line) }));
  const read = markDuplicates(await rejectErased(tx, by, parsed));
  const phones = read.flatMap(({ phone }) => phone ?? []);
  const known: DuplicateStrategy = onDuplicate === 'SKIP' ? 'SKIP' : 'UPDATE';
  await tx.sql`
    with read as (
      select * from jsonb_to_recordset(${JSON.stringify(read)}::jsonb) s(row int, phone text, "parsedValues" jsonb, reason text, "isRepeated" boolean)
    ), other as materialized (
      select phone, min(row) as first, bool_or(outcome is not null) as done from contact_import_rows
       where import_id = ${id} and phone = any(${phones}::text[]) and action in ('CREATE', 'UPDATE', 'SKIP')
         and row not between ${first.row}::int and ${last.row}::int group by phone
    ), known as materialized (
      select phone, exists (select from opt_outs o where o.workspace_id = contacts.workspace_id and o.contact_id = contacts.id) as "isOptedOut"
        from contacts where phone = any(${phones}::text[])
    ), judged as (
      select s.row, s.phone, s."parsedValues", s.reason, case
        when s.reason is not null then 'INVALID'
        when s."isRepeated" or o.first < s.row or o.done or (${belowCounts}::boolean and o.phone is not null) then 'DUPLICATE'
        when not k."isOptedOut" and jsonb_typeof(s."parsedValues"->'optOut') = 'object' then 'UPDATE'
        when k.phone is not null then ${known}
        else 'CREATE' end as action
      from read s left join other o on o.phone = s.phone left join known k on k.phone = s.phone
    )
    update contact_import_rows r set phone = j.phone, parsed_values = j."parsedValues", action = j.action,
      reason = case j.action when 'DUPLICATE' then ${DUPLICATE} else j.reason end
    from judged j where r.import_id = ${id} and r.row between ${first.row}::int and ${last.row}::int and r.row = j.row`;
}

interface ParsedRow {
  readonly row: number;
  readonly phone: string | null;
  readonly parsedValues: ImportedContact | null;
  readonly reason: string | null;
}

/** Rejects the rows of people who were erased and have not become contacts again. */
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

/** Returns the rows, with a row marked as a duplicate if an earlier row of the batch has the same phone number. */
function markDuplicates<Row extends { readonly phone: string | null }>(
  rows: readonly Row[],
): (Row & { isRepeated: boolean })[] {
  const met = new Set<string>();
  return rows.map((row) => {
    const isRepeated = row.phone !== null && met.has(row.phone);
    if (row.phone !== null) met.add(row.phone);
    return { ...row, isRepeated: isRepeated };
  });
}

const DUPLICATE = 'Another row of this file has the same number.';

const OPT_OUT_UNKNOWN = 'The opt-out must be yes, no, or a date such as 2026-11-26.';

function readLine({ mapping, country, tags }: ContactImport, { cells }: ImportLine) {
  const { consented, optOut, ...values } = rowValues(cells, mapping as ImportField[]);
  if (optOut === null) return { phone: null, parsedValues: null, reason: OPT_OUT_UNKNOWN };
  const all = tags.length > 0 ? [...tags, ...(values.tags ?? [])] : values.tags;
  const details = validateContact({ ...values, tags: all ?? null }, country ?? undefined);
  if (isRefused(details)) return { phone: null, parsedValues: null, reason: details.message };
  return {
    phone: details.phone ?? null,
    parsedValues: { ...details, consented, optOut } satisfies ImportedContact,
    reason: null,
  };
}
