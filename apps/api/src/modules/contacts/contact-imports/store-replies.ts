import type { ContactImport } from '../../../db/generated/client.ts';
import {
  createImportedReplies,
  deleteUnchangedReplies,
  type ImportedReply,
  judgeImportedReplies,
} from '../../messaging/saved-replies/index.ts';
import type { JobBatch } from '../../platform/long-jobs/index.ts';
import { updateCounts } from './import-counts.ts';

/**
 * Creates the saved replies of a batch and stores the outcome of each row. What changed after the preview is decided
 * again: a row is skipped if its shortcut exists now, and rejected if it is no longer allowed.
 */
export async function storeReplies({ tx, ctx }: JobBatch, { id }: ContactImport, replies: readonly ImportedReply[]) {
  const now = ctx.services.clock();
  const judged = await judgeImportedReplies(tx, ctx, replies);
  const fresh = judged.flatMap(({ action, reply }) => (action === 'CREATE' ? [reply] : []));
  const made = await createImportedReplies(tx, ctx, fresh, now);
  const rows = judged.map(({ reply: { row }, action, reason }) => {
    const replyId = made.get(row) ?? null;
    if (action === 'INVALID') return { row, action, reason, outcome: null, replyId };
    if (replyId) return { row, action, reason, outcome: 'CREATED', replyId };
    return { row, action: 'SKIP', reason: reason ?? JUST_CREATED, outcome: 'SKIPPED', replyId };
  });
  await tx.sql`
    update contact_import_rows r set action = o.action, reason = o.reason, outcome = o.outcome, saved_reply_id = o."replyId",
      stamped_at = case when o.outcome is not null then ${now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) o(row int, action text, reason text, outcome text, "replyId" uuid)
    where r.import_id = ${id} and r.row = o.row`;
  await updateCounts(tx, id);
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
  return { created: count('CREATED'), updated: 0, skipped: count('SKIPPED'), optedOut: 0, leads: 0 };
}

const JUST_CREATED = 'A saved reply with this shortcut exists.';

/** Deletes the saved replies that rows created, and returns the reasons of the rows that are kept. */
export async function undoReplies(
  { tx, ctx }: JobBatch,
  importId: string,
  rows: readonly number[],
): Promise<Map<number, string>> {
  const created = await tx.sql<{ row: number; id: string; stampedAt: Date }>`
    select row, saved_reply_id as id, stamped_at as "stampedAt" from contact_import_rows
     where import_id = ${importId} and row = any (${rows}::int[]) and saved_reply_id is not null`;
  const kept = await deleteUnchangedReplies(tx, ctx, created);
  return new Map(
    created.flatMap(({ row, id }) => {
      const reason = kept.get(id);
      return reason ? [[row, reason] as const] : [];
    }),
  );
}
