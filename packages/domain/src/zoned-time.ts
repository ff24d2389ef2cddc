/**
 * Returns whether a text is an IANA time zone name, such as Europe/London or UTC. Returns false for a UTC offset such
 * as +01:00.
 */
export function isTimeZone(name: string): boolean {
  if (!/^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Formats the local date and time, with the weekday and the name of the time zone, for prompts. */
export function promptTime(now: Date, timeZone: string): string {
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(now);
  return `${words} (${timeZone})`;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Returns the local date and time of an instant, for example 2026-11-21T09:00. */
export function localTime(instant: Date, zone: string): string {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const digits = '2-digit' as const;
  const created = new Intl.DateTimeFormat('en-CA', {
    // UTC is used if the runtime does not support the stored time zone name.
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    year: 'numeric',
    month: digits,
    day: digits,
    hour: digits,
    minute: digits,
    hourCycle: 'h23',
  });
  formats.set(timeZone, created);
  return created;
}

/**
 * Returns the instants that have a local time, earliest first. If a clock change repeats the local time, returns two
 * instants. If a clock change skips the local time, returns the instant of the change.
 */
export function instantsOf(local: string, zone: string): Date[] {
  const shown = Date.parse(`${local}Z`);
  // The offsets differ only if the clock changes between these two instants.
  const offsets = [shown - DAY_MS, shown + DAY_MS].map((then) => offsetAt(new Date(then), zone));
  const candidates = [...new Set(offsets)].map((offset) => new Date(shown - offset)).toSorted(byTime);
  const exact = candidates.filter((instant) => localTime(instant, zone) === local);
  return exact.length > 0 ? exact : [changeBefore(candidates, local, zone)];
}

const byTime = (one: Date, other: Date): number => one.getTime() - other.getTime();

const offsetAt = (instant: Date, zone: string): number =>
  Date.parse(`${localTime(instant, zone)}Z`) - Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS;

/**
 * Returns the instant, to the minute, of the clock change that skips a local time. Between the candidates, local time
 * only increases, so a binary search finds the instant.
 */
function changeBefore(candidates: readonly Date[], local: string, zone: string): Date {
  let before = Math.min(...candidates.map(Number)) / MINUTE_MS;
  let after = Math.max(...candidates.map(Number)) / MINUTE_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localTime(new Date(middle * MINUTE_MS), zone) < local) before = middle;
    else after = middle;
  }
  return new Date(after * MINUTE_MS);
}

/** Returns the minute of the day of a local time. */
export function minuteOf(local: string): number {
  const [hours = 0, minutes = 0] = local.slice(11).split(':').map(Number);
  return hours * 60 + minutes;
}

/** Returns the weekday of a date, from 0 for Monday to 6 for Sunday. */
export const weekdayOf = (date: string): number => (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Formats a minute of the day as a time, for example 08:30. The end of the day is 24:00. */
export const timeOfMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const TIME_OF_DAY = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Returns whether a text is a time of day in the format `HH:MM`. */
export const isTimeOfDay = (text: string): boolean => TIME_OF_DAY.test(text);

/** Returns the local time at a minute of a date. Minute 1440 is midnight of the next day. */
export const atMinute = (date: string, minute: number): string =>
  minute === MINUTES_OF_DAY ? `${addDays(date, 1)}T00:00` : `${date}T${timeOfMinute(minute)}`;

export const MINUTES_OF_DAY = 24 * 60;
