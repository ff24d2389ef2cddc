import type { Services } from '../../../context/context.ts';

/** One delivery that is ours to attempt, until the lease is over: whoever dies with it gives it back by that. */
export interface Claimed {
  readonly workspaceId: string;
  readonly id: string;
  readonly claimedUntil: Date;
}

/** How much may be under way at once, in all processes together. */
export interface Shares {
  readonly perEndpoint: number;
  readonly perWorkspace: number;
}

export const SHARES: Shares = { perEndpoint: 5, perWorkspace: 15 };

/** Longer than an attempt can take. */
const LEASE_MS = 60_000;

/**
 * The next deliveries, by turns: first the first of every workspace, then the second of every one; within a workspace first the
 * first of every endpoint. What is under way counts, so a slow endpoint uses up its own share and nobody else's.
 */
export async function claim({ database, clock }: Pick<Services, 'database' | 'clock'>, most: number, shares = SHARES) {
  const now = clock();
  const until = new Date(now.getTime() + LEASE_MS);
  return database.system.write(async (tx) => {
    // One claims at a time: two who count at once would both find room for the same.
    await tx.sql`select pg_advisory_xact_lock(hashtextextended('claim webhook deliveries', 0))`;
    return tx.sql<Claimed>`
      with busy as (
        select workspace_id, webhook_id, count(*) as n from webhook_deliveries
        where claimed_until > ${now} group by workspace_id, webhook_id
      ), at_work as (
        select workspace_id, sum(n) as n from busy group by workspace_id
      ), in_line as (
        select w.workspace_id, d.id, d.next_attempt_at,
          coalesce(b.n, 0) + row_number() over (partition by w.workspace_id, w.id order by d.next_attempt_at, d.id) as place
        from webhooks w
        left join busy b on b.workspace_id = w.workspace_id and b.webhook_id = w.id
        cross join lateral (
          select id, next_attempt_at from webhook_deliveries
          where workspace_id = w.workspace_id and webhook_id = w.id and next_attempt_at <= ${now}
          order by next_attempt_at, id limit ${shares.perEndpoint}
        ) d
      ), by_turns as (
        select l.workspace_id, l.id, l.next_attempt_at,
          coalesce(a.n, 0) + row_number() over (partition by l.workspace_id order by l.place, l.next_attempt_at, l.id) as turn
        from in_line l left join at_work a on a.workspace_id = l.workspace_id
        where l.place <= ${shares.perEndpoint}
      ), next as (
        select workspace_id, id from by_turns where turn <= ${shares.perWorkspace}
        order by turn, next_attempt_at, id limit ${most}
      )
      update webhook_deliveries d set claimed_until = ${until}, next_attempt_at = ${until}
      from next where d.workspace_id = next.workspace_id and d.id = next.id and d.next_attempt_at <= ${now}
      returning d.workspace_id as "workspaceId", d.id, d.claimed_until as "claimedUntil"`;
  });
}
