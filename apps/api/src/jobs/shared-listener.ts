import { EventEmitter } from 'node:events';
import type pg from 'pg';

/**
 * Returns the pool with one connection that listens for new jobs, for all queue groups. Graphile Worker opens such a
 * connection for each group, and PostgreSQL wakes each listening session of the database at every notification of any
 * channel.
 */
export function withSharedListener(pool: pg.Pool): pg.Pool {
  const listener = new SharedListener(pool);
  // Graphile Worker calls `connect` with a callback only to listen.
  const connect = (callback?: OnConnected) => (callback ? void listener.join(callback) : pool.connect());
  return new Proxy(pool, {
    get: (target, key) => {
      if (key === 'connect') return connect;
      const member: unknown = Reflect.get(target, key);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

type OnConnected = (error: unknown, client?: Subscriber, release?: () => void) => void;

/** Replacement for a connection, with the methods and events that Graphile Worker uses to listen. */
class Subscriber extends EventEmitter {
  /** Does nothing, because the shared connection already listens. */
  async query(): Promise<void> {}
}

const LISTEN = 'listen "jobs:insert"; listen "worker:migrate"';

class SharedListener {
  readonly #pool: pg.Pool;
  readonly #subscribers = new Set<Subscriber>();
  #connection: Promise<pg.PoolClient> | null = null;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Calls back with a subscriber, or with an error if the connection cannot be opened. */
  async join(callback: OnConnected): Promise<void> {
    const subscriber = new Subscriber();
    this.#subscribers.add(subscriber);
    try {
      this.#connection ??= this.#open();
      await this.#connection;
    } catch (error) {
      this.#subscribers.delete(subscriber);
      callback(error);
      return;
    }
    callback(undefined, subscriber, () => this.#leave(subscriber));
  }

  async #open(): Promise<pg.PoolClient> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      this.#connection = null;
      throw error;
    });
    client.on('notification', (message) => {
      for (const subscriber of this.#subscribers) subscriber.emit('notification', message);
    });
    client.once('error', (error) => this.#lose(client, error));
    await client.query(LISTEN).catch((error: unknown) => {
      this.#lose(client, error);
      throw error;
    });
    return client;
  }

  /** Closes the connection and reports the error to all subscribers, which then join again. */
  #lose(client: pg.PoolClient, error: unknown): void {
    if (this.#connection === null) return;
    this.#connection = null;
    const lost = [...this.#subscribers];
    this.#subscribers.clear();
    client.release(true);
    for (const subscriber of lost) if (subscriber.listenerCount('error') > 0) subscriber.emit('error', error);
  }

  /** Closes the connection after its last subscriber has left. */
  #leave(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber);
    if (this.#subscribers.size > 0 || this.#connection === null) return;
    const ended = this.#connection;
    this.#connection = null;
    void ended.then((client) => client.release(true));
  }
}
