import { createHash } from 'node:crypto';
import { RETRY_DELAYS_MS } from '@frontdesk/domain';

const LONGEST_WAIT_MS = 86_400_000;
const JITTER = 0.1;

/** Statuses whose Retry-After is honored. */
const PATIENT: readonly number[] = [429, 502, 503, 504];

interface FailedAttempt {
  readonly id: string;
  /** Number of attempts including this one. */
  readonly tries: number;
  readonly at: Date;
  readonly answer: { readonly status: number; readonly headers: Readonly<Record<string, string>> } | null;
}

/** Time of the next attempt after a failure. Null when there is none. */
export function nextAttemptAfter({ id, tries, at, answer }: FailedAttempt): Date | null {
  const delay = RETRY_DELAYS_MS[tries - 1];
  if (delay === undefined) return null;
  const asked = answer && PATIENT.includes(answer.status) ? retryAfterMs(answer.headers['retry-after'], at) : 0;
  return new Date(at.getTime() + Math.max(withJitter(delay, `${id} ${tries}`), Math.min(asked, LONGEST_WAIT_MS)));
}

/** Adds up to ten percent by delivery id, so that simultaneous failures are not retried simultaneously. */
function withJitter(delay: number, name: string): number {
  const share = createHash('sha256').update(name).digest().readUInt16BE(0) / 0xffff;
  return Math.round(delay * (1 + JITTER * share));
}

/** Parses Retry-After as seconds or a date. Zero when invalid. */
function retryAfterMs(given: string | undefined, now: Date): number {
  if (given === undefined) return 0;
  if (/^\d{1,9}$/.test(given.trim())) return Number(given) * 1000;
  const until = Date.parse(given);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now.getTime());
}
