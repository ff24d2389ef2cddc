import type { SavedReplyVisibility } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { ContactImport } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type ImportedReply, judgeImportedReplies } from '../../messaging/saved-replies/index.ts';
import { readSavedReply } from './read-saved-reply.ts';
import type { ImportLine } from './validate-rows.ts';

interface CheckedReply {
  readonly row: number;
  readonly parsedValues: ImportedReply | null;
  readonly action: 'CREATE' | 'SKIP' | 'DUPLICATE' | 'INVALID';
  readonly reason: string | null;
}

/** Parses rows of saved replies and stores the action for each: create, skip, duplicate or invalid. */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
export async function validateReplies(
  tx: Tx,
  ctx: WorkspaceContext,
  found: ContactImport,
  lines: readonly ImportLine[],
): Promise<void> {
  const others = await otherReplies(tx, found, lines);
  const taken = new Set(others.map(keyOf));
  const rejected: CheckedReply[] = [];
  const valid: ImportedReply[] = [];
  for (const { row, cells } of lines) {
    const reply = readSavedReply(found, cells);
    if (typeof reply === 'string') rejected.push({ row, parsedValues: null, action: 'INVALID', reason: reply });
    else if (taken.has(keyOf(reply)))
      rejected.push({ row, parsedValues: null, action: 'DUPLICATE', reason: SAME_SHORTCUT });
    else {
      taken.add(keyOf(reply));
      valid.push({ row, ...reply });
    }
  }
  const planned = others.filter(({ isPlanned }) => isPlanned);
  const judged = await judgeImportedReplies(tx, ctx, valid, {
    PRIVATE: planned.filter(({ visibility }) => visibility === 'PRIVATE').length,
    SHARED: planned.filter(({ visibility }) => visibility === 'SHARED').length,
  });
  const checked = judged.map(({ reply, action, reason }) => ({ row: reply.row, parsedValues: reply, action, reason }));
  await storeActions(tx, found.id, [...rejected, ...checked]);
}

const SAME_SHORTCUT = 'Another row of this file has the same shortcut.';

type ReplyKey = Pick<ImportedReply, 'shortcut' | 'visibility'>;
const keyOf = ({ shortcut, visibility }: ReplyKey): string => `${visibility} ${shortcut}`;

/** Returns the valid replies in other rows of the file, and whether the import has yet to create them. */
function otherReplies(tx: Tx, { id }: ContactImport, lines: readonly ImportLine[]) {
  const rows = lines.map(({ row }) => row);
  return tx.sql<{ shortcut: string; visibility: SavedReplyVisibility; isPlanned: boolean }>`
    select parsed_values->>'shortcut' as shortcut, parsed_values->>'visibility' as visibility,
      action = 'CREATE' and outcome is null as "isPlanned"
    from contact_import_rows
    where import_id = ${id} and action in ('CREATE', 'SKIP') and row <> all (${rows}::int[])`;
}

async function storeActions(tx: Tx, importId: string, rows: readonly CheckedReply[]): Promise<void> {
  await tx.sql`
    update contact_import_rows r set parsed_values = c."parsedValues", action = c.action, reason = c.reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) c(row int, "parsedValues" jsonb, action text, reason text)
    where r.import_id = ${importId} and r.row = c.row`;
}
