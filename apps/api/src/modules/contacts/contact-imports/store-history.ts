import type { ContactImport } from '../../../db/generated/client.ts';
import {
  createHistory,
  deleteEmptyConversations,
  deleteHistory,
  type HistoryMessage,
  judgeHistory,
} from '../../messaging/conversations/index.ts';
import type { JobBatch } from '../../platform/long-jobs/index.ts';
import { erasedReason } from '../tombstones/index.ts';
import { updateCounts } from './import-counts.ts';
import { storeOptOuts } from './store-opt-outs.ts';
import { erasedRows } from './validate-history.ts';

/**
 * Creates the messages of a batch and stores the outcome of each row. What changed after the preview is decided again
 * after the contacts are locked: the person was erased, the message exists, or the contact has written here.
 */
export async function storeHistory({ tx, ctx }: JobBatch, { id }: ContactImport, messages: readonly HistoryMessage[]) {
  const now = ctx.services.clock();
  const phones = [...new Set(messages.map(({ phone }) => phone))];
  await tx.sql`select from contacts where phone = any (${phones}::text[]) order by id for update`;
  const erased = await erasedRows(tx, ctx, messages);
  const judged = await judgeHistory(
    tx,
    messages.filter(({ row }) => !erased.has(row)),
  );
  const contacts = new Map(judged.map(({ row, action, contactId }) => [row, action === 'CREATE' ? contactId : null]));
  const fresh = messages.flatMap((message) => {
    const contactId = contacts.get(message.row);
    return contactId ? [{ ...message, contactId }] : [];
  });
  const stored = new Map(
    (await createHistory(tx, { workspaceId: ctx.workspace.id, now }, fresh)).map((one) => [one.row, one]),
  );
  const rows = [
    ...[...erased].map(([row, at]) => ({ row, action: 'INVALID', reason: erasedReason(at), outcome: null })),
    ...judged.map(({ row, action, reason, contactId }) => ({
      row,
      action,
      reason,
      contactId,
      ...outcomeOf(action),
      ...stored.get(row),
    })),
  ];
  await tx.sql`
    update contact_import_rows r set action = o.action, reason = coalesce(o.reason, r.reason), outcome = o.outcome,
      contact_id = o."contactId", message_id = o."messageId", conversation_id = o."conversationId",
      stamped_at = case when o.outcome is not null then ${now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) o(row int, action text, reason text, outcome text, "contactId" uuid,
      "messageId" uuid, "conversationId" uuid)
    where r.import_id = ${id} and r.row = o.row`;
  await updateCounts(tx, id);
  const count = (action: string) => judged.filter((one) => one.action === action).length;
  return { created: stored.size, updated: 0, skipped: count('SKIP'), optedOut: 0, leads: 0 };
}

const OUTCOMES: Readonly<Record<string, string>> = { CREATE: 'CREATED', SKIP: 'SKIPPED' };
const outcomeOf = (action: string) => ({ outcome: OUTCOMES[action] ?? null });

/**
 * Marks the rows whose contact is opted out by the import: rows with an opt-out keyword after which the contact sent no
 * other keyword in the file. Contacts who have written to the workspace here are not marked, because their messages here
 * decide.
 */
export async function markOptOuts({ tx }: Pick<JobBatch, 'tx'>, { id }: Pick<ContactImport, 'id'>): Promise<void> {
  await tx.sql`
    with latest as (
      select distinct on (phone) row, parsed_values->>'keyword' as keyword from contact_import_rows r
      where import_id = ${id} and action = 'CREATE' and parsed_values->>'keyword' is not null
        and not exists (select from contacts c join conversations v on v.workspace_id = c.workspace_id and v.contact_id = c.id
          where c.phone = r.phone and v.last_inbound_at is not null)
      order by phone, parsed_values->>'sentAt' desc, row desc
    )
    update contact_import_rows r set parsed_values = case
      when exists (select from latest l where l.row = r.row and l.keyword = 'STOP')
      then jsonb_set(r.parsed_values, '{optOut}', jsonb_build_object('at', r.parsed_values->>'sentAt'))
      else r.parsed_values - 'optOut' end
    where r.import_id = ${id} and r.parsed_values->>'keyword' = 'STOP'`;
  await updateCounts(tx, id);
}

/** Stores the opt-outs of the created messages, and returns their number. */
export async function storeHistoryOptOuts(batch: JobBatch, { id }: ContactImport): Promise<number> {
  const { tx, ctx } = batch;
  await markOptOuts(batch, { id });
  const marked = await tx.sql<{ row: number; contactId: string; at: string }>`
    select r.row, r.contact_id as "contactId", r.parsed_values->'optOut'->>'at' as at from contact_import_rows r
    join contacts c on c.id = r.contact_id
    where r.import_id = ${id} and r.outcome = 'CREATED' and r.opt_out_id is null and r.parsed_values ? 'optOut'`;
  const optOuts = marked.map(({ contactId, at }) => ({ id: contactId, optOut: { at } }));
  const stored = await storeOptOuts(tx, ctx, optOuts);
  const rows = marked.flatMap(({ row, contactId }) => {
    const optOutId = stored.get(contactId);
    return optOutId ? [{ row, optOutId }] : [];
  });
  await tx.sql`
    update contact_import_rows r set opt_out_id = o."optOutId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) o(row int, "optOutId" uuid)
    where r.import_id = ${id} and r.row = o.row`;
  return rows.length;
}

/** Deletes the messages that rows created and their opt-outs, and returns the reasons of the rows that are kept. */
export async function undoHistory({ tx }: JobBatch, importId: string, rows: readonly number[]) {
  const created = await tx.sql<{ row: number; id: string }>`
    select row, message_id as id from contact_import_rows
     where import_id = ${importId} and row = any (${rows}::int[]) and message_id is not null`;
  const deleted = new Set(
    (
      await deleteHistory(
        tx,
        created.map(({ id }) => id),
      )
    ).map(({ id }) => id),
  );
  await tx.sql`
    delete from opt_outs o using contact_import_rows r
    where r.import_id = ${importId} and r.row = any (${rows}::int[]) and o.id = r.opt_out_id
      and not exists (select from conversations v where v.workspace_id = o.workspace_id and v.contact_id = o.contact_id
        and v.last_inbound_at >= r.stamped_at)`;
  return new Map(created.flatMap(({ row, id }) => (deleted.has(id) ? [] : [[row, KEPT] as const])));
}

const KEPT = 'The message was deleted, or the person is under a legal hold.';

/** Deletes the conversations that the import created, unless they have messages, notes, forms or a takeover. */
export async function undoConversations({ tx }: JobBatch, importId: string): Promise<void> {
  const created = await tx.sql<{ id: string }>`
    select conversation_id as id from contact_import_rows where import_id = ${importId} and conversation_id is not null`;
  await deleteEmptyConversations(
    tx,
    created.map(({ id }) => id),
  );
}
