import type { Services } from '../../../../auth/context.ts';

/**
 * Delivery that a worker has claimed. If the worker crashes, the claim expires and another worker can claim the
 * delivery.
 */
export interface ClaimedDelivery {
  readonly workspaceId: string;
  readonly id: string;
  readonly claimedUntil: Date;
  readonly concurrencyClass: ConcurrencyClass;
}

/**
 * Queue of a delivery. Failing endpoints use a separate queue until they accept a delivery, so that they do not delay
 * other endpoints.
 */
export type ConcurrencyClass = 'WELL' | 'FAILING';

/** Maximum number of concurrent deliveries in a queue, across all processes. */
interface Shares {
  readonly perEndpoint: number;
  readonly perWorkspace: number;
}

export const SHARES: Readonly<Record<ConcurrencyClass, Shares>> = {
  WELL: { perEndpoint: 5, perWorkspace: 15 },
  FAILING: { perEndpoint: 1, perWorkspace: 5 },
};

/** Number of additional deliveries that a worker can start, by queue. */
export type FreeSlots = Readonly<Record<ConcurrencyClass, number>>;

/** Maximum duration of a claim in milliseconds, which is longer than an attempt can take. */
const LEASE_MS = 60_000;

/**
 * Claims the next due deliveries, up to the number of free slots. The workspaces take turns (round robin), and so do
 * the endpoints of each workspace. Deliveries in progress are counted, so that a slow endpoint uses only its own share.
 */
export async function claimDeliveries(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  freeSlots: FreeSlots,
): Promise<ClaimedDelivery[]> {
  const now = clock();
  const until = new Date(now.getTime() + LEASE_MS);
  const classes = JSON.stringify(CLASSES.map((name) => ({ class: name, room: freeSlots[name], ...SHARES[name] })));
  return database.system.write(async (tx) => {
    // Serializes claims, because otherwise two workers could count the same free slot.
    await tx.sql`select pg_advisory_xact_lock(hashtextextended('claim webhook deliveries', 0))`;
    return tx.sql<ClaimedDelivery>`
      with classes as (
        select * from jsonb_to_recordset(${classes}::jsonb)
          as classes (class text, room int, "perEndpoint" int, "perWorkspace" int)
      ), busy as (
        select workspace_id, webhook_id, count(*) as n from webhook_deliveries
        where claimed_until > ${now} group by workspace_id, webhook_id
      ), endpoints as (
        select w.workspace_id, w.id, case when w.failing_since is null then 'WELL' else 'FAILING' end as class,
          coalesce(b.n, 0) as busy
        from webhooks w left join busy b on b.workspace_id = w.workspace_id and b.webhook_id = w.id
      ), at_work as (
        select workspace_id, class, sum(busy) as n from endpoints group by workspace_id, class
      ), in_line as (
        select e.workspace_id, e.class, d.id, d.next_attempt_at,
          e.busy + row_number() over (partition by e.workspace_id, e.id order by d.next_attempt_at, d.id) as place
        from endpoints e join classes using (class)
        cross join lateral (
          select id, next_attempt_at from webhook_deliveries
          where workspace_id = e.workspace_id and webhook_id = e.id and next_attempt_at <= ${now}
          order by next_attempt_at, id limit classes."perEndpoint"
        ) d
      ), by_turns as (
        select l.*, a.n + row_number() over (partition by l.workspace_id, class order by l.place, l.next_attempt_at, l.id) as turn
        from in_line l join classes using (class) join at_work a using (workspace_id, class)
        where l.place <= classes."perEndpoint"
      ), next as (
        select t.*, row_number() over (partition by class order by t.turn, t.next_attempt_at, t.id) as nth
        from by_turns t join classes using (class) where t.turn <= classes."perWorkspace"
      )
      update webhook_deliveries d set claimed_until = ${until}, next_attempt_at = ${until}
      from next join classes using (class)
      where next.nth <= classes.room and d.workspace_id = next.workspace_id and d.id = next.id and d.next_attempt_at <= ${now}
      returning d.workspace_id as "workspaceId", d.id, d.claimed_until as "claimedUntil", next.class as "concurrencyClass"`;
  });
}

const CLASSES: readonly ConcurrencyClass[] = ['WELL', 'FAILING'];
