import type { FastifyBaseLogger } from 'fastify';
import type { Outage } from './outage.ts';

export interface OutageLog {
  /** Writes one line at level error for an incident; what follows within it is counted and not logged. */
  report(log: Pick<FastifyBaseLogger, 'error'>, outage: Outage, error: unknown): void;
}

/** An incident ends when nothing has failed for this long. */
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

/** Of this process, which has one database. Names of services come from a closed list, so the map stays small. */
export const outages = createOutageLog();
