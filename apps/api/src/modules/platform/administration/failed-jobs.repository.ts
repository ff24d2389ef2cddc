import type pg from 'pg';
import type { Page } from '../../../db/page.ts';
import type { Tx } from '../../../db/transaction.ts';

interface FailedJobRow {
  readonly id: string;
  readonly task: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly created_at: Date;
  readonly last_attempt_at: Date;
}

/** Condition for failed jobs: no attempts left, not running, and not replaced by a newer job with the same key. */
const FAILED = `j.attempts >= j.max_attempts and j.locked_at is null and not (j.key is null and t.identifier <> all($1::text[]))`;
const JOBS = `graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`;
// Truncated to milliseconds, which is the precision of cursors.
const CREATED = `date_trunc('milliseconds', j.created_at)`;
// graphile-worker does not store the time of a failure, but it delays the next attempt by this interval.
const LAST_ATTEMPT = `case when j.last_error is null then j.run_at else j.run_at - exp(least(j.attempts, 10)) * interval '1 second' end`;

export async function findFailedJobs(pool: pg.Pool, { take, after }: Page, keyless: readonly string[]) {
  const [found, counted] = await Promise.all([
    pool.query<FailedJobRow>(
      `select j.id::text, t.identifier as task, j.attempts, j.last_error as error, ${CREATED} as created_at,
         ${LAST_ATTEMPT} as last_attempt_at
       from ${JOBS} where ${FAILED} and ($2::timestamptz is null or (${CREATED}, j.id) < ($2, $3::bigint))
       order by ${CREATED} desc, j.id desc limit $4`,
      [keyless, after?.at ?? null, after?.id ?? null, take],
    ),
    pool.query<{ count: number }>(`select count(*)::int as count from ${JOBS} where ${FAILED}`, [keyless]),
  ]);
  return { rows: found.rows, totalCount: counted.rows[0]?.count ?? 0 };
}

export interface LockedJob {
  readonly id: string;
  readonly task: string;
  readonly payload: unknown;
}

/**
 * Locks those of the given jobs that have failed and are not running, until the end of the transaction, and returns
 * them. A job without a key is returned only if its task is in `keyless`.
 */
export const lockFailedJobs = (tx: Tx, ids: readonly string[], keyless: readonly string[]): Promise<LockedJob[]> =>
  tx.sql<LockedJob>`
    select j.id::text, t.identifier as task, j.payload
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.id = any(${ids}::bigint[]) and j.attempts >= j.max_attempts and j.locked_at is null
      and not (j.key is null and t.identifier <> all(${keyless}::text[]))
    order by j.id for update of j`;

export async function rescheduleJobs(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.sql`select from graphile_worker.reschedule_jobs(${ids}::bigint[], run_at => now(), attempts => 0)`;
}

export async function deleteJobs(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.sql`delete from graphile_worker._private_jobs where id = any(${ids}::bigint[])`;
}
