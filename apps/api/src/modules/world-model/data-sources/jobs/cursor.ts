import { createHash } from 'node:crypto';
import { REST_LIMITS, SOURCE_LIMITS } from '@frontdesk/domain';
import { type PageRequest, SourceError, type SourcePage, type SourceRecordType } from '@frontdesk/providers';

/**
 * Position of a run, which consists of the resource type and the next page. Stored in the same transaction as the
 * previous page.
 */
export interface SyncCursor {
  readonly type: SourceRecordType;
  /** URL of the next page. Null before the first page. */
  readonly next: string | null;
  /** Time since which the requested records have changed. If null, all records are requested. */
  readonly since: string | null;
  /** Latest change time of the records read so far, by the clock of the external system. Null if no record was read. */
  readonly newest: string | null;
  /**
   * Server time of the response with the first page, or the worker's time if the response contains none. Null before
   * the first page.
   */
  readonly begunAt: string | null;
  /** Number of times that the search was restarted because the next page no longer existed. */
  readonly restarts: number;
  /**
   * Hash of the content or URL of an earlier page, used for cycle detection (Brent's algorithm). Null before the first
   * page.
   */
  readonly mark: string | null;
  /**
   * Hash of the content of the previous page, used to detect that a server returns the same page twice. Null or omitted
   * before the first page, and if the next page is identified by its URL.
   */
  readonly lastMark?: string | null;
  /** Number of pages read in the current search. */
  readonly pages?: number;
  readonly steps: number;
  readonly reach: number;
}

/** Time up to which the changes of each resource type have been read. */
export type HighWatermark = Readonly<Partial<Record<SourceRecordType, string>>>;

const OVERLAP_MS = SOURCE_LIMITS.overlapMinutes * 60_000;
const RESTARTS = 3;

/**
 * Returns the first cursor of a resource type. The search starts a few minutes before the watermark, because server
 * clocks can lag. Records that are read twice have no effect.
 */
export function firstCursor(type: SourceRecordType, until: HighWatermark): SyncCursor {
  const read = until[type];
  const since = read ? new Date(Date.parse(read) - OVERLAP_MS).toISOString() : null;
  return { type, next: null, since, newest: null, begunAt: null, restarts: 0, ...UNMARKED };
}

export const pageRequestOf = ({ type, next, since }: SyncCursor): PageRequest =>
  next === null ? { type, since: since === null ? null : new Date(since) } : { type, next };

/**
 * Restarts the search of the current type. Returns null on the first page and after too many restarts. Records that are
 * read twice have no effect.
 */
export const restartedCursor = (cursor: SyncCursor): SyncCursor | null =>
  cursor.next === null || cursor.restarts >= RESTARTS
    ? null
    : { ...cursor, next: null, restarts: cursor.restarts + 1, ...UNMARKED };

export interface CursorMove {
  /** Cursor of the next page. Null if all resource types were read. */
  readonly cursor: SyncCursor | null;
  /** New watermark of a resource type whose last page was read. Empty otherwise. */
  readonly highWatermark: HighWatermark;
}

/**
 * Returns the cursor for the page after the given one. `types` must be in the order in which they are read. Throws
 * SourceError if the pages form a cycle or do not end.
 */
export function cursorAfterPage(
  cursor: SyncCursor,
  page: SourcePage,
  {
    types,
    until,
    now,
  }: { readonly types: readonly SourceRecordType[]; readonly until: HighWatermark; readonly now: Date },
): CursorMove {
  const begunAt = cursor.begunAt ?? (page.serverTime ?? now).toISOString();
  const newest = newestOf(cursor.newest, page);
  if (page.next !== null)
    return {
      cursor: { ...cursor, next: page.next, begunAt, newest, ...advanceTo(cursor, page, page.next) },
      highWatermark: {},
    };
  const following = types[types.indexOf(cursor.type) + 1];
  // A record that changed during the search may belong to a page that was already read, so the next run reads changes
  // since the start of this search.
  const highWatermark = newest === null ? {} : { [cursor.type]: newest < begunAt ? newest : begunAt };
  return { cursor: following ? firstCursor(following, until) : null, highWatermark };
}

const UNMARKED = { mark: null, lastMark: null, pages: 0, steps: 0, reach: 1 };

function newestOf(before: string | null, { records }: SourcePage): string | null {
  const times = records.map(({ updatedAt }) => updatedAt.toISOString());
  return [...(before ? [before] : []), ...times].sort().at(-1) ?? null;
}

/**
 * Returns the state of the cycle detection after a page. Throws SourceError if the next page equals the stored page.
 * Brent's algorithm compares each page with only one stored page, so that the cursor does not grow.
 */
function advanceTo({ mark, lastMark, steps, reach, pages = 0 }: SyncCursor, page: SourcePage, next: string) {
  const here = page.mark ?? createHash('sha256').update(next).digest('base64url');
  if (page.mark !== null && here === lastMark)
    throw new SourceError('REFUSED', 'The system returned the same page twice.', { failure: 'REPEATED_PAGE' });
  if (here === mark) throw new SourceError('REFUSED', 'Its pages contain a loop.', { failure: 'REPEATED_PAGE' });
  if (pages + 1 >= REST_LIMITS.pages)
    throw new SourceError('REFUSED', `The system returned ${REST_LIMITS.pages} pages and did not end.`, {
      failure: 'TOO_MANY_PAGES',
    });
  const passed = { lastMark: page.mark, pages: pages + 1 };
  return steps + 1 >= reach
    ? { ...passed, mark: here, steps: 0, reach: reach * 2 }
    : { ...passed, mark, steps: steps + 1, reach };
}
