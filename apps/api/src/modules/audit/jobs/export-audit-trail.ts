import type { AuditExportFormat } from '@frontdesk/domain';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../context/context.ts';
import { abilityNow } from '../../../context/enter-workspace.ts';
import type { TenantDb, Tx } from '../../../db/tenant-db.ts';
import { bare, sql } from '../../../reads/index.ts';
import { type AuditFilter, auditWhere } from '../audit.reads.ts';
import { type AuditLine, headOf, linesOf } from './audit-lines.ts';

interface Order {
  readonly workspaceId: string;
  readonly id: string;
}

const PORTION = 1_000;

/**
 * Writes the file in portions, and after each of them how far it is. One that was interrupted begins again, from the first
 * part: two halves of different moments would not be one file.
 */
export const exportAuditTrailJob =
  (services: Pick<Services, 'database' | 'clock'>): Task =>
  async (payload, { job }) => {
    const { workspaceId, id } = payload as Order;
    const db = services.database.inWorkspace(workspaceId);
    const order = await begin(db, id);
    // The workspace, or the day of the file, is over.
    if (!order) return;
    const ability = await abilityNow(services, workspaceId, order.requestedById);
    // They may have lost the right since they asked.
    if (!ability?.can('export', 'AuditEvent')) return end(db, id, 'FAILED', services.clock());
    try {
      await write(db, { id, workspaceId, format: order.format as AuditExportFormat, filter: revived(order.filter) });
      await end(db, id, 'READY', services.clock());
    } catch (error) {
      if (job.attempts >= job.max_attempts) await end(db, id, 'FAILED', services.clock());
      throw error;
    }
  };

const begin = (db: TenantDb, id: string) =>
  db.write(async (tx) => {
    await tx.auditExportPart.deleteMany({ where: { exportId: id } });
    await tx.auditExport.updateMany({ where: { id }, data: { status: 'RUNNING', rowsDone: 0 } });
    return tx.auditExport.findFirst({ where: { id } });
  });

const end = (db: TenantDb, id: string, status: 'READY' | 'FAILED', finishedAt: Date) =>
  db.write(async (tx) => void (await tx.auditExport.updateMany({ where: { id }, data: { status, finishedAt } })));

interface Writing extends Order {
  readonly format: AuditExportFormat;
  readonly filter: AuditFilter;
}

async function write(db: TenantDb, { id, workspaceId, format, filter }: Writing): Promise<void> {
  const [{ count, last } = { count: 0, last: '0' }] = await db.read((tx) => counted(tx, filter));
  await db.write((tx) => tx.auditExport.updateMany({ where: { id }, data: { rowsTotal: count } }));
  let done = 0;
  let from = '-1';
  for (let part = 0; ; part += 1) {
    const rows = await db.read((tx) => portion(tx, filter, { from, last }));
    done += rows.length;
    from = rows.at(-1)?.seq ?? from;
    const body = (part === 0 ? headOf(format) : '') + linesOf(format, rows);
    await db.write(async (tx) => {
      await tx.auditExportPart.create({ data: { workspaceId, exportId: id, part, body } });
      await tx.auditExport.updateMany({ where: { id }, data: { rowsDone: done } });
    });
    if (rows.length < PORTION) return;
  }
}

const counted = (tx: Tx, filter: AuditFilter) =>
  tx.run<{ count: number; last: string }>(
    bare(sql`select count(*)::int as count, coalesce(max(seq), 0)::text as last from (${trail(filter)}) trail`),
  );

/** In the order of the chain, from one place on: what is added meanwhile comes behind the last. */
const portion = (tx: Tx, filter: AuditFilter, { from, last }: { from: string; last: string }) =>
  tx.run<AuditLine>(
    bare(sql`select seq::text, encode(hash, 'hex') as hash, id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      name, actor_kind, actor_id, actor_label, via, ip_address, subject_type, subject_id, before::text, after::text, request_id
      from (${trail(filter)}) trail where seq > ${from}::bigint and seq <= ${last}::bigint order by seq limit ${PORTION}`),
  );

const trail = (filter: AuditFilter) => sql`
  select l.seq, l.hash, e.* from audit_links l
  join (select * from audit_events where ${auditWhere(filter) ?? sql`true`}) e
    on e.workspace_id = l.workspace_id and e.id = l.event_id`;

/** Dates were written as text. */
function revived(filter: unknown): AuditFilter {
  const { from, to, ...rest } = filter as Omit<AuditFilter, 'from' | 'to'> & {
    from?: string | null;
    to?: string | null;
  };
  return { ...rest, from: from ? new Date(from) : null, to: to ? new Date(to) : null };
}
