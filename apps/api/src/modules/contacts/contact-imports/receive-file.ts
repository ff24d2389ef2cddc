import { type ImportKind, LIMITS, SAVED_REPLY_LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { UnreadableFile, type UploadedFile } from '../../../http/uploads.ts';
import { headersKey, matchHeaders } from './mapping.ts';
import { inspectFile, linesOf } from './read-file.ts';
import { csvOfHistory } from './read-history-json.ts';
import { csvOfJson } from './read-json.ts';

const BATCH_SIZE = 500;

/** Functions that convert the JSON of a kind to CSV. */
const CONVERTERS: Partial<Record<ImportKind, (file: AsyncIterable<Buffer>) => AsyncIterable<Buffer>>> = {
  SAVED_REPLIES: csvOfJson,
  HISTORY: csvOfHistory,
};

/**
 * Parses and stores a file while it is being uploaded, and returns the import's id. If the file cannot be read, deletes
 * the import and throws UnreadableFile.
 */
export async function receiveFile(
  ctx: WorkspaceContext,
  kind: ImportKind,
  { name, bytes }: Pick<UploadedFile, 'name' | 'bytes'>,
): Promise<string> {
  const { head, rest } = await inspectFile(CONVERTERS[kind]?.(bytes) ?? bytes);
  const lines = linesOf(rest, head)[Symbol.asyncIterator]();
  const headers = (await lines.next()).value as string[] | undefined;
  if (!headers) throw new UnreadableFile('FILE_EMPTY');
  if (headers.length > LIMITS.importColumns) throw new UnreadableFile('ROWS_TOO_MANY');
  const id = await createImport(ctx, { kind, fileName: name, ...head, headers });
  try {
    const rows = await storeRows(ctx, { id, kind, columns: headers.length }, lines);
    if (rows === 0) throw new UnreadableFile('FILE_EMPTY');
    const done = { rows, stage: 'UPLOADED' };
    await ctx.db.write((tx) => tx.contactImport.updateMany({ where: { id }, data: done }));
    return id;
  } catch (error) {
    await ctx.db.write((tx) => tx.contactImport.deleteMany({ where: { id } }));
    throw error;
  }
}

interface StartedImport {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly headers: string[];
}

async function createImport(ctx: WorkspaceContext, begun: StartedImport): Promise<string> {
  const { workspace, actor, membership, services } = ctx;
  const id = uuidv7();
  const whose = { memberId: membership.memberId, memberName: actor.name, createdAt: services.clock() };
  await ctx.db.write(async (tx) => {
    const mapped = await mappingFor(tx, begun);
    await tx.contactImport.create({ data: { workspaceId: workspace.id, id, ...begun, ...mapped, ...whose } });
  });
  return id;
}

/**
 * Returns the mapping that was confirmed for the last file of this kind with these headers, otherwise a suggestion. An
 * import of leads does not change existing contacts unless the caller chooses so, and an import of saved replies never
 * changes existing ones.
 */
async function mappingFor(tx: Tx, { kind, headers }: StartedImport) {
  const known = await tx.importMapping.findFirst({ where: { headers: headersKey(headers, kind) } });
  const { mapping: suggested, product } = matchHeaders(headers, kind);
  if (!known) return { mapping: suggested, product, ...(kind !== 'CONTACTS' && { onDuplicate: 'SKIP' }) };
  const { mapping, country, onDuplicate } = known;
  return { mapping, product, country, onDuplicate, remembered: true };
}

interface ImportTarget {
  readonly id: string;
  readonly kind: ImportKind;
  readonly columns: number;
}

async function storeRows(
  ctx: WorkspaceContext,
  { id, kind, columns }: ImportTarget,
  lines: AsyncIterator<string[]>,
): Promise<number> {
  const [most, tooMany] =
    kind === 'SAVED_REPLIES'
      ? ([SAVED_REPLY_LIMITS.importRows, 'SAVED_REPLY_FILE_TOO_LARGE'] as const)
      : ([LIMITS.importRows, 'ROWS_TOO_MANY'] as const);
  let count = 0;
  let batch: string[][] = [];
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    if (next.value.every((cell) => cell === '')) continue;
    if (count + batch.length >= most) throw new UnreadableFile(tooMany);
    batch.push(Array.from({ length: columns }, (_, column) => next.value[column] ?? ''));
    if (batch.length < BATCH_SIZE) continue;
    count = await storeBatch(ctx, { id, from: count }, batch);
    batch = [];
  }
  return batch.length > 0 ? storeBatch(ctx, { id, from: count }, batch) : count;
}

async function storeBatch(
  ctx: WorkspaceContext,
  at: { id: string; from: number },
  lines: readonly string[][],
): Promise<number> {
  const rows = lines.map((cells, index) => ({ id: uuidv7(), row: at.from + index + 1, cells }));
  await ctx.db.write(
    (tx) => tx.sql`
      insert into contact_import_rows (workspace_id, id, import_id, row, cells, created_at)
      select ${ctx.workspace.id}, r.id, ${at.id}, r.row, array(select jsonb_array_elements_text(r.cells)), ${ctx.services.clock()}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(id uuid, row int, cells jsonb)`,
  );
  return at.from + lines.length;
}
