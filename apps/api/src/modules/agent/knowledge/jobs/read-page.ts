import { KNOWLEDGE_LIMITS, type KnowledgeReadError, WEB_PAGE_LIMITS, withoutUnstorable } from '@frontdesk/domain';
import type { KnowledgeSource, KnowledgeWebPage } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { countPassages, replacePassages, webPagePassages } from '../store-knowledge.ts';
import { type ReadPage, readPage } from '../web/fetch-page.ts';
import { addressTitle } from '../web/page-url.ts';
import { WebFailure } from '../web/web-failure.ts';
import { lockReading, NEXT, type OpenedReading, OVER, type Step, type StepResult } from './web-reading-step.ts';

/** Fetches a page and stores its text, or the reason why the page could not be read. */
export async function readWaitingPage(
  { services, by, website, order }: Step,
  opened: OpenedReading,
  page: KnowledgeWebPage,
): Promise<StepResult> {
  const db = services.database.forWorkspace(order.workspaceId);
  const now = services.clock;
  try {
    const result = await readPage(website, page);
    return await db.write((tx) => storePage(tx, by, opened, { page, result }));
  } catch (error) {
    if (!(error instanceof WebFailure)) throw error;
    return db.write(async (tx) => {
      const isRepeated = error.isTemporary && page.attempts + 1 < WEB_PAGE_LIMITS.attempts;
      if (!(await lockPage(tx, opened, page))) return OVER;
      if (!isRepeated) return storeFailedPage(tx, opened, page, error.code);
      const data = { attempts: page.attempts + 1, triedAt: now() };
      await tx.knowledgeWebPage.updateMany({ where: { id: page.id }, data });
      await tx.knowledgeSource.updateMany({ where: { id: opened.source.id }, data: { state: 'READING' } });
      return NEXT;
    });
  }
}

/** Locks the source of a page. Returns null if another worker has already read the page. */
async function lockPage(tx: Tx, opened: OpenedReading, page: KnowledgeWebPage): Promise<KnowledgeSource | null> {
  const source = await lockReading(tx, opened);
  const now = source && (await tx.knowledgeWebPage.findFirst({ where: { id: page.id } }));
  return now?.state === 'WAITING' && now.attempts === page.attempts ? source : null;
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function storePage(
  tx: Tx,
  by: EventContext,
  opened: OpenedReading,
  { page, result: { document, version } }: { readonly page: KnowledgeWebPage; readonly result: ReadPage },
): Promise<StepResult> {
  const source = await lockPage(tx, opened, page);
  if (!source) return OVER;
  const read = { ...version, state: 'READY', readAt: by.services.clock() };
  if (document === null) {
    await tx.knowledgeWebPage.updateMany({ where: { id: page.id }, data: read });
    return countPage(tx, source, { isFailed: false });
  }
  const sections = document.sections.map((section) => ({ ...section, text: withoutUnstorable(section.text) }));
  const title = titleOf(document.title, page.url);
  const passages = webPagePassages(title, sections);
  if ((await countPassages(tx)) - page.passageCount + passages.length > KNOWLEDGE_LIMITS.passages)
    return storeFailedPage(tx, opened, page, 'TOO_LONG');
  const { workspaceId, id: sourceId } = source;
  await replacePassages(tx, { workspaceId, sourceId, webPage: page, passages });
  const characterCount = sections.reduce((sum, { text }) => sum + text.length, 0);
  const size = { title, characterCount, passageCount: passages.length };
  await tx.knowledgeWebPage.updateMany({ where: { id: page.id }, data: { ...read, ...size } });
  return countPage(tx, source, { isFailed: false });
}

/** Returns the title of a page as one line. For a page without a title, returns its URL. */
function titleOf(title: string | null, url: string): string {
  const line = withoutUnstorable(title ?? '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line ? withoutUnstorable(line.slice(0, KNOWLEDGE_LIMITS.titleLength)) : addressTitle(url);
}

/**
 * Stores the reason why a page could not be read. A page that no longer exists is removed from the knowledge base;
 * other pages keep their previous text.
 */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function storeFailedPage(
  tx: Tx,
  { source }: OpenedReading,
  page: KnowledgeWebPage,
  error: KnowledgeReadError,
): Promise<StepResult> {
  const gone = { characterCount: 0, passageCount: 0, contentHash: null, etag: null, lastModified: null };
  const isGone = error === 'PAGE_NOT_FOUND';
  if (isGone) await tx.knowledgePassage.deleteMany({ where: { webPageId: page.id } });
  const data = { state: 'FAILED', error, ...(isGone ? gone : {}) };
  await tx.knowledgeWebPage.updateMany({ where: { id: page.id }, data });
  return countPage(tx, source, { isFailed: true });
}

async function countPage(
  tx: Tx,
  { id }: KnowledgeSource,
  { isFailed }: { readonly isFailed: boolean },
): Promise<StepResult> {
  const failedPages = { increment: isFailed ? 1 : 0 };
  const data = { state: 'READING', processedPages: { increment: 1 }, failedPages };
  await tx.knowledgeSource.updateMany({ where: { id }, data });
  return NEXT;
}
