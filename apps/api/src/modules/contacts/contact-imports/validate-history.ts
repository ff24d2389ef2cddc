import type { WorkspaceContext } from '../../../auth/context.ts';
import type { ContactImport } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { judgeHistory } from '../../messaging/conversations/index.ts';
import { readOptOutKeywords } from '../../messaging/messaging-settings/index.ts';
import { erasedReason, findErasedPeople } from '../tombstones/index.ts';
import { type HistorySettings, type HistoryValues, readHistory } from './read-history.ts';
import type { ImportLine } from './validate-rows.ts';

interface CheckedMessage {
  readonly row: number;
  readonly phone: string | null;
  readonly key: string | null;
  readonly parsedValues: HistoryValues | null;
  readonly action: 'CREATE' | 'SKIP' | 'DUPLICATE' | 'INVALID';
  readonly reason: string | null;
}

type ParsedMessage = HistoryValues & { readonly row: number };

/** Parses rows of messages and stores the action for each: create, skip, duplicate or invalid. */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
export async function validateHistory(
  tx: Tx,
  ctx: WorkspaceContext,
  found: ContactImport,
  lines: readonly ImportLine[],
): Promise<void> {
  const settings = await settingsOf(tx, ctx);
  const checked: CheckedMessage[] = [];
  const valid: ParsedMessage[] = [];
  for (const { row, cells } of lines) {
    const message = readHistory(found, cells, settings);
    if (typeof message === 'string') checked.push(rejectedRow(row, message));
    else valid.push({ row, ...message });
  }
  const erased = await erasedRows(tx, ctx, valid);
  const taken = await takenKeys(tx, found, valid);
  const unique = valid.filter(({ row, key, phone }) => {
    const at = erased.get(row);
    if (at) checked.push(rejectedRow(row, erasedReason(at)));
    else if (taken.has(key)) checked.push({ ...rejectedRow(row, SAME_MESSAGE), phone, action: 'DUPLICATE' });
    else taken.add(key);
    return !at && !checked.some((one) => one.row === row);
  });
  const byRow = new Map(unique.map((message) => [message.row, message]));
  for (const { row, action, reason } of await judgeHistory(tx, unique)) {
    const { phone = null, key = null } = byRow.get(row) ?? {};
    const parsedValues = action === 'INVALID' ? null : (byRow.get(row) ?? null);
    checked.push({ row, phone, key: parsedValues && key, parsedValues, action, reason });
  }
  await storeActions(tx, found.id, checked);
}

const SAME_MESSAGE = 'Another row of this file is the same message.';

const rejectedRow = (row: number, reason: string): CheckedMessage => ({
  row,
  phone: null,
  key: null,
  parsedValues: null,
  action: 'INVALID',
  reason,
});

async function settingsOf(tx: Tx, { services }: WorkspaceContext): Promise<HistorySettings> {
  const [here] = await tx.sql<{ zone: string }>`select timezone as zone from workspaces`;
  return { now: services.clock(), timeZone: here?.zone ?? 'UTC', keywords: await readOptOutKeywords(tx) };
}

/** Returns the times of the erasures of people in the rows, by row. */
export async function erasedRows(
  tx: Tx,
  ctx: WorkspaceContext,
  messages: readonly { readonly row: number; readonly phone: string }[],
): Promise<Map<number, Date>> {
  const people = messages.map(({ row, phone }) => ({ row, identities: [{ kind: 'PHONE' as const, value: phone }] }));
  return new Map([...(await findErasedPeople(tx, ctx, people))].map(([{ row }, at]) => [row, at]));
}

/** Returns the keys that other rows of the file have. */
async function takenKeys(tx: Tx, { id }: ContactImport, messages: readonly ParsedMessage[]): Promise<Set<string>> {
  const rows = messages.map(({ row }) => row);
  const others = await tx.sql<{ key: string }>`
    select external_id as key from contact_import_rows where import_id = ${id} and row <> all (${rows}::int[])
      and phone = any (${[...new Set(messages.map(({ phone }) => phone))]}::text[])
      and external_id = any (${messages.map(({ key }) => key)}::text[]) and action in ('CREATE', 'SKIP')`;
  return new Set(others.map(({ key }) => key));
}

async function storeActions(tx: Tx, importId: string, rows: readonly CheckedMessage[]): Promise<void> {
  const numbers = rows.map(({ row }) => row);
  await tx.sql`
    update contact_import_rows r set phone = c.phone, external_id = c.key, parsed_values = c."parsedValues", action = c.action,
      reason = coalesce(c.reason, case when (c."parsedValues"->>'attachments')::int > 0 then ${WITHOUT_ATTACHMENTS} end)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) c(row int, phone text, key text, "parsedValues" jsonb, action text, reason text)
    where r.import_id = ${importId} and r.row between ${Math.min(...numbers)}::int and ${Math.max(...numbers)}::int and r.row = c.row`;
}

const WITHOUT_ATTACHMENTS = 'The attachments of this message are not imported.';
