import { createHash } from 'node:crypto';
import { type FhirResource, SOURCE_LIMITS } from '@frontdesk/domain';
import { type PageRequest, SourceError, type SourcePage } from '@frontdesk/providers';

/** Cursor of a run: resource type and next page. Stored with the data of the pages before. */
export interface SyncCursor {
  readonly type: FhirResource;
  /** Null before the first page. */
  readonly next: string | null;
  /** Lower time limit of the search. Null: from the beginning. */
  readonly since: string | null;
  /** Newest change recordsRead, by the system's clock. */
  readonly newest: string | null;
  /** Server time of the first page. */
  readonly begunAt: string | null;
  /** Number of restarts of the search. */
  readonly restarts: number;
  /** An earlier page and the distance to it, for cycle detection (Brent). */
  readonly mark: string | null;
  readonly steps: number;
  readonly reach: number;
}

/** Time up to which each type was read completely. */
export type HighWatermark = Readonly<Partial<Record<FhirResource, string>>>;

const OVERLAP_MS = SOURCE_LIMITS.overlapMinutes * 60_000;
const RESTARTS = 3;

/** Starts slightly before the last time, because server clocks can lag. Records read twice are unchanged. */
export function firstCursor(type: FhirResource, until: HighWatermark): SyncCursor {
  const read = until[type];
  const since = read ? new Date(Date.parse(read) - OVERLAP_MS).toISOString() : null;
  const loop = { mark: null, steps: 0, reach: 1 };
  return { type, next: null, since, newest: null, begunAt: null, restarts: 0, ...loop };
}

export const pageRequestOf = ({ type, next, since }: SyncCursor): PageRequest =>
  next === null ? { type, since: since === null ? null : new Date(since) } : { type, next };

/** Restarts the search. Null after too many restarts. Records read twice are unchanged. */
export const restartedCursor = (cursor: SyncCursor): SyncCursor | null =>
  cursor.next === null || cursor.restarts >= RESTARTS
    ? null
    : { ...cursor, next: null, restarts: cursor.restarts + 1, mark: null, steps: 0, reach: 1 };

export interface CursorMove {
  /** Null when everything was read. */
  readonly cursor: SyncCursor | null;
  /** For the type whose last page this was. */
  readonly highWatermark: HighWatermark;
}

/** Cursor after a page. `types` in read order. */
export function cursorAfterPage(
  cursor: SyncCursor,
  page: SourcePage,
  { types, until, now }: { readonly types: readonly FhirResource[]; readonly until: HighWatermark; readonly now: Date },
): CursorMove {
  const begunAt = cursor.begunAt ?? (page.serverTime ?? now).toISOString();
  const newest = newestOf(cursor.newest, page);
  if (page.next !== null)
    return {
      cursor: { ...cursor, next: page.next, begunAt, newest, ...advanceTo(cursor, page.next) },
      highWatermark: {},
    };
  const following = types[types.indexOf(cursor.type) + 1];
  // Records changed after the search began may be on pages already read, so they are read again.
  const highWatermark = newest === null ? {} : { [cursor.type]: newest < begunAt ? newest : begunAt };
  return { cursor: following ? firstCursor(following, until) : null, highWatermark };
}

function newestOf(before: string | null, { records }: SourcePage): string | null {
  const times = records.map(({ updatedAt }) => updatedAt.toISOString());
  return [...(before ? [before] : []), ...times].sort().at(-1) ?? null;
}

/** Brent's cycle detection: remembers pages at doubling distances, in constant space. */
function advanceTo({ mark, steps, reach }: SyncCursor, next: string) {
  const here = createHash('sha256').update(next).digest('base64url');
  if (here === mark) throw new SourceError('REFUSED', 'Its pages contain a loop.');
  return steps + 1 >= reach ? { mark: here, steps: 0, reach: reach * 2 } : { mark, steps: steps + 1, reach };
}
