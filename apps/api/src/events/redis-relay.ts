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

/** What is said on the channel besides notes. */
const MISSED = 'missed';
const BEAT = 'beat';

const BEAT_MS = 1_000;
/** A subscriber that hears no beat for so long is on a dead connection. */
const SILENCE_MS = 10_000;

/**
 * Every process hears Redis, and one of them carries over what PostgreSQL notifies: a note is still delivered when, and
 * only when, its change commits. Why no process publishes by itself stands in ADR 9.
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
  // Ready again, that is, and subscribed again: the library sees to it first.
  subscriber.on('ready', missed);
  return subscriber;
}

/**
 * While it holds the lock, a session in PostgreSQL and a connection to Redis are one thing: when either ends, so does the
 * other, and whoever takes over says that notes may be missing.
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

/** Any number, as long as every Frontdesk uses the same. */
const RELAY_LOCK = 1_717_857_133;

/** Tried and not waited for: a statement that waits for a lock keeps VACUUM waiting too. */
async function acquireRelayLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [RELAY_LOCK]);
  return rows[0]?.mine === true;
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);
