import { setTimeout as pause } from 'node:timers/promises';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../auth/context.ts';
import { enqueueSync } from '../../../events/outbox.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { ACTIVE_STATES, lockRun, lockSource, runById } from '../data-sources.repository.ts';
import { failRun } from './end-run.ts';
import { ingestPage, type SyncOrder } from './ingest-page.ts';

/** After so many pages others have their turn. */
const IN_A_ROW = 20;
/** Whoever has to wait longer for the next page leaves their place to others. */
const LONGEST_PAUSE_MS = 1_000;

/** Reads a source, page by page, as fast as it may be asked. */
export const runSyncJob =
  (services: Services): Task =>
  async (payload, { job: { attempts, max_attempts } }) => {
    const order = payload as SyncOrder;
    const by = asSystemActor(services, order.workspaceId, { kind: 'system', name: 'Data sources' }, order.id);
    try {
      const goOnAt = await ingestPages(services, by, order);
      if (goOnAt) await services.database.forWorkspace(order.workspaceId).write((tx) => enqueueSync(tx, order, goOnAt));
    } catch (error) {
      if (attempts >= max_attempts) await failSync(services, by, order);
      throw error;
    }
  };

/** When the run is to go on; null when it is over. */
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

const failSync = ({ database }: Services, by: EventContext, { workspaceId, id }: SyncOrder): Promise<void> =>
  database.forWorkspace(workspaceId).write(async (tx) => {
    const known = await runById(tx, id);
    const source = known && (await lockSource(tx, known.dataSourceId));
    const run = source && (await lockRun(tx, id));
    if (run && ACTIVE_STATES.includes(run.state))
      await failRun(tx, by, { source, run }, 'Something went wrong on our side.');
  });
