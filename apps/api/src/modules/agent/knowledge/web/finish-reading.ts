import type { KnowledgeReadError, WebPageCut } from '@frontdesk/domain';
import type { KnowledgeSource, Prisma } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { recordVersion } from '../versions/record-version.ts';
import { webContent } from '../versions/version-content.ts';
import { NO_READING } from './reading.repository.ts';
import type { Reading } from './reading.ts';

/**
 * Ends a read whose pages were all processed. Pages that were not listed again are removed from the knowledge base. The
 * source is ready if at least one page could be read.
 */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
export async function finishReading(tx: Tx, by: EventContext, source: KnowledgeSource, reading: Reading) {
  const { id, scope } = source;
  await tx.knowledgeWebPage.deleteMany({ where: { sourceId: id, readingId: { not: reading.id } } });
  const pages = await tx.knowledgeWebPage.findMany({ where: { sourceId: id }, orderBy: { position: 'asc' } });
  const isReady = pages.some(({ state }) => state === 'READY');
  const error = isReady
    ? null
    : ((pages.find((page) => page.error)?.error as KnowledgeReadError | null) ?? 'INTERRUPTED');
  const title = scope === 'PAGE' ? pages[0]?.title : null;
  await endReading(tx, by, source, {
    error,
    ...(title ? { title } : {}),
    pageCount: pages.filter(({ passageCount }) => passageCount > 0).length,
    characterCount: pages.reduce((sum, { characterCount }) => sum + characterCount, 0),
    passageCount: pages.reduce((sum, { passageCount }) => sum + passageCount, 0),
    processedPages: pages.length,
    failedPages: pages.filter(({ state }) => state === 'FAILED').length,
  });
}

/** Ends a read that reached its time limit. Pages that were not read keep their previous text. */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
export async function cutReading(tx: Tx, by: EventContext, source: KnowledgeSource, reading: Reading) {
  if (reading.sitemaps === null || reading.sitemaps.length > 0) return failReading(tx, by, source, 'SERVER_TIMEOUT');
  const cutBy: WebPageCut = 'TIME';
  await tx.knowledgeSource.updateMany({ where: { id: source.id }, data: { cutBy } });
  await tx.knowledgeWebPage.updateMany({
    where: { sourceId: source.id, readingId: reading.id, state: 'WAITING' },
    data: { state: 'FAILED', error: 'SERVER_TIMEOUT' },
  });
  return finishReading(tx, by, source, reading);
}

/** Ends a read whose pages could not be listed. All pages keep their previous text. */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
export async function failReading(tx: Tx, by: EventContext, source: KnowledgeSource, error: KnowledgeReadError) {
  const waiting = { sourceId: source.id, state: 'WAITING' };
  await tx.knowledgeWebPage.deleteMany({ where: { ...waiting, passageCount: 0 } });
  await tx.knowledgeWebPage.updateMany({ where: waiting, data: { state: 'READY' } });
  await endReading(tx, by, source, { error, foundPages: 0, processedPages: 0, failedPages: 0 });
}

type Ended = { readonly error: KnowledgeReadError | null } & Prisma.KnowledgeSourceUncheckedUpdateManyInput;

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function endReading(tx: Tx, by: EventContext, source: KnowledgeSource, { error, ...result }: Ended) {
  const { workspaceId, id, title, url } = source;
  const state = error ? { state: 'FAILED', error } : { state: 'READY', error, readAt: by.services.clock() };
  await tx.knowledgeSource.updateMany({ where: { id }, data: { ...result, ...state, ...NO_READING } });
  // The pages that were read before an error keep their new text, so that a failed read can add a version too.
  await recordVersion(tx, {
    workspaceId,
    sourceId: id,
    kind: 'WEB_PAGE',
    change: 'READ',
    title: typeof result.title === 'string' ? result.title : title,
    content: await webContent(tx, id),
    at: by.services.clock(),
    byName: 'Knowledge',
  });
  await recordEvent(tx, by, {
    name: error ? 'knowledge_source.read_failed' : 'knowledge_source.read',
    subject: { type: 'KnowledgeSource', id },
    after: { title: result.title ?? title, url, ...(error ? { error } : {}) },
  });
}
