import { SOURCE_LIMITS, type SourceFailure, type SyncTrigger } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueSync } from '../../../../events/outbox.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { finishedRunData, isBusy, primaryKeyOf, type RunRow, type SourceRow } from '../data-sources.repository.ts';
import { markHealthy, recordFailedRun } from '../update-health.ts';

interface RunStart {
  readonly trigger: SyncTrigger;
  /** Name of the member or API key that started the run. Null for a scheduled run. */
  readonly byName: string | null;
  readonly now: Date;
}

/**
 * Creates and enqueues a run. Returns null if another run of the source is active, or if the source requires a mapping
 * and has none. The calling code must hold the lock on the source.
 */
export async function beginRun(
  tx: Tx,
  { workspaceId, id: dataSourceId, kind, mappingVersion }: SourceRow,
  { trigger, byName, now }: RunStart,
): Promise<string | null> {
  if (kind === 'REST' && mappingVersion === null) return null;
  if (await isBusy(tx, dataSourceId)) return null;
  const id = uuidv7();
  await tx.syncRun.create({
    data: { workspaceId, id, dataSourceId, trigger, mappingVersion, startedByName: byName, createdAt: now },
  });
  await enqueueSync(tx, { workspaceId, id });
  return id;
}

interface LockedRun {
  readonly source: SourceRow;
  readonly run: RunRow;
}

/** Marks a run as completed and the source as healthy, and deletes old runs of the source. */
export async function finishRun(tx: Tx, by: EventContext, { source, run }: LockedRun): Promise<void> {
  const now = by.services.clock();
  await tx.syncRun.update({ where: primaryKeyOf(run), data: { state: 'DONE', ...finishedRunData(now) } });
  await markHealthy(tx, by, source);
  await deleteOldRuns(tx, source, now);
}

export interface RunFailure {
  readonly code: SourceFailure;
  /** Error message that is shown to members. */
  readonly words: string;
}

/** Marks a run as failed, and deletes old runs of the source. Data from pages that were already read is kept. */
export async function failRun(
  tx: Tx,
  by: EventContext,
  { source, run }: LockedRun,
  failure: RunFailure,
): Promise<void> {
  const now = by.services.clock();
  const data = { state: 'FAILED', failure: failure.words, failureCode: failure.code, ...finishedRunData(now) };
  await tx.syncRun.update({ where: primaryKeyOf(run), data });
  await recordFailedRun(tx, by, source, failure.words);
  await deleteOldRuns(tx, source, now);
}

const deleteOldRuns = (tx: Tx, { id: dataSourceId }: SourceRow, now: Date) =>
  tx.syncRun.deleteMany({
    where: { dataSourceId, finishedAt: { lt: new Date(now.getTime() - SOURCE_LIMITS.runsKeptDays * 86_400_000) } },
  });
