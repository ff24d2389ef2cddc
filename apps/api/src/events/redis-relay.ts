import { createClient } from '@redis/client';
import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import { errorMessage } from '../db/startup-log.ts';
import { StartupError } from '../errors/startup-error.ts';
import { CHANGES_CHANNEL, type ChangeBus, type ChangeDispatcher, createChangeDispatcher } from './change-bus.ts';
import { type ConnectionHandler, LISTEN_SESSION, openListenConnection } from './listen-connection.ts';

interface Addresses {
  readonly systemUrl: string;
  readonly redisUrl: string;
}

/** Message on the Redis channel which means that changes may have been lost. */
const MISSED = 'missed';
const BEAT = 'beat';

const BEAT_MS = 1_000;
/** Time in milliseconds without a heartbeat after which a subscriber considers its connection lost. */
const SILENCE_MS = 10_000;

/**
 * Distributes changes over Redis. One process relays PostgreSQL notifications, so that a change is delivered only when
 * its transaction commits. ADR 9 explains why processes do not publish their own changes.
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
  // The client has reconnected and subscribed again, so changes may have been lost.
  subscriber.on('ready', missed);
  return subscriber;
}

/**
 * Relays notifications while this process holds the relay lock. The PostgreSQL session and the Redis connection are
 * always closed together. The next relay informs all subscribers that changes may have been lost.
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

/** Key of the advisory lock, which is the same in every Frontdesk process. */
const RELAY_LOCK = 1_717_857_133;

/**
 * Tries to acquire the relay lock without waiting. Returns false if another process holds it. The lock is polled,
 * because a statement that waits for it would delay VACUUM.
 */
async function acquireRelayLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [RELAY_LOCK]);
  return rows[0]?.mine === true;
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);
