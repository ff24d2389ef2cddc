import type { FastifyBaseLogger } from 'fastify';
import type { Outage } from './outage.ts';

export interface OutageLog {
  /** Logs one error per incident and counts the failures that follow. */
  report(log: Pick<FastifyBaseLogger, 'error'>, outage: Outage, error: unknown): void;
}

/** Time in milliseconds without a failure after which an incident has ended. */
const QUIET_MS = 60_000;

interface Incident {
  lastAt: number;
  failures: number;
}

export function createOutageLog(now: () => number = () => performance.now()): OutageLog {
  const incidents = new Map<string, Incident>();
  return {
    report: (log, { service, code }, error) => {
      const at = now();
      const open = incidents.get(service);
      if (open && at - open.lastAt < QUIET_MS) {
        open.lastAt = at;
        open.failures += 1;
        return;
      }
      incidents.set(service, { lastAt: at, failures: 1 });
      log.error({ err: error, service, code, earlierFailures: open?.failures ?? 0 }, 'the service is unavailable');
    },
  };
}

/** One log for the process, which has one database. Service names are a fixed set, so the map stays small. */
export const outages = createOutageLog();
