import { createClient } from '@redis/client';
import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import { errorMessage } from '../db/error-message.ts';
import { StartupError } from '../errors/startup-error.ts';
import { CHANGES_CHANNEL, type ChangeBus, type ChangeDispatcher, createChangeDispatcher } from './change-bus.ts';
import { type ConnectionHandler, LISTEN_SESSION, openListenConnection } from './listen-connection.ts';

interface Addresses {
  readonly systemUrl: string;
  readonly redisUrl: string;
}

/** Messages on the channel besides changes. */
const MISSED = 'missed';
const BEAT = 'beat';

const BEAT_MS = 1_000;
/** A subscriber without a heartbeat for this long has a dead connection. */
const SILENCE_MS = 10_000;

/**
 * Distributes changes over Redis: one process relays PostgreSQL notifications, so that a change is still delivered
 * exactly when its transaction commits. ADR 9 explains why processes do not publish themselves.
 */
export async function relayChangesOverRedis(
  { systemUrl, redisUrl }: Addresses,
  log: FastifyBaseLogger,
): Promise<ChangeBus> {
  const local = createChangeDispatcher(log);
  const subscriber = await subscribe(redisUrl, local);
  try {
    const session = await openListenConnection(systemUrl, {
      name: LISTEN_SESSION,
      beatMs: BEAT_MS,
      hold: (client) => relay(client, redisUrl),
    });
    const close = async () => {
      await session.close();
      subscriber.destroy();
    };
    return { listen: local.listen, close };
  } catch (error) {
    subscriber.destroy();
    throw error;
  }
}

async function subscribe(url: string, { heard, missed }: ChangeDispatcher) {
  let begun = false;
  const reconnectStrategy = (tries: number) => (begun ? Math.min(100 * 2 ** tries, 5_000) : false);
  const subscriber = createClient({ url, socket: { socketTimeout: SILENCE_MS, reconnectStrategy } });
  subscriber.on('error', () => {});
  try {
    await subscriber.connect();
  } catch (error) {
    throw new StartupError(`Redis at ${hostOf(url)} (REDIS_URL) cannot be used: ${errorMessage(error)}.`);
  }
  await subscriber.subscribe(CHANGES_CHANNEL, (message) => {
    if (message === MISSED) missed();
    else if (message !== BEAT) heard(message);
  });
  begun = true;
  // Ready and resubscribed; the library does both.
  subscriber.on('ready', missed);
  return subscriber;
}

/**
 * Holds the relay lock. The PostgreSQL session and the Redis connection end together, and the next relay announces
 * that changes may be missing.
 */
function relay(client: pg.Client, url: string): ConnectionHandler {
  const publisher = createClient({ url, socket: { reconnectStrategy: false }, disableOfflineQueue: true });
  publisher.on('error', () => {});
  const publish = (message: string) => publisher.publish(CHANGES_CHANNEL, message);
  const giveUp = () => client.end().catch(() => {});
  return {
    beat: async () => {
      if (publisher.isOpen) return Promise.all([client.query('select 1'), publish(BEAT)]);
      if (!(await acquireRelayLock(client))) return null;
      await publisher.connect();
      await client.query(`listen ${CHANGES_CHANNEL}`);
      return publish(MISSED);
    },
    heard: (payload = '') => void publish(payload).catch(giveUp),
    end: () => publisher.isOpen && publisher.destroy(),
  };
}

/** Arbitrary number that all Frontdesk processes share. */
const RELAY_LOCK = 1_717_857_133;

/** Polls for the lock, because a waiting statement also delays VACUUM. */
async function acquireRelayLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [RELAY_LOCK]);
  return rows[0]?.mine === true;
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);
