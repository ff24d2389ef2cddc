import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import { type Bus, exchange, NOTES_CHANNEL } from './change-bus.ts';
import { type Held, keepSession, NOTES_SESSION } from './listen-connection.ts';

export interface BusAddresses {
  /** Straight to PostgreSQL: a pooler that lends connections for a transaction forgets who listens. */
  readonly systemUrl: string;
  readonly redisUrl?: string | undefined;
}

const BEAT_MS = 10_000;

/** What one process hears of all of them. PostgreSQL delivers a note when, and only when, the change that wrote it commits. */
export async function openBus(
  { systemUrl, redisUrl }: BusAddresses,
  log: FastifyBaseLogger,
  { beatMs = BEAT_MS } = {},
): Promise<Bus> {
  if (redisUrl) {
    // Five hundred files, of which a process without Redis needs none.
    const { notesOverRedis } = await import('./redis-relay.ts');
    return notesOverRedis({ systemUrl, redisUrl }, log);
  }
  const { listen, heard, missed } = exchange(log);
  let again = false;
  const hold = (client: pg.Client): Held => {
    let listens = false;
    const beat = async () => {
      if (listens) return client.query('select 1');
      await client.query(`listen ${NOTES_CHANNEL}`);
      listens = true;
      // What was said since the connection before this one is lost.
      if (again) missed();
      again = true;
    };
    return { heard, beat };
  };
  const session = await keepSession(systemUrl, { name: NOTES_SESSION, beatMs, hold });
  return { listen, close: session.close };
}
