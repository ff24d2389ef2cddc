import { isDeepStrictEqual } from 'node:util';
import { KNOWLEDGE_LIMITS, type KnowledgeReadError, WEB_PAGE_LIMITS, withoutUnstorable } from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';
import type { KnowledgeSource, KnowledgeWebPage } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { countPassages, replacePassages, webPagePassages } from '../store-knowledge.ts';
import { type ReadPage, readPage } from '../web/fetch-page.ts';
import { cutReading, failReading, finishReading } from '../web/finish-reading.ts';
import { listPages, type Reading, readingOf, storedReading } from '../web/reading.ts';
import { fetchSitemap, findSitemaps, type Sitemap } from '../web/sitemap.ts';
import { WebFailure } from '../web/web-failure.ts';
import type { Website } from '../web/website.ts';

/** Result of one step. OVER: the read has ended. NEXT: the next step follows. LATER: repeat the step at `at`. */
export type StepResult =
  | { readonly kind: 'OVER' }
  | { readonly kind: 'NEXT' }
  | { readonly kind: 'LATER'; readonly at: Date };

const OVER = { kind: 'OVER' } as const;
const NEXT = { kind: 'NEXT' } as const;

interface OpenedReading {
  readonly source: KnowledgeSource;
  readonly reading: Reading;
  /** The next page. Null if no page waits, or the pages are not listed yet. */
  readonly page: KnowledgeWebPage | null;
}

interface Step {
  readonly services: Services;
  readonly by: EventContext;
  readonly website: Website;
  readonly order: { readonly workspaceId: string; readonly id: string };
}

/**
 * Fetches the next file of the sitemap or the next page outside of any transaction, then stores it together with the
 * position of the read. Stores nothing if another worker has continued the read.
 */
export async function readNextWebPage(step: Step): Promise<StepResult> {
  const { services, by, order } = step;
  const db = services.database.forWorkspace(order.workspaceId);
  const opened = await db.read((tx) => openReading(tx, order.id));
  if (!opened) return OVER;
  const { reading, page } = opened;
  const startedMs = Date.parse(reading.startedAt);
  if (services.clock().getTime() - startedMs > WEB_PAGE_LIMITS.readMinutes * 60_000)
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
    // Pages that failed are tried again after the others.
    orderBy: [{ attempts: 'asc' }, { position: 'asc' }],
  });
  return { source, reading, page };
}

const FIRST_WAIT_MS = 15_000;
const waitMs = (attempts: number): number => FIRST_WAIT_MS * 2 ** (attempts - 1);

/** Locks the source. Returns null if the read has ended or another worker has continued it. */
async function lockReading(tx: Tx, { source, reading }: OpenedReading): Promise<KnowledgeSource | null> {
  const locked = await lockRow<KnowledgeSource>(tx, 'KnowledgeSource', source.id);
  return locked && isDeepStrictEqual(readingOf(locked), reading) ? locked : null;
}

