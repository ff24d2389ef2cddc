import { WEB_PAGE_LIMITS } from '@frontdesk/domain';
import type { KnowledgeSource } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { cutReading, failReading, finishReading } from '../web/finish-reading.ts';
import { type Reading, readingOf } from '../web/reading.ts';
import { readWaitingPage } from './read-page.ts';
import { readSitemap } from './read-sitemap.ts';
import { end, type OpenedReading, OVER, type Step, type StepResult, waitMs } from './web-reading-step.ts';

/**
 * Fetches the next file of the sitemap or the next page outside any transaction, then stores its content together with
 * the progress of the read. Stores nothing if another worker has continued the read.
 */
export async function readNextWebPage(step: Step): Promise<StepResult> {
  const { services, by, order } = step;
  const db = services.database.forWorkspace(order.workspaceId);
  const opened = await db.read((tx) => openReading(tx, order.id));
  if (!opened) return OVER;
  const { reading, page } = opened;
  if (reading.usedSeconds > WEB_PAGE_LIMITS.readMinutes * 60)
    return db.write((tx) => end(tx, opened, (source) => cutReading(tx, by, source, reading)));
  if (reading.sitemaps === null || reading.sitemaps.length > 0) return readSitemap(step, opened, reading.sitemaps);
  if (!page) return db.write((tx) => end(tx, opened, (source) => finish(tx, by, source, reading)));
  const dueAt = page.triedAt && new Date(page.triedAt.getTime() + waitMs(page.attempts));
  if (dueAt && dueAt > services.clock()) return { kind: 'LATER', at: dueAt };
  return readWaitingPage(step, opened, page);
}

async function openReading(tx: Tx, id: string): Promise<OpenedReading | null> {
  const source = await tx.knowledgeSource.findFirst({ where: { id } });
  const reading = source && readingOf(source);
  if (!source || !reading) return null;
  const page = await tx.knowledgeWebPage.findFirst({
    where: { sourceId: id, readingId: reading.id, state: 'WAITING' },
    // Pages that failed are retried after all other pages.
    orderBy: [{ attempts: 'asc' }, { position: 'asc' }],
  });
  return { source, reading, page };
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
const finish = (tx: Tx, by: EventContext, source: KnowledgeSource, reading: Reading): Promise<void> =>
  source.foundPages === 0
    ? failReading(tx, by, source, reading.error ?? 'SITEMAP_EMPTY')
    : finishReading(tx, by, source, reading);
