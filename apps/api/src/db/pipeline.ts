import type { Socket } from 'node:net';
import pg from 'pg';

/** A pool whose connections send what they are given without waiting for the answer before. */
export function pipelinedPool(config: pg.PoolConfig): pg.Pool {
  // The types do not know the option yet.
  const pipelined = { pipeline: true };
  const pool = new pg.Pool({ ...config, ...pipelined });
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** What is asked until the caller waits for something leaves in one write: three writes are three calls of the kernel. */
export function batchWrites(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.cork();
  queueMicrotask(() => stream.uncork());
}

/** Waits for every answer, so that none comes when somebody else has the connection; then the first failure is thrown. */
export async function resolveAll<T extends readonly Promise<unknown>[]>(
  queries: readonly [...T],
): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(queries);
  return Promise.all(queries) as Promise<{ [K in keyof T]: Awaited<T[K]> }>;
}