async function end(
  tx: Tx,
  opened: OpenedReading,
  work: (source: KnowledgeSource) => Promise<void>,
): Promise<StepResult> {
  const source = await lockReading(tx, opened);
  if (source) await work(source);
  return OVER;
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
const finish = (tx: Tx, by: EventContext, source: KnowledgeSource, reading: Reading): Promise<void> =>
  source.foundPages === 0
    ? failReading(tx, by, source, reading.error ?? 'SITEMAP_EMPTY')
    : finishReading(tx, by, source, reading);

/** Fetches the next file of the sitemap, or finds the first ones. */
async function readSitemap(
  { services, by, website, order }: Step,
  opened: OpenedReading,
  sitemaps: readonly string[] | null,
): Promise<StepResult> {
  const db = services.database.forWorkspace(order.workspaceId);
  const { source, reading } = opened;
  try {
    if (sitemaps === null) {
      const found = await findSitemaps(website, source.url ?? '');
      return await db.write((tx) => moveTo(tx, opened, { ...reading, sitemaps: found, attempts: 0 }));
    }
    const [url = ''] = sitemaps;
    const sitemap = await fetchSitemap(website, url);
    return await db.write((tx) => storeSitemap(tx, opened, { url, sitemap, rest: sitemaps.slice(1) }));
  } catch (error) {
    if (!(error instanceof WebFailure)) throw error;
    return db.write((tx) => storeFailedSitemap(tx, by, opened, error));
  }
}

async function moveTo(tx: Tx, opened: OpenedReading, next: Reading, data: object = {}): Promise<StepResult> {
  const source = await lockReading(tx, opened);
  if (!source) return OVER;
  const stored = { ...data, state: 'READING', reading: storedReading(next) };
  await tx.knowledgeSource.updateMany({ where: { id: source.id }, data: stored });
  return NEXT;
}

interface FetchedSitemap {
  readonly url: string;
  readonly sitemap: Sitemap;
  readonly rest: readonly string[];
}

async function storeSitemap(
  tx: Tx,
  opened: OpenedReading,
  { url, sitemap, rest }: FetchedSitemap,
): Promise<StepResult> {
  const { source, reading } = opened;
  if (!(await lockReading(tx, opened))) return OVER;
  const { workspaceId, id: sourceId } = source;
  const list = { workspaceId, sourceId, readingId: reading.id, urls: sitemap.pages };
  const foundPages = await listPages(tx, list);
  const visited = [...reading.visited, url];
  const sitemaps = [...new Set([...rest, ...sitemap.sitemaps])].filter((one) => !visited.includes(one));
  const isFull =
    sitemap.pages.length > WEB_PAGE_LIMITS.pages || (foundPages >= WEB_PAGE_LIMITS.pages && sitemaps.length > 0);
  const cutBy = isFull
    ? 'PAGES'
    : visited.length >= WEB_PAGE_LIMITS.sitemaps && sitemaps.length > 0
      ? 'SITEMAPS'
      : null;
  const next = { ...reading, visited, attempts: 0, sitemaps: cutBy ? [] : sitemaps.slice(0, WEB_PAGE_LIMITS.sitemaps) };
  return moveTo(tx, opened, next, { foundPages, cutBy });
}

/** Errors because of which one of several files of a sitemap is left out. */
const LEFT_OUT: readonly KnowledgeReadError[] = ['PAGE_NOT_FOUND', 'SITEMAP_INVALID', 'ROBOTS_DISALLOWED', 'DAMAGED'];

/**
 * Handles a file of a sitemap that could not be read: repeats the step after a temporary error, leaves the file out, or
 * ends the read. The pages of a file that is only unavailable must not leave the knowledge.
 */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function storeFailedSitemap(
  tx: Tx,
  by: EventContext,
  opened: OpenedReading,
  { code, isTemporary }: WebFailure,
): Promise<StepResult> {
  const { reading } = opened;
  const attempts = reading.attempts + 1;
  if (isTemporary && attempts < WEB_PAGE_LIMITS.attempts) {
    const moved = await moveTo(tx, opened, { ...reading, attempts });
    const at = new Date(by.services.clock().getTime() + waitMs(attempts));
    return moved.kind === 'OVER' ? OVER : { kind: 'LATER', at };
  }
  const [url = '', ...sitemaps] = reading.sitemaps ?? [];
  if (url === '' || !LEFT_OUT.includes(code)) return end(tx, opened, (source) => failReading(tx, by, source, code));
  return moveTo(tx, opened, { ...reading, sitemaps, visited: [...reading.visited, url], attempts: 0, error: code });
}

async function readWaitingPage(
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

/** Locks the source of a page. Returns null if another worker has read the page. */
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

/** Returns the title of a page as one line. The address of a page without a title is its title. */
function titleOf(title: string | null, url: string): string {
  const line = withoutUnstorable(title ?? '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const { host, pathname } = new URL(url);
  return withoutUnstorable((line || `${host}${pathname}`).slice(0, KNOWLEDGE_LIMITS.titleLength));
}

/** Stores why a page could not be read. A page that does not exist leaves the knowledge; others keep their text. */
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
