import { setTimeout as pause } from 'node:timers/promises';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { enqueueSync } from '../../../../events/outbox.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { ACTIVE_STATES, lockRun, lockSource, runById } from '../data-sources.repository.ts';
import { ingestPage, type SyncOrder } from './ingest-page.ts';
import { failRun } from './sync-runs.ts';

/** Maximum number of pages before the job ends and is enqueued again, so that other jobs can run. */
const IN_A_ROW = 20;
/**
 * Maximum pause in milliseconds within a job. If the rate limit requires a longer pause, the job ends and is scheduled
 * for the end of the pause.
 */
const LONGEST_PAUSE_MS = 1_000;

/** Reads a data source page by page, within the rate limit of the source. */
export const runSyncJob =
  (services: Services): Task =>
  async (payload, { job: { attempts, max_attempts } }) => {
    const order = payload as SyncOrder;
    const by = asSystemActor(services, order.workspaceId, { kind: 'system', name: 'Data sources' }, order.id);
    try {
      const continueAt = await ingestPages(services, by, order);
      if (continueAt)
        await services.database.forWorkspace(order.workspaceId).write((tx) => enqueueSync(tx, order, continueAt));
    } catch (error) {
      if (attempts >= max_attempts) await failSync(services, by, order);
      throw error;
    }
  };

/** Returns the time at which the run continues, or null if the run has ended or another worker has advanced it. */
async function ingestPages(services: Services, by: EventContext, order: SyncOrder): Promise<Date | null> {
  for (let taken = 0; taken < IN_A_ROW; taken += 1) {
    const begun = performance.now();
    const page = await ingestPage(services, by, order);
    if (page.kind === 'OVER') return null;
    if (page.kind === 'LATER') return page.at;
    const waitMs = page.gapMs - (performance.now() - begun);
    if (waitMs > LONGEST_PAUSE_MS) return new Date(services.clock().getTime() + waitMs);
    if (waitMs > 0) await pause(waitMs);
  }
  return services.clock();
}

const INTERNAL = { code: 'INTERNAL', words: 'An internal error occurred.' } as const;

const failSync = ({ database }: Services, by: EventContext, { workspaceId, id }: SyncOrder): Promise<void> =>
  database.forWorkspace(workspaceId).write(async (tx) => {
    const known = await runById(tx, id);
    const source = known && (await lockSource(tx, known.dataSourceId));
    const run = source && (await lockRun(tx, id));
    if (run && ACTIVE_STATES.includes(run.state)) await failRun(tx, by, { source, run }, INTERNAL);
  });
