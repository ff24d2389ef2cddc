import { minuteOfTime, OFFICE_HOURS, timeOfMinute, WEEKDAYS, type Weekday } from '@frontdesk/domain';

export interface IntervalValue {
  /** Input value, for example 08:30. */
  from: string;
  /** 00:00 is the end of the day, which a time input cannot show otherwise. */
  until: string;
}

const END_OF_DAY = '24:00';
const MIDNIGHT = '00:00';

interface DayValue {
  weekday: Weekday;
  intervals: readonly { from: string; until: string }[];
}

/** Values of the time inputs, from Monday to Sunday. Suggests office hours for an empty week. */
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

/** Input of a mutation. */
export const weekOf = (days: readonly IntervalValue[][]) =>
  WEEKDAYS.map((weekday, index) => ({
    weekday,
    intervals: (days[index] ?? []).map((interval) => ({ from: interval.from, until: untilOf(interval) })),
  }));

const untilOf = ({ until }: IntervalValue): string => (until === MIDNIGHT ? END_OF_DAY : until);

/** Why the intervals of a day cannot be saved. Null when they can. */
export function dayError(day: readonly IntervalValue[]): string | null {
  const sorted = day
    .map((interval) => ({ from: minuteOfTime(interval.from), until: minuteOfTime(untilOf(interval)) }))
    .toSorted((one, other) => (one.from ?? 0) - (other.from ?? 0));
  if (sorted.some(({ from, until }) => from === null || until === null)) return 'Enter both times.';
  if (sorted.some(({ from, until }) => (from ?? 0) >= (until ?? 0))) return 'The end must be after the start.';
  const overlaps = sorted.some(({ from }, index) => index > 0 && (sorted[index - 1]?.until ?? 0) > (from ?? 0));
  return overlaps ? 'The times overlap.' : null;
}

/** Next interval of a day: the afternoon after the last one, or office hours. */
export function nextInterval(day: readonly IntervalValue[]): IntervalValue {
  const last = minuteOfTime(day.at(-1)?.until ?? '');
  if (last === null || last === 0) return { from: '09:00', until: '17:00' };
  const from = Math.min(last + 60, 22 * 60);
  return { from: timeOfMinute(from), until: timeOfMinute(Math.min(from + 4 * 60, 23 * 60)) };
}

/** Copies Monday to the other weekdays. */
export const copyToWeekdays = (days: readonly IntervalValue[][]): IntervalValue[][] =>
  days.map((day, index) => (index > 0 && index < 5 ? (days[0] ?? []).map((interval) => ({ ...interval })) : day));

export const weekdayAt = (index: number): Weekday => WEEKDAYS[index] ?? 'MONDAY';
