import type { Socket } from 'node:net';
import pg from 'pg';

/** A pool whose connections pipeline statements without waiting for earlier responses. */
export function pipelinedPool(config: pg.PoolConfig): pg.Pool {
  // The types do not include this option yet.
  const pipelined = { pipeline: true };
  const pool = new pg.Pool({ ...config, ...pipelined });
  // The pool replaces an idle connection that dies. Without a listener the error would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Combines statements into one write until the caller awaits a response, to save system calls. */
export function batchWrites(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.cork();
  queueMicrotask(() => stream.uncork());
}

/** Waits for every response, so that none arrives after the connection is released. Then throws the first failure. */
export async function resolveAll<T extends readonly Promise<unknown>[]>(
  queries: readonly [...T],
): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(queries);
  return Promise.all(queries) as Promise<{ [K in keyof T]: Awaited<T[K]> }>;
}
