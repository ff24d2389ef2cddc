import { type ImportField, type OnKnown, REFUSALS } from '@frontdesk/domain';
import type { ContactImport } from '../../db/generated/client.ts';
import type { Tx } from '../../db/tenant-db.ts';
import { type ContactDetails, readContact } from '../contacts/index.ts';
import { saidIn } from './mapping.ts';

export interface Line {
  readonly row: number;
  readonly cells: readonly string[];
}

/** What is stored of a row, and worked in later. */
export type Said = ContactDetails & { readonly consented: boolean };

/** Reads rows by the mapping and says what is to become of each, as things stand now. */
export async function judgeRows(tx: Tx, found: ContactImport, lines: readonly Line[]): Promise<void> {
  const { id, onKnown } = found;
  const read = lines.map((line) => ({ row: line.row, ...readLine(found, line) }));
  const known: OnKnown = onKnown === 'SKIP' ? 'SKIP' : 'UPDATE';
  await tx.sql`
    with said as (
      select * from jsonb_to_recordset(${JSON.stringify(read)}::jsonb) s(row int, phone text, said jsonb, reason text)
    ), judged as (
      select s.row, s.phone, s.said, s.reason, case
        when s.reason is not null then 'INVALID'
        when exists (select from said o where o.phone = s.phone and o.row < s.row)
          or exists (select from contact_import_rows r where r.import_id = ${id} and r.phone = s.phone
            and r.verdict in ('CREATE', 'UPDATE', 'SKIP') and (r.row < s.row or r.outcome is not null) and r.row <> s.row) then 'DUPLICATE'
        when exists (select from contacts c where c.phone = s.phone) then ${known}
        else 'CREATE' end as verdict
      from said s
    )
    update contact_import_rows r set phone = j.phone, said = j.said, verdict = j.verdict,
      reason = case j.verdict when 'DUPLICATE' then ${DUPLICATE} else j.reason end
    from judged j where r.import_id = ${id} and r.row = j.row`;
}

const DUPLICATE = 'The same number stands in another row of this file.';

function readLine({ mapping, country }: ContactImport, { cells }: Line) {
  const { consented, ...said } = saidIn(cells, mapping as ImportField[]);
  const details = readContact(said, country ?? undefined);
  if ('fault' in details) return { phone: null, said: null, reason: REFUSALS[details.fault] };
  return { phone: details.phone, said: { ...details, consented } satisfies Said, reason: null };
}
