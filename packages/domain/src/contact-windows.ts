import { addDays, atMinute, instantsOf, localTime, MINUTES_OF_DAY, minuteOf } from './zoned-time.ts';

/**
 * Time of day in which the agent calls a contact or sends the first message, in minutes since midnight in the contact's
 * time zone. `until` is exclusive.
 */
export interface ContactWindow {
  readonly from: number;
  readonly until: number;
}

/** Default contact window: from 08:00 to 20:00 in the contact's time zone. */
export const DEFAULT_CONTACT_WINDOW: ContactWindow = { from: 8 * 60, until: 20 * 60 };

/** Contact window of workspaces in which only simulators are contacted: the whole day. */
export const ALL_DAY: ContactWindow = { from: 0, until: MINUTES_OF_DAY };

/** Minimum length of a contact window, in minutes. */
export const CONTACT_WINDOW_MINUTES_MIN = 60;

export const isValidContactWindow = ({ from, until }: ContactWindow): boolean =>
  Number.isInteger(from) &&
  Number.isInteger(until) &&
  from >= 0 &&
  until <= MINUTES_OF_DAY &&
  until - from >= CONTACT_WINDOW_MINUTES_MIN;

/**
 * Time zones in which a contact may be. `fallback` is used if the contact window is never open in all zones at the same
 * time.
 */
export interface ContactZones {
  readonly zones: readonly string[];
  readonly fallback: string;
}

/**
 * Returns `at` if the window is open in every zone of the contact, otherwise the next time at which it is open in every
 * zone. If there is no such time, only the fallback zone is considered.
 */
export function nextContactTime(window: ContactWindow, { zones, fallback }: ContactZones, at: Date): Date {
  const known = zones.length > 0 ? zones : [fallback];
  return firstOpen(window, known, at) ?? firstOpen(window, [fallback], at) ?? at;
}

const DAYS = 8;

function firstOpen(window: ContactWindow, zones: readonly string[], at: Date): Date | null {
  if (isOpenIn(window, zones, at)) return at;
  // A period in which the windows of all zones are open begins when one of the windows opens, so only these times
  // are checked.
  const starts = zones.flatMap((zone) => {
    const today = localTime(at, zone).slice(0, 10);
    return Array.from({ length: DAYS }, (_, day) =>
      instantsOf(atMinute(addDays(today, day), window.from), zone),
    ).flat();
  });
  const open = starts.filter((start) => start > at && isOpenIn(window, zones, start));
  return open.length > 0 ? new Date(Math.min(...open.map(Number))) : null;
}

const isOpenIn = ({ from, until }: ContactWindow, zones: readonly string[], at: Date): boolean =>
  zones.every((zone) => {
    const minute = minuteOf(localTime(at, zone));
    return from <= minute && minute < until;
  });
