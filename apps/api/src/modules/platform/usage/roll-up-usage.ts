import type { Tx } from '../../../db/transaction.ts';

/**
 * Adds new usage events to their hourly sums, each event exactly once. Events of transactions that may still be running
 * are added by a later run. Concurrent runs are serialized by a lock on the row that stores the progress.
 *
 * Throws an error if the stored progress is ahead of the server, which happens if a dump was restored to another server.
 */
export async function rollUpUsage(tx: Tx): Promise<void> {
  // The lock is acquired in a separate statement, so that the snapshot of the next statement is taken after the lock
  // was granted.
  await tx.sql`select 1 from usage_rollups for update`;
  const progress = await tx.sql`
    with bounds as materialized (
      select next_xid as since, greatest(next_xid, pg_snapshot_xmin(pg_current_snapshot())) as until from usage_rollups),
    ended as materialized (
      select workspace_id, meter, traffic, occurred_at, quantity, uncharged_reason from usage_events
       where xid >= (select since from bounds) and xid < (select until from bounds)),
    zones as materialized (
      select workspace_id, app.known_timezone(timezone) as tz from workspaces
       where workspace_id in (select workspace_id from ended)),
    summed as (
      insert into usage_hours as h (workspace_id, meter, traffic, hour, quantity, uncharged)
      select e.workspace_id, e.meter, e.traffic, date_trunc('hour', e.occurred_at, z.tz) as hour, sum(e.quantity),
        coalesce(sum(e.quantity) filter (where e.uncharged_reason is not null), 0)
        from ended e join zones z on z.workspace_id = e.workspace_id group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (workspace_id, meter, traffic, hour) do update
        set quantity = h.quantity + excluded.quantity, uncharged = h.uncharged + excluded.uncharged)
    update usage_rollups set next_xid = (select until from bounds)
     where next_xid <= pg_snapshot_xmax(pg_current_snapshot()) returning 1`;
  if (progress.length === 0)
    throw new Error('usage_rollups.next_xid is not a transaction of this server. See docs/deploy/backup.md.');
}
