import type { Socket } from 'node:net';
import pg from 'pg';

/** Creates a pool whose connections send statements without waiting for earlier responses. */
export function pipelinedPool(config: pg.PoolConfig): pg.Pool {
  // The driver's types do not include the option `pipeline`.
  const pipelined = { pipeline: true };
  const pool = new pg.Pool({ ...config, ...pipelined });
  // The pool replaces an idle connection that was closed. Without a listener, the error would terminate the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Sends all statements of the current event loop tick in one network write, which saves system calls. */
export function batchWrites(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.cork();
  queueMicrotask(() => stream.uncork());
}

/**
 * Waits for all responses, so that no response arrives after the connection was released, and then throws the first
 * error.
 */
export async function resolveAll<T extends readonly Promise<unknown>[]>(
  queries: readonly [...T],
): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(queries);
  return Promise.all(queries) as Promise<{ [K in keyof T]: Awaited<T[K]> }>;
}
