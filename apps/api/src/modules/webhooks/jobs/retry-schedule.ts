import { createHash } from 'node:crypto';
import { RETRY_DELAYS_MS } from '@frontdesk/domain';

const LONGEST_WAIT_MS = 86_400_000;
const JITTER = 0.1;

/** Those of them that say "later". */
const PATIENT: readonly number[] = [429, 502, 503, 504];

interface FailedAttempt {
  readonly id: string;
  /** How often it was tried, this attempt included. */
  readonly tries: number;
  readonly at: Date;
  readonly answer: { readonly status: number; readonly headers: Readonly<Record<string, string>> } | null;
}

/** When the next attempt follows a failed one; null when none does. */
export function nextAttemptAfter({ id, tries, at, answer }: FailedAttempt): Date | null {
  const delay = RETRY_DELAYS_MS[tries - 1];
  if (delay === undefined) return null;
  const asked = answer && PATIENT.includes(answer.status) ? retryAfterMs(answer.headers['retry-after'], at) : 0;
  return new Date(at.getTime() + Math.max(withJitter(delay, `${id} ${tries}`), Math.min(asked, LONGEST_WAIT_MS)));
}

/** Up to a tenth later, by the name of the delivery: what failed together does not come back together. */
function withJitter(delay: number, name: string): number {
  const share = createHash('sha256').update(name).digest().readUInt16BE(0) / 0xffff;
  return Math.round(delay * (1 + JITTER * share));
}

/** Seconds, or a date. What is neither asks for nothing. */
function retryAfterMs(given: string | undefined, now: Date): number {
  if (given === undefined) return 0;
  if (/^\d{1,9}$/.test(given.trim())) return Number(given) * 1000;
  const until = Date.parse(given);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now.getTime());
}
