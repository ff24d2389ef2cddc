import { setTimeout as pause } from 'node:timers/promises';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { KnowledgeSource } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import { enqueueWebPages } from '../../../../events/outbox.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { failReading } from '../web/finish-reading.ts';
import { addUsedTime, readingOf } from '../web/reading.ts';
import { openWebsite, type Website } from '../web/website.ts';
import { readNextWebPage } from './read-next-web-page.ts';

interface ReadOrder {
  readonly workspaceId: string;
  readonly id: string;
}

/** Number of steps after which the job ends and is enqueued again, so that other sources of the workspace are read. */
const IN_A_ROW = 20;
/** Minimum pause between two pages of a website, in milliseconds. */
const SHORTEST_PAUSE_MS = 100;
/**
 * Maximum pause in milliseconds within a job. For a longer pause, the job ends and is scheduled for the end of the
 * pause.
 */
const LONGEST_PAUSE_MS = 1_000;

/** Reads the web pages of a source one after the other. */
export const readWebPagesJob =
  (services: Services): Task =>
  async (payload, { job: { attempts, max_attempts } }) => {
    const order = payload as ReadOrder;
    const by = asSystemActor(services, order.workspaceId, { kind: 'system', name: 'Knowledge' }, order.id);
    try {
      const begun = performance.now();
      const continueAt = await readPages(services, by, order);
      if (!continueAt) return;
      await services.database.forWorkspace(order.workspaceId).write(async (tx) => {
        await addUsedTime(tx, order.id, (performance.now() - begun) / 1000);
        await enqueueWebPages(tx, order, continueAt);
      });
    } catch (error) {
      if (attempts >= max_attempts) await endInterrupted(services, by, order);
      throw error;
    }
  };

/**
 * Runs the steps of a read that fit into one job. Returns the time at which the read continues, or null if the read has
 * ended.
 */
async function readPages(services: Services, by: EventContext, order: ReadOrder): Promise<Date | null> {
  const website = openWebsite(services);
  for (let taken = 0; taken < IN_A_ROW; taken += 1) {
    const step = await readNextWebPage({ services, by, website, order });
    if (step.kind === 'OVER') return null;
    if (step.kind === 'LATER') return step.at;
    const waitMs = await pauseOf(services, website, order);
    if (waitMs > LONGEST_PAUSE_MS) return new Date(services.clock().getTime() + waitMs);
    await pause(waitMs);
  }
  return services.clock();
}

/** Returns the pause before the next page, which a robots.txt file can extend. */
async function pauseOf({ database }: Services, website: Website, { workspaceId, id }: ReadOrder): Promise<number> {
  const source = await database
    .forWorkspace(workspaceId)
    .read((tx) => tx.knowledgeSource.findFirst({ where: { id }, select: { url: true } }));
  if (!source?.url) return 0;
  const robots = await website.robotsFor(source.url).catch(() => null);
  return Math.max(SHORTEST_PAUSE_MS, (robots?.crawlDelaySeconds ?? 0) * 1_000);
}

const endInterrupted = ({ database }: Services, by: EventContext, { workspaceId, id }: ReadOrder): Promise<void> =>
  database.forWorkspace(workspaceId).write(async (tx) => {
    const source = await lockRow<KnowledgeSource>(tx, 'KnowledgeSource', id);
    if (source && readingOf(source)) await failReading(tx, by, source, 'INTERRUPTED');
  });
