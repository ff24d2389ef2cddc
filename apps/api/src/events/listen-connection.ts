import pg from 'pg';
import { clientConfig } from '../db/connect.ts';

/** Callbacks of one LISTEN connection. */
export interface ConnectionHandler {
  /** Sends a heartbeat. If the promise rejects or times out, the connection is replaced. */
  beat(): Promise<unknown>;
  heard(payload: string | undefined): void;
  end?(): void;
}

export interface ListenConnectionOptions {
  readonly beatMs: number;
  /** Name of the connection in pg_stat_activity, which explains to administrators why a connection is idle for days. */
  readonly name: string;
  hold(client: pg.Client): ConnectionHandler;
}

export const LISTEN_SESSION = 'frontdesk notes';

const PATIENCE_MS = 5_000;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Opens a LISTEN connection and replaces it when it is lost. Throws an error only if the first attempt fails, which
 * ends the startup.
 */
export async function openListenConnection(
  url: string,
  options: ListenConnectionOptions,
): Promise<{ close(): Promise<void> }> {
  let closed = false;
  let client = await once();

  async function once(): Promise<pg.Client> {
    const fresh = createClient(url, options.name);
    try {
      await fresh.connect();
      await begin(fresh, options, () => void again());
      return fresh;
    } catch (error) {
      destroyConnection(fresh);
      throw error;
    }
  }

  async function again(pauseMs = 100): Promise<void> {
    if (closed) return;
    try {
      client = await once();
      if (closed) destroyConnection(client);
    } catch {
      setTimeout(() => void again(Math.min(pauseMs * 2, LONGEST_PAUSE_MS)), pauseMs).unref();
    }
  }

  return {
    close: async () => {
      closed = true;
      await withTimeout(client.end()).catch(() => destroyConnection(client));
    },
  };
}

function createClient(url: string, application_name: string): pg.Client {
  const client = new pg.Client({ ...clientConfig(url), connectionTimeoutMillis: PATIENCE_MS, application_name });
  client.on('error', () => {});
  return client;
}

async function begin(client: pg.Client, { hold, beatMs }: ListenConnectionOptions, lost: () => void): Promise<void> {
  const held = hold(client);
  client.on('notification', ({ payload }) => held.heard(payload));
  await withTimeout(held.beat()).catch((error: unknown) => {
    held.end?.();
    throw error;
  });
  let timer: NodeJS.Timeout;
  // A network that drops packets does not close the connection, so a heartbeat is required to detect the loss.
  const later = () => {
    timer = setTimeout(
      () => void withTimeout(held.beat()).then(later, () => destroyConnection(client)),
      beatMs,
    ).unref();
  };
  later();
  client.on('end', () => {
    clearTimeout(timer);
    held.end?.();
    lost();
  });
}

/** Closes the socket immediately. `end()` would wait for the server. */
function destroyConnection(client: pg.Client): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

/** Returns the result of the promise. Rejects if the promise does not settle in time. */
async function withTimeout<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`There was no answer in ${PATIENCE_MS / 1000} seconds.`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
