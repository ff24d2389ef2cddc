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

/** Outage log of the process. It is keyed by service name, which is one of a fixed set, so its size is limited. */
export const outages = createOutageLog();
