import { type KnowledgeReadError, WEB_PAGE_LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { KnowledgeSource, Prisma } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueWebPages } from '../../../../events/outbox.ts';

/** Progress of a read of web pages, stored in the same transaction as the content that was read. */
export interface Reading {
  readonly id: string;
  /** Seconds that the job has spent reading, excluding time in the queue. */
  readonly usedSeconds: number;
  /**
   * Sitemap files that have not been fetched yet. Null until the sitemap files of the website have been determined.
   * Empty if all of them have been fetched, or if the source is a single page.
   */
  readonly sitemaps: readonly string[] | null;
  /** Sitemap files that were already fetched, so that no file is fetched twice. */
  readonly visited: readonly string[];
  /** Number of attempts to fetch the next sitemap file. */
  readonly attempts: number;
  /** Error of the last sitemap file that was skipped. Null if no file was skipped. */
  readonly error: KnowledgeReadError | null;
}

export const readingOf = ({ reading }: Pick<KnowledgeSource, 'reading'>): Reading | null =>
  reading as unknown as Reading | null;

export const storedReading = (reading: Reading): Prisma.InputJsonObject => ({
  ...reading,
  sitemaps: reading.sitemaps && [...reading.sitemaps],
  visited: [...reading.visited],
});

const DAY_MS = 86_400_000;
const INTERVALS: Record<string, number> = { DAILY: DAY_MS, WEEKLY: 7 * DAY_MS };

/** Returns the time of the next scheduled read after a read at `now`. Returns null if the source has no schedule. */
export const nextReadAfter = (refreshInterval: string, now: Date): Date | null =>
  INTERVALS[refreshInterval] === undefined ? null : new Date(now.getTime() + INTERVALS[refreshInterval]);

type WebSource = Pick<KnowledgeSource, 'workspaceId' | 'id' | 'url' | 'scope' | 'refreshInterval'>;

/**
 * Starts a read of the pages of a source and enqueues it. The calling code must hold the lock on the source, and no
 * read of the source may be in progress. The text of the last read remains in use until it is replaced page by page.
 */
export async function beginReading(tx: Tx, source: WebSource, now: Date): Promise<void> {
  const { workspaceId, id, url, scope, refreshInterval } = source;
  const isPage = scope === 'PAGE';
  const reading: Reading = {
    id: uuidv7(),
    usedSeconds: 0,
    sitemaps: isPage ? [] : null,
    visited: [],
    attempts: 0,
    error: null,
  };
  const progress = { foundPages: isPage ? 1 : 0, processedPages: 0, failedPages: 0, cutBy: null };
  const state = { state: 'WAITING', error: null, nextReadAt: nextReadAfter(refreshInterval ?? '', now) };
  await tx.knowledgeSource.updateMany({
    where: { id },
    data: { ...state, ...progress, reading: storedReading(reading) },
  });
  if (isPage) await listPages(tx, { workspaceId, sourceId: id, readingId: reading.id, urls: [url ?? ''] });
  await enqueueWebPages(tx, { workspaceId, id });
}

interface PageList {
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly readingId: string;
  readonly urls: readonly string[];
}

/**
 * Adds pages to a read, up to the maximum number of pages. Known pages keep their text. Returns the resulting number of
 * pages, and whether some of the given pages were omitted.
 */
export async function listPages(
  tx: Tx,
  { workspaceId, sourceId, readingId, urls }: PageList,
): Promise<{ readonly count: number; readonly isCut: boolean }> {
  const where = { sourceId, readingId };
  const listed = await tx.knowledgeWebPage.findMany({ where, select: { url: true } });
  const known = new Set(listed.map(({ url }) => url));
  const unknown = urls.filter((url) => !known.has(url));
  const added = unknown.slice(0, WEB_PAGE_LIMITS.pages - listed.length);
  const rows = added.map((url, index) => ({ id: uuidv7(), url, position: listed.length + index }));
  await tx.sql`
    insert into knowledge_web_pages (workspace_id, id, source_id, url, position, reading_id)
    select ${workspaceId}::uuid, r.id, ${sourceId}::uuid, r.url, r.position, ${readingId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, url text, position int)
    on conflict (workspace_id, source_id, url) do update
      set position = excluded.position, reading_id = excluded.reading_id, state = 'WAITING', error = null, attempts = 0,
        tried_at = null`;
  return { count: listed.length + added.length, isCut: added.length < unknown.length };
}

/** Adds the time that a job spent on an unfinished read to the used time of the read. */
export const addUsedTime = (tx: Tx, sourceId: string, seconds: number) =>
  tx.sql`
    update knowledge_sources set reading = jsonb_set(reading, '{usedSeconds}', to_jsonb((reading->>'usedSeconds')::float8 + ${seconds}::float8))
    where id = ${sourceId}::uuid and reading is not null`;
