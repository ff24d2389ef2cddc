import type { Pool } from 'pg';

/** Limit on the points in any period that has the length of the window. */
export interface WindowLimit {
  readonly key: string;
  readonly quota: number;
  /** Number of points that a permitted request adds. */
  readonly points: number;
}

/** State of a limit after a request. */
export interface Quota {
  readonly quota: number;
  /** Number of remaining points, at least 0. */
  readonly left: number;
  /** Seconds until the complete quota is available again or, if it is used up, until the next request is allowed. */
  readonly resetSeconds: number;
}

export interface Taken {
  /** True if every limit had a point left. Otherwise, nothing was counted. */
  readonly permitted: boolean;
  readonly quotas: readonly Quota[];
}

interface Row {
  readonly current: number;
  readonly prior: number;
  readonly expire: string;
  readonly permitted: boolean;
}

const rotated = (row: string) => ({
  current: `case when $4 < ${row}.expire - $5 then ${row}.points else 0 end`,
  prior: `case when $4 < ${row}.expire - $5 then ${row}.prior when $4 < ${row}.expire then ${row}.points else 0 end`,
  expire: `case when $4 < ${row}.expire - $5 then ${row}.expire when $4 < ${row}.expire then ${row}.expire + $5 else $4 + 2 * $5 end`,
});
const [LOCKED, STORED] = [rotated('r'), rotated('stored')];

/**
 * SQL that counts points. A row contains the points of its window and of the previous window. `expire` is the end of
 * the next window, until which the row is needed. Rows are locked in a fixed order, which prevents deadlocks.
 */
const TAKE_SQL = `
  with asked as (select * from unnest($1::text[], $2::int[], $3::int[]) with ordinality as a (key, points, quota, at)),
    locked as (
      select r.key, ${LOCKED.current} as current, ${LOCKED.prior} as prior, ${LOCKED.expire} as expire
      from rate_limits r where r.key = any($1) order by r.key for update),
    used as (
      select a.at, a.quota, coalesce(l.current, 0) as current, coalesce(l.prior, 0) as prior,
        coalesce(l.expire, $4 + 2 * $5) as expire
      from asked a left join locked l using (key)),
    verdict as (
      select $6 or bool_and(current + prior * (expire - $5 - $4) / $5::float8 + 1 <= quota) as permitted from used),
    counted as (
      insert into rate_limits as stored (key, points, prior, expire)
      select key, points, 0, $4 + 2 * $5 from asked where (select permitted from verdict) order by key
      on conflict (key) do update
      set points = ${STORED.current} + excluded.points, prior = ${STORED.prior}, expire = ${STORED.expire})
  select current, prior, expire, permitted from used, verdict order by at`;

interface Request {
  readonly limits: readonly WindowLimit[];
  /** Current time in milliseconds since 1970. */
  readonly now: number;
  readonly windowMs: number;
  /** True to count the points even if a limit is used up. */
  readonly always: boolean;
}

/** Counts points against all limits with a single SQL statement, but only if each limit has a point left. */
export async function takeFromWindows(
  pool: Pick<Pool, 'query'>,
  { limits, now, windowMs, always }: Request,
): Promise<Taken> {
  const columns = [limits.map(({ key }) => key), limits.map(({ points }) => points), limits.map(({ quota }) => quota)];
  const values = [...columns, now, windowMs, always];
  const { rows } = await pool.query<Row>({ name: 'windows-take', text: TAKE_SQL, values });
  const permitted = rows[0]?.permitted ?? true;
  const quotas = limits.map(({ quota, points }, index) => {
    const { current, prior, expire } = rows[index] as Row;
    const window = { current: current + (permitted ? points : 0), prior, endsInMs: Number(expire) - windowMs - now };
    return toQuota(window, quota, windowMs);
  });
  return { permitted, quotas };
}

/** Points of the current and the previous window, and the remaining time of the current window in milliseconds. */
export interface Window {
  readonly current: number;
  readonly prior: number;
  readonly endsInMs: number;
}

/**
 * Computes a quota. The points of the previous window are weighted by the share of that window in the sliding period
 * that ends now.
 */
function toQuota(window: Window, quota: number, windowMs: number): Quota {
  const { current, prior, endsInMs } = window;
  const left = Math.max(0, Math.floor(quota - current - (prior * endsInMs) / windowMs));
  const restMs = current > 0 ? endsInMs + windowMs : prior > 0 ? endsInMs : 0;
  const waitMs = left > 0 ? restMs : waitMsOf(window, quota, windowMs);
  return { quota, left, resetSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
}

/** Returns the time in milliseconds until one point is available, if no other request is counted. */
export function waitMsOf({ current, prior, endsInMs }: Window, quota: number, windowMs: number): number {
  const room = quota - 1 - current;
  if (room >= 0) return prior === 0 ? 0 : Math.max(0, endsInMs - (room / prior) * windowMs);
  return endsInMs + windowMs - ((quota - 1) / current) * windowMs;
}
