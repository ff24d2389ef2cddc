import { addDays, atMinute, instantsOf, localTime, MINUTES_OF_DAY, minuteOf, weekdayOf } from '@frontdesk/domain';

export interface TimeChoices {
  /** Three hours from now, rounded up to the hour. Null if that is not today. */
  readonly laterToday: Date | null;
  /** Tomorrow at 09:00. */
  readonly tomorrow: Date;
  /** Next Monday at 09:00. */
  readonly nextWeek: Date;
}

const MORNING = 9 * 60;
const LATER = 3 * 60;

/** Returns the times that a dialog offers, in the time zone of the workspace. */
export function timeChoices(now: Date, zone: string): TimeChoices {
  const local = localTime(now, zone);
  const today = local.slice(0, 10);
  const later = Math.ceil((minuteOf(local) + LATER) / 60) * 60;
  return {
    laterToday: later < MINUTES_OF_DAY ? instantOf(atMinute(today, later), zone) : null,
    tomorrow: instantOf(atMinute(addDays(today, 1), MORNING), zone),
    nextWeek: instantOf(atMinute(addDays(today, 7 - weekdayOf(today)), MORNING), zone),
  };
}

/**
 * Returns the instant of a local time, for example 2026-11-21T09:00. If a clock change repeats the local time, returns
 * the first instant.
 */
export const instantOf = (local: string, zone: string): Date => instantsOf(local, zone)[0] ?? new Date(Number.NaN);
