import { createHash } from 'node:crypto';
import { type FhirResource, SOURCE_LIMITS } from '@frontdesk/domain';
import { type PageRequest, SourceError, type SourcePage } from '@frontdesk/providers';

/** Where a run is: at which type of record, and where its next page is. It is kept with what the pages before it said. */
export interface SyncCursor {
  readonly type: FhirResource;
  /** Null before the first page. */
  readonly next: string | null;
  /** From when on this type is read; null: from its beginning. */
  readonly since: string | null;
  /** The newest change that was seen of it, by the system's clock. */
  readonly newest: string | null;
  /** When its first page was told, by the same clock. */
  readonly begunAt: string | null;
  /** How often its search had to be begun again. */
  readonly restarts: number;
  /** A page before, and how far behind it is: whoever meets it again goes in a circle (Brent). */
  readonly mark: string | null;
  readonly steps: number;
  readonly reach: number;
}

/** By type, until when it was read to its end. */
export type HighWatermark = Readonly<Partial<Record<FhirResource, string>>>;

const OVERLAP_MS = SOURCE_LIMITS.overlapMinutes * 60_000;
const RESTARTS = 3;

/** The clock of a system may stand a little behind itself: what changed shortly before is asked for again, and known again. */
export function firstCursor(type: FhirResource, until: HighWatermark): SyncCursor {
  const read = until[type];
  const since = read ? new Date(Date.parse(read) - OVERLAP_MS).toISOString() : null;
  const loop = { mark: null, steps: 0, reach: 1 };
  return { type, next: null, since, newest: null, begunAt: null, restarts: 0, ...loop };
}

export const pageRequestOf = ({ type, next, since }: SyncCursor): PageRequest =>
  next === null ? { type, since: since === null ? null : new Date(since) } : { type, next };

/** The same search from its beginning; null when it was begun too often. What is read twice is known the second time. */
export const restartedCursor = (place: SyncCursor): SyncCursor | null =>
  place.next === null || place.restarts >= RESTARTS
    ? null
    : { ...place, next: null, restarts: place.restarts + 1, mark: null, steps: 0, reach: 1 };

export interface CursorMove {
  /** Null once everything was read. */
  readonly place: SyncCursor | null;
  /** Of the type whose last page this was. */
  readonly readUntil: HighWatermark;
}

/** Where a run is after a page. `types` in the order in which they are read. */
export function cursorAfterPage(
  place: SyncCursor,
  page: SourcePage,
  { types, until, now }: { readonly types: readonly FhirResource[]; readonly until: HighWatermark; readonly now: Date },
): CursorMove {
  const begunAt = place.begunAt ?? (page.toldAt ?? now).toISOString();
  const newest = newestOf(place.newest, page);
  if (page.next !== null)
    return { place: { ...place, next: page.next, begunAt, newest, ...advanceTo(place, page.next) }, readUntil: {} };
  const following = types[types.indexOf(place.type) + 1];
  // What changed after the search began may stand on a page that was read before: it is asked for again, whatever came later.
  const readUntil = newest === null ? {} : { [place.type]: newest < begunAt ? newest : begunAt };
  return { place: following ? firstCursor(following, until) : null, readUntil };
}

function newestOf(before: string | null, { records }: SourcePage): string | null {
  const times = records.map(({ updatedAt }) => updatedAt.toISOString());
  return [...(before ? [before] : []), ...times].sort().at(-1) ?? null;
}

/** Remembers one page, then one twice as far on: a circle of any size is met, and nothing grows. */
function advanceTo({ mark, steps, reach }: SyncCursor, next: string) {
  const here = createHash('sha256').update(next).digest('base64url');
  if (here === mark) throw new SourceError('REFUSED', 'Its pages lead back to one that was read before.');
  return steps + 1 >= reach ? { mark: here, steps: 0, reach: reach * 2 } : { mark, steps: steps + 1, reach };
}
