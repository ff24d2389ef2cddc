import { minuteOfTime, OFFICE_HOURS, timeOfMinute, WEEKDAYS, type Weekday } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

export interface IntervalValue {
  /** Start as the value of a time input, for example 08:30. */
  from: string;
  /** End as the value of a time input. 00:00 means the end of the day, because a time input cannot show 24:00. */
  until: string;
}

const END_OF_DAY = '24:00';
const MIDNIGHT = '00:00';

interface DayValue {
  weekday: Weekday;
  intervals: readonly { from: string; until: string }[];
}

/** Converts hours to values of time inputs, from Monday to Sunday. Returns office hours if the list is empty. */
export const daysOf = (weekly: readonly DayValue[]): IntervalValue[][] =>
  WEEKDAYS.map((weekday, index) => {
    if (weekly.length === 0)
      return (OFFICE_HOURS.weekly[index] ?? []).map(({ from, until }) => ({
        from: timeOfMinute(from),
        until: timeOfMinute(until),
      }));
    const intervals = weekly.find((day) => day.weekday === weekday)?.intervals ?? [];
    return intervals.map(({ from, until }) => ({ from, until: until === END_OF_DAY ? MIDNIGHT : until }));
  });

/** Converts the values of the time inputs to the mutation input. */
export const weekOf = (days: readonly IntervalValue[][]) =>
  WEEKDAYS.map((weekday, index) => ({
    weekday,
    intervals: (days[index] ?? []).map((interval) => ({ from: interval.from, until: untilOf(interval) })),
  }));

const untilOf = ({ until }: IntervalValue): string => (until === MIDNIGHT ? END_OF_DAY : until);

/** Returns the reason why the intervals of a day cannot be saved, or null if they are valid. */
export function dayError(day: readonly IntervalValue[]): string | null {
  const sorted = day
    .map((interval) => ({ from: minuteOfTime(interval.from), until: minuteOfTime(untilOf(interval)) }))
    .toSorted((one, other) => (one.from ?? 0) - (other.from ?? 0));
  if (sorted.some(({ from, until }) => from === null || until === null)) return t`Enter both times.`;
  if (sorted.some(({ from, until }) => (from ?? 0) >= (until ?? 0))) return t`The end must be after the start.`;
  const overlaps = sorted.some(({ from }, index) => index > 0 && (sorted[index - 1]?.until ?? 0) > (from ?? 0));
  return overlaps ? t`The intervals overlap.` : null;
}

/**
 * Suggests the next interval of a day. The interval starts one hour after the last interval, lasts at most four hours
 * and ends by 23:00. If there is no last interval, suggests 09:00 to 17:00. Both times are empty if no time is left.
 */
export function nextInterval(day: readonly IntervalValue[]): IntervalValue {
  const last = day.at(-1);
  if (!last) return { from: '09:00', until: '17:00' };
  const end = last.until === MIDNIGHT ? null : minuteOfTime(last.until);
  const latest = 23 * 60;
  if (end === null || end + 60 >= latest) return { from: '', until: '' };
  return { from: timeOfMinute(end + 60), until: timeOfMinute(Math.min(end + 5 * 60, latest)) };
}

/** Copies the intervals of Monday to the days from Tuesday to Friday. */
export const copyToWeekdays = (days: readonly IntervalValue[][]): IntervalValue[][] =>
  days.map((day, index) => (index > 0 && index < 5 ? (days[0] ?? []).map((interval) => ({ ...interval })) : day));

export const weekdayAt = (index: number): Weekday => WEEKDAYS[index] ?? 'MONDAY';
