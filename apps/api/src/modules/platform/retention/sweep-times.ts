import { SWEEP_HOUR_UTC } from '@frontdesk/domain';

const DAY_MS = 86_400_000;

/** Returns the time before which data is expired. A day always has 24 hours, regardless of clock changes. */
export const cutoffAt = (dueAt: Date, days: number): Date => new Date(dueAt.getTime() - days * DAY_MS);

/** Returns the next 03:00 UTC. */
export function nextSweepAt(now: Date): Date {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), SWEEP_HOUR_UTC);
  return new Date(today > now.getTime() ? today : today + DAY_MS);
}
