import { SWEEP_HOUR_UTC } from '@frontdesk/domain';
import type { Task } from 'graphile-worker';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../../auth/context.ts';
import type { TenantDb, Tx } from '../../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { deleteLeadEvents } from '../../../world-model/entities/index.ts';
import { type ExpiringKind, expiredTracesSql, isExpiredSql, KINDS, TRACES, type Trace } from '../retention.reads.ts';
import { lockRetention } from '../retention.repository.ts';

/**
 * Runs at 03:00 UTC and enqueues one job for each workspace that has a retention, so that a failed sweep is retried
 * without delaying other workspaces. If the job runs late, ages are still computed from the scheduled time.
 */
export const sweepRetentionJob =
  ({ database, clock }: Pick<Services, 'database' | 'clock'>): Task =>
  async (payload, { addJob }) => {
    const dueAt = ((payload ?? {}) as Scheduled)._cron?.ts ?? clock().toISOString();
    const workspaces = await database.system.prisma.workspace.findMany({
      where: { retentionDays: { not: null } },
      select: { id: true },
    });
    for (const { id: workspaceId } of workspaces)
      await addJob('sweep_workspace', { workspaceId, dueAt }, { jobKey: `sweep ${workspaceId} ${dueAt}` });
  };

/** Payload with which Graphile Worker starts a scheduled job. */
interface Scheduled {
  readonly _cron?: { readonly ts: string };
}

interface SweepOrder {
  readonly workspaceId: string;
  /** Scheduled time, from which ages are computed even if the job runs later. */
  readonly dueAt: string;
}

const BATCH_SIZE = 500;
const HISTORY_MS = 90 * 86_400_000;

/**
 * Deletes the expired data of one workspace in batches. Each batch is a transaction that reads the retention and the
 * legal holds again, so no rows are repeated or skipped after a crash. The counts are recorded once, at the end.
 */
export const sweepWorkspaceJob =
  (services: Pick<Services, 'database' | 'clock'>, batch = BATCH_SIZE): Task =>
  async (payload) => {
    const { workspaceId, dueAt } = payload as SweepOrder;
    const db = services.database.forWorkspace(workspaceId);
    const night = { workspaceId, dueAt: new Date(dueAt) };
    if (!(await beginSweep(db, night))) return;
    for (const trace of TRACES) while ((await clearTraces(db, trace, { ...night, batch })) === batch);
    const by = asSystemActor(services, workspaceId, FRONTDESK);
    for (const kind of KINDS) while ((await deleteBatch(db, kind, { ...night, batch, by })) === batch);
    await finishSweep(services, db, night);
  };

interface SweepRun {
  readonly workspaceId: string;
  readonly dueAt: Date;
}

/** Stores the start of the sweep. Returns false if the workspace was deleted or the sweep has already finished. */
const beginSweep = (db: TenantDb, { workspaceId, dueAt }: SweepRun): Promise<boolean> =>
  db.write(async (tx) => {
    if (!(await tx.workspace.findFirst({ select: { id: true } }))) return false;
    await tx.sql`insert into retention_sweeps (workspace_id, id, due_at) values (${workspaceId}, ${uuidv7()}, ${dueAt})
      on conflict (workspace_id, due_at) do nothing`;
    return (await tx.retentionSweep.findFirst({ where: { dueAt } }))?.finishedAt === null;
  });

const FRONTDESK = { kind: 'system', name: 'Frontdesk' } as const;

interface SweepBatch extends SweepRun {
  readonly batch: number;
  readonly by: EventContext;
}

const deleteBatch = (db: TenantDb, kind: ExpiringKind, { dueAt, batch, by }: SweepBatch): Promise<number> =>
  db.write(async (tx) => {
    const { retentionDays } = await lockRetention(tx);
    // The retention was changed to unlimited after the sweep started.
    if (retentionDays === null) return 0;
    const cutoff = cutoffAt(dueAt, retentionDays);
    const deleted =
      kind === 'leads'
        ? await deleteLeads(tx, by, cutoff, batch)
        : await deleteRows(tx, { from: kind, where: isExpiredSql(kind) }, cutoff, batch);
    if (deleted > 0) await tx.retentionSweep.updateMany({ where: { dueAt }, data: { [kind]: { increment: deleted } } });
    return deleted;
  });

const clearTraces = (db: TenantDb, trace: Trace, { dueAt, batch }: SweepRun & { batch: number }): Promise<number> =>
  db.write(async (tx) => {
    const { retentionDays } = await lockRetention(tx);
    if (retentionDays === null) return 0;
    return deleteRows(tx, { from: trace, where: expiredTracesSql(trace) }, cutoffAt(dueAt, retentionDays), batch);
  });

interface ExpiredRows {
  readonly from: ExpiringKind | Trace;
  readonly where: string;
}

async function deleteRows(tx: Tx, { from, where }: ExpiredRows, cutoff: Date, batch: number): Promise<number> {
  const text = `delete from ${from} using (select t.id from ${from} t where ${where} limit $2) gone
    where ${from}.id = gone.id returning 1`;
  const rows = await tx.run({ name: `sweep-${from}`, text, values: [cutoff, batch] });
  return rows.length;
}

/**
 * Deletes a batch of expired leads and returns their number. World events that originate from the leads' answers are
 * deleted first.
 */
async function deleteLeads(tx: Tx, by: EventContext, cutoff: Date, batch: number): Promise<number> {
  const text = `select t.id from leads t where ${isExpiredSql('leads')} limit $2`;
  const rows = await tx.run<{ id: string }>({ name: 'sweep-leads', text, values: [cutoff, batch] });
  const ids = rows.map(({ id }) => id);
  await deleteLeadEvents(tx, by, ids);
  return (await tx.lead.deleteMany({ where: { id: { in: ids } } })).count;
}

const finishSweep = (
  services: Pick<Services, 'clock'>,
  db: TenantDb,
  { workspaceId, dueAt }: SweepRun,
): Promise<void> =>
  db.write(async (tx) => {
    const { retentionDays } = await lockRetention(tx);
    const finished = { finishedAt: services.clock() };
    const { count } = await tx.retentionSweep.updateMany({ where: { dueAt, finishedAt: null }, data: finished });
    // Another worker has already finished and recorded this sweep.
    if (count === 0) return;
    await tx.retentionSweep.deleteMany({ where: { dueAt: { lt: new Date(dueAt.getTime() - HISTORY_MS) } } });
    const { leads, conversations, messages, contacts, calls } = await tx.retentionSweep.findFirstOrThrow({
      where: { dueAt },
    });
    if (leads + conversations + messages + contacts + calls === 0) return;
    await recordEvent(tx, asSystemActor(services, workspaceId, FRONTDESK), {
      name: 'retention.swept',
      subject: { type: 'Workspace', id: workspaceId },
      after: { days: retentionDays, leads, conversations, messages, contacts, calls },
    });
  });

const DAY_MS = 86_400_000;

/** Returns the time before which data has expired. A day always counts as 24 hours, regardless of clock changes. */
export const cutoffAt = (dueAt: Date, days: number): Date => new Date(dueAt.getTime() - days * DAY_MS);

/** Returns the time of the next sweep, which is the next 03:00 UTC. */
export function nextSweepAt(now: Date): Date {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), SWEEP_HOUR_UTC);
  return new Date(today > now.getTime() ? today : today + DAY_MS);
}
