import { SOURCE_LIMITS } from '@frontdesk/domain';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { finishedRunData, primaryKeyOf, type RunRow, type SourceRow } from '../data-sources.repository.ts';
import { markHealthy, recordFailedRun } from '../update-health.ts';

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

/** Marks a run as failed, and deletes old runs of the source. Pages that were read are kept. */
export async function failRun(tx: Tx, by: EventContext, { source, run }: LockedRun, failure: string): Promise<void> {
  const now = by.services.clock();
  await tx.syncRun.update({ where: primaryKeyOf(run), data: { state: 'FAILED', failure, ...finishedRunData(now) } });
  await recordFailedRun(tx, by, source, failure);
  await deleteOldRuns(tx, source, now);
}

const deleteOldRuns = (tx: Tx, { id: dataSourceId }: SourceRow, now: Date) =>
  tx.syncRun.deleteMany({
    where: { dataSourceId, finishedAt: { lt: new Date(now.getTime() - SOURCE_LIMITS.runsKeptDays * 86_400_000) } },
  });
