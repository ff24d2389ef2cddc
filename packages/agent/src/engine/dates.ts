const MINUTE = 60_000;

/** Returns the local date and time of an instant, for example 2026-05-12T10:00. */
export function localTime(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * Returns the UTC instant of a local time. If clocks skip the local time, it is moved forward by the skipped duration.
 * If clocks repeat the local time, the first occurrence is used.
 */
export function instantOf(local: string, zone: string): string {
  const wanted = Date.parse(`${local}:00Z`);
  const offsetAt = (time: number) => Date.parse(`${localTime(new Date(time).toISOString(), zone)}:00Z`) - time;
  // A time zone changes its offset at most once within two days, so the offset of the day before or of the day after
  // applies.
  const offsets = [offsetAt(wanted - 24 * 60 * MINUTE), offsetAt(wanted + 24 * 60 * MINUTE)];
  const candidates = offsets.map((offset) => wanted - offset).filter((time) => offsetAt(time) === wanted - time);
  const time = candidates.length > 0 ? Math.min(...candidates) : wanted - offsets[0]!;
  return new Date(time).toISOString();
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

export const weekdayOf = (date: string): string => WEEKDAYS[new Date(`${date}T12:00:00Z`).getUTCDay()]!;

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 24 * 60 * MINUTE).toISOString().slice(0, 10);
}

/**
 * Returns the given number of days with their weekdays, starting with the date of `local`, so that the model can look
 * up dates instead of computing them.
 */
export const calendarFrom = (local: string, days: number): { date: string; weekday: string }[] =>
  Array.from({ length: days }, (_, index) => {
    const date = addDays(local.slice(0, 10), index);
    return { date, weekday: weekdayOf(date) };
  });

/** Formats the weekday, date and time of an instant in the given language and time zone. */
export const timeLabel = (instant: string, zone: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));

/** Formats the weekday, date and time of an instant with abbreviations, in at most 20 characters. */
export function shortTimeLabel(instant: string, zone: string, language: string): string {
  const parts = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: string) => (parts.find((one) => one.type === type)?.value ?? '').replace('.', '');
  return `${part('weekday')} ${part('day')} ${part('month')}, ${part('hour')}:${part('minute')}`;
}

/** Returns the time in the workspace's time zone, followed by the contact's local time if the two differ. */
export function timeInZones(
  instant: string,
  { zone, contactZone, language }: { zone: string; contactZone: string | null; language: string },
): string {
  const label = timeLabel(instant, zone, language);
  if (contactZone === null || localTime(instant, contactZone) === localTime(instant, zone)) return label;
  return `${label} (${zone}), ${timeLabel(instant, contactZone, language)} (${contactZone})`;
}

const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

export const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / MINUTE;
