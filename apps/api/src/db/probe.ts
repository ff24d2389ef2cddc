import type pg from 'pg';
import { pipelinedPool } from './pipeline.ts';

/** Must be shorter than 2,000, the number of milliseconds within which /readyz must answer. */
export const PROBE_MS = 1_500;

export interface DatabaseProbe {
  /** Throws if the server does not answer within `PROBE_MS`. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Uses a separate connection, so that the probe does not wait for a busy pool. */
export function databaseProbe(config: pg.PoolConfig): DatabaseProbe {
  const pool = pipelinedPool({ ...config, max: 1, connectionTimeoutMillis: PROBE_MS, query_timeout: PROBE_MS });
  let current: Promise<void> | null = null;
  return {
    // Concurrent calls share one query.
    check: () => {
      current ??= withTimeout(pool.query('select 1')).finally(() => {
        current = null;
      });
      return current;
    },
    close: () => pool.end(),
  };
}

/** The driver limits connecting and querying separately. This timeout covers the sum of them. */
async function withTimeout(answer: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Query read timeout')), PROBE_MS);
  });
  try {
    await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
    answer.catch(() => {});
  }
}
