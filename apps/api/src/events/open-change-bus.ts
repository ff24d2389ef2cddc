import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import { CHANGES_CHANNEL, type ChangeBus, createChangeDispatcher } from './change-bus.ts';
import { type ConnectionHandler, LISTEN_SESSION, openListenConnection } from './listen-connection.ts';

export interface ChangeBusAddresses {
  /** URL of a direct connection. Required because transaction poolers do not support LISTEN. */
  readonly systemUrl: string;
  readonly redisUrl?: string | undefined;
}

const BEAT_MS = 10_000;

/**
 * Opens the change bus between processes. PostgreSQL delivers a change when its transaction commits, and never if the
 * transaction rolls back.
 */
export async function openChangeBus(
  { systemUrl, redisUrl }: ChangeBusAddresses,
  log: FastifyBaseLogger,
  { beatMs = BEAT_MS } = {},
): Promise<ChangeBus> {
  if (redisUrl) {
    // Imported on demand, because the Redis client consists of about 500 files.
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
      // After a reconnection, listeners reload their data, because they received no changes while the connection was
      // lost.
      if (again) missed();
      again = true;
    };
    return { heard, beat };
  };
  const session = await openListenConnection(systemUrl, { name: LISTEN_SESSION, beatMs, hold });
  return { listen, close: session.close };
}
