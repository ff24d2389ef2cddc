import { t } from '@lingui/core/macro';

/** Formats a date as `21 Nov 2026`. */
export const formatDate = (iso: string, timeZone?: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', ...zoneOption(timeZone) }).format(new Date(iso));

/** Formats a date and time as `21 Nov 2026, 14:05`. */
export const formatDateTime = (iso: string, timeZone?: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', ...zoneOption(timeZone) }).format(
    new Date(iso),
  );

/**
 * Formats a text that is a UTC date and time in ISO format, for example from an external system. Returns other text
 * unchanged.
 */
export const readableText = (text: string, timeZone?: string): string =>
  MOMENT.test(text) && !Number.isNaN(Date.parse(text)) ? formatDateTime(text, timeZone) : text;

const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Formats a time as `14:05`. */
export const formatTime = (iso: string, timeZone?: string) =>
  new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', ...zoneOption(timeZone) }).format(new Date(iso));

/** Returns the day of a time as `2026-11-21`. Times of the same day have equal keys. */
export const dayKey = (at: string | number, timeZone?: string) =>
  new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...zoneOption(timeZone) }).format(new Date(at));

/** Formats the month of a time as `October 2026`. */
export const formatMonth = (iso: string, timeZone?: string) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', ...zoneOption(timeZone) }).format(new Date(iso));

const DAY_MS = 86_400_000;

/**
 * Formats a day as `Today`, `Yesterday` or `Monday 16 November`. Adds the year if the day is not in the current year.
 */
export function dayLabel(iso: string, now: number, timeZone?: string): string {
  const day = dayKey(iso, timeZone);
  if (day === dayKey(now, timeZone)) return t`Today`;
  if (day === dayKey(now - DAY_MS, timeZone)) return t`Yesterday`;
  const isThisYear = day.slice(0, 4) === dayKey(now, timeZone).slice(0, 4);
  const words = { weekday: 'long', day: 'numeric', month: 'long', year: isThisYear ? undefined : 'numeric' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...words, ...zoneOption(timeZone) }).format(new Date(iso));
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Formats a time relative to now: `3 hours ago`, `in 2 days`, `just now`. The narrow style returns `3 hr ago`. */
export function timeAgo(iso: string, now: number = Date.now(), style: 'long' | 'narrow' = 'long'): string {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? [null, 1];
  if (!unit) return t`just now`;
  return new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto', style }).format(Math.trunc(seconds / size), unit);
}

/**
 * Formats a duration in milliseconds, rounded down: `under a minute`, `25 min`, `3 h 5 min`, `2 d`. A negative duration
 * is formatted like zero.
 */
export function lengthOf(ms: number): string {
  const minutes = Math.floor(Math.max(ms, 0) / 60_000);
  if (minutes < 1) return t`under a minute`;
  if (minutes < 60) return t`${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return t`${Math.floor(hours / 24)} d`;
  return minutes % 60 === 0 ? t`${hours} h` : t`${hours} h ${minutes % 60} min`;
}

/** Formats an estimated remaining time in seconds: `a few seconds left`, `about 40 s left`, `about 3 min left`. */
export function remainingText(seconds: number): string {
  if (seconds < 10) return t`a few seconds left`;
  if (seconds < 60) return t`about ${Math.ceil(seconds / 10) * 10} s left`;
  return t`about ${lengthOf(Math.ceil(seconds / 60) * 60_000)} left`;
}

const zoneOption = (timeZone?: string) => (timeZone ? { timeZone } : {});
