import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import { CHANGES_CHANNEL, type ChangeBus, createChangeDispatcher } from './change-bus.ts';
import { type ConnectionHandler, LISTEN_SESSION, openListenConnection } from './listen-connection.ts';

export interface ChangeBusAddresses {
  /** Direct connection: a transaction pooler does not support LISTEN. */
  readonly systemUrl: string;
  readonly redisUrl?: string | undefined;
}

const BEAT_MS = 10_000;

/** Change bus across processes. PostgreSQL delivers a change exactly when its transaction commits. */
export async function openChangeBus(
  { systemUrl, redisUrl }: ChangeBusAddresses,
  log: FastifyBaseLogger,
  { beatMs = BEAT_MS } = {},
): Promise<ChangeBus> {
  if (redisUrl) {
    // Loads some five hundred files that a process without Redis does not need.
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
      // Changes during the reconnect were lost.
      if (again) missed();
      again = true;
    };
    return { heard, beat };
  };
  const session = await openListenConnection(systemUrl, { name: LISTEN_SESSION, beatMs, hold });
  return { listen, close: session.close };
}
