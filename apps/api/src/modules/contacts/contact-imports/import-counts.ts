import type { ContactImport } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export const primaryKeyOf = ({ workspaceId, id }: Pick<ContactImport, 'workspaceId' | 'id'>) => ({
  workspaceId_id: { workspaceId, id },
});

/** Counts the rows of an import by action and stores the counts. */
export async function updateCounts(tx: Tx, id: string): Promise<void> {
  await tx.sql`
    update contact_imports i set will_create = r.will_create, will_update = r.will_update, will_skip = r.will_skip,
      duplicates = r.duplicates, invalid = r.invalid, will_opt_out = r.will_opt_out, existing_leads = r.existing_leads,
      rows_with_attachments = r.with_attachments, will_create_leads = case i.kind when 'LEADS' then r.valid - r.existing_leads else 0 end
    from (select count(*) filter (where action = 'CREATE')::int as will_create,
        count(*) filter (where action = 'UPDATE')::int as will_update,
        count(*) filter (where action = 'SKIP')::int as will_skip,
        count(*) filter (where action = 'DUPLICATE')::int as duplicates,
        count(*) filter (where action = 'INVALID')::int as invalid,
        count(*) filter (where action in ('CREATE', 'UPDATE', 'SKIP'))::int as valid,
        count(existing_lead_id)::int as existing_leads,
        count(*) filter (where action = 'CREATE' and (parsed_values->>'attachments')::int > 0)::int as with_attachments,
        count(*) filter (where action in ('CREATE', 'UPDATE') and jsonb_typeof(parsed_values->'optOut') = 'object'
          and not exists (select from contacts c join opt_outs o on o.workspace_id = c.workspace_id and o.contact_id = c.id
            where c.phone = contact_import_rows.phone))::int as will_opt_out
      from contact_import_rows where import_id = ${id}) r
    where i.id = ${id}`;
}
