import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import { CHANGES_CHANNEL, type ChangeBus, createChangeDispatcher } from './change-bus.ts';
import { type ConnectionHandler, LISTEN_SESSION, openListenConnection } from './listen-connection.ts';

export interface ChangeBusAddresses {
  /** Straight to PostgreSQL: a pooler that lends connections for a transaction forgets who listens. */
  readonly systemUrl: string;
  readonly redisUrl?: string | undefined;
}

const BEAT_MS = 10_000;

/** What one process hears of all of them. PostgreSQL delivers a note when, and only when, the change that wrote it commits. */
export async function openChangeBus(
  { systemUrl, redisUrl }: ChangeBusAddresses,
  log: FastifyBaseLogger,
  { beatMs = BEAT_MS } = {},
): Promise<ChangeBus> {
  if (redisUrl) {
    // Five hundred files, of which a process without Redis needs none.
    const { relayChangesOverRedis } = await import('./redis-relay.ts');
    return relayChangesOverRedis({ systemUrl, redisUrl }, log);
  }
  const { listen, heard, missed } = createChangeDispatcher(log);
  let again = false;
  const hold = (client: pg.Client): ConnectionHandler => {
    let listens = false;
    const beat = async () => {
      if (listens) return client.query('select 1');
      await client.query(`listen ${CHANGES_CHANNEL}`);
      listens = true;
      // What was said since the connection before this one is lost.
      if (again) missed();
      again = true;
    };
    return { heard, beat };
  };
  const session = await openListenConnection(systemUrl, { name: LISTEN_SESSION, beatMs, hold });
  return { listen, close: session.close };
}
