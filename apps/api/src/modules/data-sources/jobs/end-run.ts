import { SOURCE_LIMITS } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { at, over, type RunRow, type SourceRow } from '../data-sources.repository.ts';
import { noteFailedRun, noteHealthy } from '../update-health.ts';

interface Held {
  readonly source: SourceRow;
  readonly run: RunRow;
}

/** Everything was read. */
export async function finishRun(tx: Tx, by: EventContext, { source, run }: Held): Promise<void> {
  const now = by.services.clock();
  await tx.syncRun.update({ where: at(run), data: { state: 'DONE', ...over(now) } });
  await noteHealthy(tx, by, source);
  await forgetOld(tx, source, now);
}

/** It goes no further; what was learned stays learned. */
export async function failRun(tx: Tx, by: EventContext, { source, run }: Held, failure: string): Promise<void> {
  const now = by.services.clock();
  await tx.syncRun.update({ where: at(run), data: { state: 'FAILED', failure, ...over(now) } });
  await noteFailedRun(tx, by, source, failure);
  await forgetOld(tx, source, now);
}

const forgetOld = (tx: Tx, { id: dataSourceId }: SourceRow, now: Date) =>
  tx.syncRun.deleteMany({
    where: { dataSourceId, finishedAt: { lt: new Date(now.getTime() - SOURCE_LIMITS.runsKeptDays * 86_400_000) } },
  });
