import { addDays, atMinute, instantsOf, localTime, MINUTES_OF_DAY, minuteOf } from './zoned-time.ts';

/** Time of day in which contacts are messaged first, or called. Minutes of the contact's day; `until` is not included. */
export interface ContactWindow {
  readonly from: number;
  readonly until: number;
}

/** 08:00 to 20:00, for first messages and for calls. */
export const DEFAULT_CONTACT_WINDOW: ContactWindow = { from: 8 * 60, until: 20 * 60 };

/** Default where only simulators are contacted. */
export const ALL_DAY: ContactWindow = { from: 0, until: MINUTES_OF_DAY };

/** Shorter windows could never be open in all time zones of a country. */
export const CONTACT_WINDOW_MINUTES_MIN = 60;

export const isValidContactWindow = ({ from, until }: ContactWindow): boolean =>
  Number.isInteger(from) &&
  Number.isInteger(until) &&
  from >= 0 &&
  until <= MINUTES_OF_DAY &&
  until - from >= CONTACT_WINDOW_MINUTES_MIN;

/** Time zones in which a contact may be. `fallback` applies when the window is never open in all of them. */
export interface ContactZones {
  readonly zones: readonly string[];
  readonly fallback: string;
}

/** Returns the first time from `at` on that is within the window in every zone of the contact; `at` while it is open. */
export function nextContactTime(window: ContactWindow, { zones, fallback }: ContactZones, at: Date): Date {
  const known = zones.length > 0 ? zones : [fallback];
  return firstOpen(window, known, at) ?? firstOpen(window, [fallback], at) ?? at;
}

const DAYS = 8;

function firstOpen(window: ContactWindow, zones: readonly string[], at: Date): Date | null {
  if (isOpenIn(window, zones, at)) return at;
  // The intersection of windows begins where one of them begins.
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
