import type { ExportFormat } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { join, raw, resolveValues, type Sql, sql } from '../../../query-compiler/index.ts';
import type { BatchProgress, JobBatch, JobHandler } from '../long-jobs/index.ts';
import { canExport, type ExportDefinition, type ExportSection, visibilityOf } from './export-definition.ts';
import { type ExportCell, formatHeader, formatRow } from './export-format.ts';

const BATCH_SIZE = 1_000;

/** Payload of an export job. */
export interface ExportPayload {
  readonly filter: object | null;
  readonly format?: ExportFormat;
  /**
   * Permission rules of the requesting member when the file was started, as returned by `visibilityOf`. Omitted before
   * the file is started.
   */
  readonly sight?: string;
}

/**
 * Returns the job that writes the rows in the form visible to the requesting member. The job restarts if the member's
 * access changes, so that all rows of the file are consistent.
 */
export const exportJob = (definition: ExportDefinition): JobHandler => ({
  canRun: (ability) => canExport(ability, definition.kind),
  total: ({ tx, job, ctx }) => countRows(tx, ctx, definition, payloadOf(job).filter),
  runBatch: (batch) => {
    const sight = visibilityOf(batch.ctx.ability, definition.kind);
    return payloadOf(batch.job).sight === sight ? writePart(batch, definition) : startFile(batch, sight);
  },
});

const payloadOf = ({ payload }: JobBatch['job']) => payload as unknown as ExportPayload;

/** Deletes rows that were written with other permissions, and stores the current permissions. */
async function startFile({ tx, job }: JobBatch, sight: string): Promise<BatchProgress> {
  await tx.jobPart.deleteMany({ where: { jobId: job.id } });
  const payload = { ...payloadOf(job), sight } as object;
  await tx.job.update({ where: { workspaceId_id: { workspaceId: job.workspaceId, id: job.id } }, data: { payload } });
  return { done: 0, cursor: null, again: true };
}

/**
 * Position after a batch, which consists of the section and the values of its order columns in the last row. Null
 * before the first row.
 */
interface ExportCursor {
  readonly section: number;
  readonly position: readonly string[] | null;
}

const START: ExportCursor = { section: 0, position: null };

async function writePart(batch: JobBatch, definition: ExportDefinition): Promise<BatchProgress> {
  const { tx, job, ctx } = batch;
  const at: ExportCursor = job.cursor === null ? START : JSON.parse(job.cursor);
  const section = definition.sections[at.section];
  if (!section) throw new RangeError(`An export of the kind ${definition.kind} has no section ${at.section}.`);
  const { format = 'CSV' } = payloadOf(job);
  const columns = columnsOf(section, batch);
  const rows = await nextRows(batch, section, at.position);
  const head = job.cursor === null ? formatHeader(format, columns) : '';
  const body = head + rows.map(({ cells }) => formatRow(format, columns, cells)).join('');
  const part = await tx.jobPart.count({ where: { jobId: job.id } });
  const of = { workspaceId: job.workspaceId, jobId: job.id, createdAt: ctx.services.clock() };
  await tx.jobPart.create({ data: { ...of, id: uuidv7(), part, body } });
  const last = rows.length < BATCH_SIZE ? undefined : rows.at(-1);
  const next = last ? { section: at.section, position: last.position } : { section: at.section + 1, position: null };
  return { done: rows.length, cursor: next.section < definition.sections.length ? JSON.stringify(next) : null };
}

const columnsOf = ({ type, columns }: ExportSection, { ctx }: JobBatch): string[] => [
  ...(type ? ['type'] : []),
  ...columns(ctx.ability).map(({ name }) => name),
];

interface ExportRow {
  readonly position: string[];
  readonly cells: ExportCell[];
}

function nextRows({ tx, ctx, job }: JobBatch, section: ExportSection, position: ExportCursor['position']) {
  const { type, table, order, columns, where } = section;
  const orderColumns = order.map(([column]) => raw(`t.${column}`));
  const positions = join(
    orderColumns.map((column) => sql`${column}::text`),
    ', ',
  );
  const values = columns(ctx.ability).map(({ value }) => value);
  const cells = join(type ? [sql`${type}::text`, ...values] : values, ', ');
  const query = sql`select json_build_array(${positions}) as position, json_build_array(${cells}) as cells
    from ${raw(table)} t where ${where(ctx, payloadOf(job).filter ?? {})} and ${isAfter(position, order)}
    order by ${join(orderColumns, ', ')} limit ${BATCH_SIZE}::int`;
  return tx.run<ExportRow>(statement(ctx, query));
}

function isAfter(position: ExportCursor['position'], order: ExportSection['order']): Sql {
  if (position === null) return raw('true');
  const columns = join(
    order.map(([column]) => raw(`t.${column}`)),
    ', ',
  );
  const values = join(
    order.map(([, type], index) => sql`${position[index]}::${raw(type)}`),
    ', ',
  );
  return sql`(${columns}) > (${values})`;
}

/** Returns the number of rows that an export would contain now. */
export async function countRows(tx: Tx, ctx: WorkspaceContext, definition: ExportDefinition, filter: object | null) {
  const counts = await countBySection(tx, ctx, definition, filter ?? {});
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Returns the current number of rows in each section, in the order of the sections. */
export async function countBySection<Filter extends object>(
  tx: Tx,
  ctx: WorkspaceContext,
  { sections }: ExportDefinition<Filter>,
  filter: Filter,
): Promise<number[]> {
  const counts = sections.map(
    ({ table, where }) => sql`(select count(*) from ${raw(table)} t where ${where(ctx, filter)})`,
  );
  const query = sql`select json_build_array(${join(counts, ', ')}) as counts`;
  const [row] = await tx.run<{ counts: number[] }>(statement(ctx, query));
  return row?.counts ?? [];
}

const statement = (ctx: WorkspaceContext, query: Sql) =>
  resolveValues(query, { ctx, now: ctx.services.clock(), bound: [], constants: [] });
