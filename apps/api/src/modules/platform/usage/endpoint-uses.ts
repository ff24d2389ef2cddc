import type { Services } from '../../../auth/context.ts';
import type { EndpointUses } from '../../../rate-limiting/api-limits.ts';

export interface EndpointUseWriter extends EndpointUses {
  /** Stores the counts that are still in memory, and waits until they are stored. */
  close(): Promise<void>;
}

/**
 * Minimum interval in milliseconds between two writes. Counts are stored immediately if the interval has passed,
 * otherwise at its end. A process that is killed loses the counts of this interval.
 */
const EVERY_MS = 10_000;
/** Number of counts in memory above which they are stored before `EVERY_MS` has passed. */
const MOST = 5_000;
const HOUR_MS = 3_600_000;

interface Count {
  readonly workspaceId: string;
  readonly endpoint: string;
  readonly hour: Date;
  requests: number;
  cost: number;
}

/** Counts the requests of API keys by workspace, endpoint and hour in memory, and stores the counts in the background. */
export function endpointUses(services: Pick<Services, 'database' | 'clock' | 'log'>): EndpointUseWriter {
  const waiting = new Map<string, Count>();
  const writes = new Set<Promise<void>>();
  let storedAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    storedAt = services.clock().getTime();
    const counts = [...waiting.values()];
    waiting.clear();
    if (counts.length === 0) return;
    const written = store(services, counts)
      .catch((err: unknown) => services.log.error({ err }, 'the requests of API keys could not be counted'))
      .finally(() => writes.delete(written));
    writes.add(written);
  }

  return {
    note: (workspaceId, endpoint, cost) => {
      const hour = new Date(Math.floor(services.clock().getTime() / HOUR_MS) * HOUR_MS);
      const key = JSON.stringify([workspaceId, endpoint, hour]);
      const count = waiting.get(key) ?? { workspaceId, endpoint, hour, requests: 0, cost: 0 };
      count.requests += 1;
      count.cost += cost;
      waiting.set(key, count);
      if (waiting.size >= MOST || services.clock().getTime() - storedAt >= EVERY_MS) return flush();
      timer ??= setTimeout(flush, EVERY_MS).unref();
    },
    close: async () => {
      flush();
      await Promise.all(writes);
    },
  };
}

/**
 * Adds counts to the stored counts of all workspaces with a single SQL statement. Counts of deleted workspaces are
 * discarded.
 */
async function store({ database }: Pick<Services, 'database'>, counts: readonly Count[]): Promise<void> {
  await database.system.pool.query(
    `insert into endpoint_uses as stored (workspace_id, endpoint, hour, requests, cost)
     select w.workspace_id, u.endpoint, u.hour, u.requests, u.cost
     from jsonb_to_recordset($1::jsonb)
         as u ("workspaceId" uuid, endpoint text, hour timestamptz, requests int, cost bigint)
       join workspaces w on w.workspace_id = u."workspaceId"
     order by w.workspace_id, u.endpoint, u.hour
     on conflict (workspace_id, endpoint, hour)
     do update set requests = stored.requests + excluded.requests, cost = stored.cost + excluded.cost`,
    [JSON.stringify(counts)],
  );
}
