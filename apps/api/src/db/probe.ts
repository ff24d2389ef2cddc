import type pg from 'pg';
import { pipelinedPool } from './pipeline.ts';

/** Shorter than the two seconds within which /readyz answers. */
export const PROBE_MS = 1_500;

export interface DatabaseProbe {
  /** Throws when the server does not answer in time. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Uses its own connection, so that a busy pool does not affect the probe. */
export function databaseProbe(config: pg.PoolConfig): DatabaseProbe {
  const pool = pipelinedPool({ ...config, max: 1, connectionTimeoutMillis: PROBE_MS, query_timeout: PROBE_MS });
  let current: Promise<void> | null = null;
  return {
    // Concurrent callers share one probe.
    check: () => {
      current ??= withTimeout(pool.query('select 1')).finally(() => {
        current = null;
      });
      return current;
    },
    close: () => pool.end(),
  };
}

/** Connecting and querying have separate limits; this limits both. */
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
