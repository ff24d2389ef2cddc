import { type KnowledgeReadError, WEB_PAGE_LIMITS } from '@frontdesk/domain';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { failReading } from '../web/finish-reading.ts';
import { listPages } from '../web/reading.ts';
import { fetchSitemap, findSitemaps, type Sitemap } from '../web/sitemap.ts';
import { WebFailure } from '../web/web-failure.ts';
import {
  end,
  lockReading,
  moveTo,
  type OpenedReading,
  OVER,
  type Step,
  type StepResult,
  waitMs,
} from './web-reading-step.ts';

/** Fetches the next file of the sitemap. In the first step, finds the sitemap files. */
export async function readSitemap(
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
  const { count: foundPages, isCut } = await listPages(tx, list);
  const visited = [...reading.visited, url];
  const sitemaps = [...new Set([...rest, ...sitemap.sitemaps])].filter((one) => !visited.includes(one));
  const isFull = isCut || (foundPages >= WEB_PAGE_LIMITS.pages && sitemaps.length > 0);
  const cutBy = isFull
    ? 'PAGES'
    : visited.length >= WEB_PAGE_LIMITS.sitemaps && sitemaps.length > 0
      ? 'SITEMAPS'
      : null;
  const next = { ...reading, visited, attempts: 0, sitemaps: cutBy ? [] : sitemaps.slice(0, WEB_PAGE_LIMITS.sitemaps) };
  return moveTo(tx, opened, next, { foundPages, cutBy });
}

/** Errors for which a sitemap file is skipped if the website has several sitemap files. */
const LEFT_OUT: readonly KnowledgeReadError[] = ['PAGE_NOT_FOUND', 'SITEMAP_INVALID', 'ROBOTS_DISALLOWED', 'DAMAGED'];

/**
 * Handles an error in reading a sitemap file: retries after a temporary error, skips the file, or ends the read. Pages
 * listed in a temporarily unavailable file must not be removed from the knowledge base.
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
