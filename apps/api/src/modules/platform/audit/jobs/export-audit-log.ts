import { type AuditExportFormat, csvLine } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import type { Task } from 'graphile-worker';
import { v7 as uuidv7 } from 'uuid';
import { loadCurrentAbility } from '../../../../auth/access-context.ts';
import type { Services } from '../../../../auth/context.ts';
import type { TenantDb, Tx } from '../../../../db/tenant-db.ts';
import { notify } from '../../../../events/notify.ts';
import { maskJson, maskText, raw, sql, toStatement } from '../../../../query-compiler/index.ts';
import { memberIdsOf } from '../../../access/members/index.ts';
import { type AuditFilter, auditWhere } from '../audit.reads.ts';

interface ExportOrder {
  readonly workspaceId: string;
  readonly id: string;
}

type ExportServices = Pick<Services, 'database' | 'clock'>;

const BATCH_SIZE = 1_000;

/**
 * Writes an export in batches and stores the progress. An interrupted export restarts from the beginning, so that the
 * file represents the log at a single point in time.
 */
export const exportAuditTrailJob =
  (services: ExportServices): Task =>
  async (payload, { job }) => {
    const { workspaceId, id } = payload as ExportOrder;
    const db = services.database.forWorkspace(workspaceId);
    const order = await beginExport(db, id);
    // The workspace or the export was deleted, or an earlier run has already completed the file.
    if (!order) return;
    const ability = await loadCurrentAbility(services, workspaceId, order.requestedById);
    // The member may have lost the permission since the export was requested.
    if (!ability?.can('export', 'AuditEvent')) return endExport(services, { workspaceId, id }, 'FAILED');
    try {
      const format = order.format as AuditExportFormat;
      await writeExport(db, { id, workspaceId, format, filter: order.filter as AuditFilter, ability });
      await endExport(services, { workspaceId, id }, 'READY');
    } catch (error) {
      if (job.attempts >= job.max_attempts) await endExport(services, { workspaceId, id }, 'FAILED');
      throw error;
    }
  };

const beginExport = (db: TenantDb, id: string) =>
  db.write(async (tx) => {
    const order = await tx.auditExport.findFirst({ where: { id } });
    if (!order || order.status === 'READY') return null;
    await tx.auditExportPart.deleteMany({ where: { exportId: id } });
    await tx.auditExport.updateMany({ where: { id }, data: { status: 'RUNNING', rowsDone: 0, finishedAt: null } });
    return order;
  });

/** Ends an export and notifies the member who requested it. Does nothing if the export has already ended. */
const endExport = (services: ExportServices, { workspaceId, id }: ExportOrder, status: 'READY' | 'FAILED') =>
  services.database.forWorkspace(workspaceId).write(async (tx) => {
    const finishedAt = services.clock();
    const { count } = await tx.auditExport.updateMany({
      where: { id, finishedAt: null },
      data: { status, finishedAt },
    });
    const order = count > 0 ? await tx.auditExport.findFirst({ where: { id }, select: { requestedById: true } }) : null;
    if (!order) return;
    const by = {
      services,
      workspace: { id: workspaceId },
      transport: { requestId: uuidv7(), ipAddress: '' },
      actor: FRONTDESK,
    };
    const to = await memberIdsOf(tx, order.requestedById);
    await notify(tx, by, { kind: 'AUDIT_EXPORT_FINISHED', to, detail: status, subjectId: id });
  });

const FRONTDESK = { kind: 'system', name: 'Frontdesk' } as const;

interface ExportWrite extends ExportOrder {
  readonly format: AuditExportFormat;
  readonly filter: AuditFilter;
  readonly ability: AppAbility;
}

/** Filter and permissions that determine which events an export contains. */
type ExportView = Pick<ExportWrite, 'filter' | 'ability'>;

async function writeExport(db: TenantDb, { id, workspaceId, format, ...view }: ExportWrite): Promise<void> {
  const [{ count, last } = { count: 0, last: '0' }] = await db.read((tx) => countRows(tx, view));
  await db.write((tx) => tx.auditExport.updateMany({ where: { id }, data: { rowsTotal: count } }));
  let done = 0;
  let from = '-1';
  for (let part = 0; ; part += 1) {
    const rows = await db.read((tx) => readBatch(tx, view, { from, last }));
    done += rows.length;
    from = rows.at(-1)?.seq ?? from;
    const body = (part === 0 ? headOf(format) : '') + linesOf(format, rows);
    await db.write(async (tx) => {
      await tx.auditExportPart.create({ data: { workspaceId, exportId: id, part, body } });
      await tx.auditExport.updateMany({ where: { id }, data: { rowsDone: done } });
    });
    if (rows.length < BATCH_SIZE) return;
  }
}

const countRows = (tx: Tx, view: ExportView) =>
  tx.run<{ count: number; last: string }>(
    toStatement(sql`select count(*)::int as count, coalesce(max(seq), 0)::text as last from (${trailSql(view)}) trail`),
  );

/**
 * Returns the next batch of events after position `from`, up to the last position at the time when the export started.
 */
// `order by seq` would refer to the text column in the select list and sort 10 before 2.
const readBatch = (tx: Tx, view: ExportView, { from, last }: { from: string; last: string }) =>
  tx.run<AuditLine>(
    toStatement(sql`select seq::text, encode(hash, 'hex') as hash, id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      name, actor_kind, actor_id, ${maskText(view.ability, raw('actor_label'))} as actor_label, via, ip_address, subject_type, subject_id,
      ${maskJson(view.ability, raw('before'))}::text as before, ${maskJson(view.ability, raw('after'))}::text as after, request_id
      from (${trailSql(view)}) trail where seq > ${from}::bigint and seq <= ${last}::bigint order by trail.seq limit ${BATCH_SIZE}`),
  );

const trailSql = ({ filter, ability }: ExportView) => sql`
  select l.seq, l.hash, e.* from audit_links l
  join (select * from audit_events where ${auditWhere({ ability }, filter) ?? sql`true`}) e
    on e.workspace_id = l.workspace_id and e.id = l.event_id`;

/** Audit event as a line of the export. `position` is a bigint represented as text. */
interface AuditLine {
  seq: string;
  hash: string;
  id: string;
  at: string;
  name: string;
  actor_kind: string;
  actor_id: string | null;
  actor_label: string;
  via: string;
  ip_address: string;
  subject_type: string;
  subject_id: string;
  before: string | null;
  after: string | null;
  request_id: string;
}

const COLUMNS = [
  'seq',
  'at',
  'name',
  'actor_kind',
  'actor_id',
  'actor_label',
  'via',
  'ip_address',
  'subject_type',
  'subject_id',
  'before',
  'after',
  'request_id',
  'id',
  'hash',
] as const satisfies readonly (keyof AuditLine)[];

const headOf = (format: AuditExportFormat): string => (format === 'CSV' ? `${COLUMNS.join(',')}\r\n` : '');

const linesOf = (format: AuditExportFormat, rows: readonly AuditLine[]): string =>
  rows.map(format === 'CSV' ? lineOf : jsonLine).join('');

const lineOf = (row: AuditLine): string => csvLine(COLUMNS.map((column) => row[column]));

function jsonLine(row: AuditLine): string {
  const parsed = (text: string | null) => (text === null ? null : JSON.parse(text));
  const { seq, before, after, ...rest } = row;
  return `${JSON.stringify({ seq: Number(seq), ...rest, before: parsed(before), after: parsed(after) })}\n`;
}
