import { isProviderError, type ProviderError } from '@frontdesk/providers';
import type { FastifyBaseLogger } from 'fastify';

/** Failure that was not caused by the request. The same request can succeed later. */
export interface Outage {
  /** Name of the unavailable service. Failures with the same name belong to the same incident. */
  readonly service: string;
  /**
   * Error code of PostgreSQL, Prisma or Node.js, the message of the database driver, or the kind of the provider error.
   */
  readonly code: string;
  readonly retryAfterSeconds: number;
}

/** Seconds after which clients should retry, if the failure does not specify a time. */
const RETRY_AFTER_SECONDS = 5;

/** Returns the outage that caused an error. Returns null if the error was not caused by an outage. */
export function outageOf(error: unknown): Outage | null {
  for (const inner of causesOf(error)) {
    if (isProviderError(inner)) return outageOfProvider(inner);
    const code = codesOf(inner).find(isOutageCode);
    if (code) return { service: serviceOf(code), code, retryAfterSeconds: RETRY_AFTER_SECONDS };
  }
  return null;
}

/**
 * Returns the outage of a provider. Returns null for other kinds of errors, such as a rejected request, because a
 * provider that responds is available.
 */
function outageOfProvider({ kind, provider, retryAfterSeconds }: ProviderError): Outage | null {
  if (kind !== 'RETRY' && kind !== 'UNCONFIRMED') return null;
  return { service: provider, code: kind, retryAfterSeconds: Math.ceil(retryAfterSeconds ?? RETRY_AFTER_SECONDS) };
}

/**
 * Returns the service name for a code. Every code that does not belong to a provider is assigned to PostgreSQL.
 * Statement and lock timeouts have separate names, because a statement that is always too slow is a defect, which would
 * be overlooked if it were part of a server incident.
 */
const serviceOf = (code: string): string =>
  code === '57014' || code === '55P03' ? `PostgreSQL ${code}` : 'PostgreSQL';

const isOutageCode = (code: string): boolean =>
  POSTGRES.has(code) || PRISMA.has(code) || NETWORK.has(code) || DRIVER.has(code);

/**
 * PostgreSQL error codes that indicate an unavailable server, from
 * https://www.postgresql.org/docs/current/errcodes-appendix.html.
 */
const POSTGRES: ReadonlySet<string> = new Set([
  '08000', // connection_exception
  '08001', // sqlclient_unable_to_establish_sqlconnection
  '08003', // connection_does_not_exist
  '08004', // sqlserver_rejected_establishment_of_sqlconnection
  '08006', // connection_failure
  '08P01', // protocol_violation, which PgBouncer reports when it has no server
  '53000', // insufficient_resources
  '53100', // disk_full
  '53200', // out_of_memory
  '53300', // too_many_connections
  '53400', // configuration_limit_exceeded
  '55P03', // lock_not_available
  '57014', // query_canceled, which is reported for a statement timeout
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '57P05', // idle_session_timeout
  '58000', // system_error
  '58030', // io_error
]);

/**
 * Prisma error codes that indicate an unavailable database, from
 * https://www.prisma.io/docs/orm/reference/error-reference.
 */
const PRISMA: ReadonlySet<string> = new Set([
  'P1001', // cannot reach the server
  'P1002', // the server timed out
  'P1008', // the operation timed out
  'P1017', // the server closed the connection
  'P2024', // no connection became available in time
  'P2037', // too many connections
]);

const NETWORK: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_SOCKET',
]);

/** Messages of node-postgres errors that have no code. */
const DRIVER: ReadonlySet<string> = new Set([
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Connection terminated',
  'Connection terminated due to connection timeout',
  'Connection terminated unexpectedly',
  'Query read timeout',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Cannot use a pool after calling end on the pool',
]);

/** Returns an error and its causes. undici stores the cause in `cause`, and Prisma in `meta.driverAdapterError`. */
function* causesOf(error: unknown): Generator<object> {
  const seen = new Set<unknown>();
  for (let inner = error; typeof inner === 'object' && inner !== null && !seen.has(inner); ) {
    seen.add(inner);
    yield inner;
    const { cause, meta } = inner as { cause?: unknown; meta?: { driverAdapterError?: unknown } };
    inner = cause ?? meta?.driverAdapterError;
  }
}

/**
 * Returns all codes of an error, and its message, which identifies driver errors. `errorCode` is a code of Prisma's
 * initialization, and `originalCode` is the PostgreSQL code inside a Prisma error.
 */
function codesOf(error: object): string[] {
  const { code, errorCode, originalCode, message } = error as Record<string, unknown>;
  return [code, errorCode, originalCode, message].filter((text) => typeof text === 'string');
}

interface OutageLog {
  /** Logs the first failure of each incident, and counts the following failures. */
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

/**
 * Outage log of the process. The key is the service name, which is one of a fixed set, so the size of the log is
 * limited.
 */
export const outages = createOutageLog();
