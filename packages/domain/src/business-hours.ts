import {
  addDays,
  atMinute,
  instantsOf,
  localTime,
  MINUTES_OF_DAY,
  minuteOf,
  timeOfMinute,
  weekdayOf,
} from './zoned-time.ts';

/** Weekdays in the order of `BusinessHours.weekly`. */
export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const WEEKDAY_TITLES: Record<Weekday, string> = {
  MONDAY: 'Monday',
  TUESDAY: 'Tuesday',
  WEDNESDAY: 'Wednesday',
  THURSDAY: 'Thursday',
  FRIDAY: 'Friday',
  SATURDAY: 'Saturday',
  SUNDAY: 'Sunday',
};

/**
 * Behavior of the agent outside business hours. ANSWER: replies as usual. ANSWER_AND_INFORM: replies and states when
 * the team is available again. TAKE_MESSAGE: takes a message for the team.
 */
export const CLOSED_BEHAVIORS = ['ANSWER', 'ANSWER_AND_INFORM', 'TAKE_MESSAGE'] as const;
export type ClosedBehavior = (typeof CLOSED_BEHAVIORS)[number];

export const CLOSED_BEHAVIOR_TITLES: Record<ClosedBehavior, string> = {
  ANSWER: 'Answer as usual',
  ANSWER_AND_INFORM: 'Answer, and say when the team is back',
  TAKE_MESSAGE: 'Take a message for the team',
};

/** Interval of a day in minutes since midnight. Includes `from` and excludes `until`. 1440 is the end of the day. */
export interface OpenInterval {
  readonly from: number;
  readonly until: number;
}

/** A closed date or range of dates, including the first and the last date. */
export interface Holiday {
  readonly name: string;
  /** First day of the holiday in ISO 8601 format. */
  readonly from: string;
  readonly until: string;
}

export interface BusinessHours {
  /** Open intervals of each day, from Monday to Sunday. */
  readonly weekly: readonly (readonly OpenInterval[])[];
  readonly holidays: readonly Holiday[];
}

export const BUSINESS_HOURS = {
  intervalsPerDay: 6,
  holidays: 100,
  holidayNameLength: 80,
  /** Maximum length of one holiday in days. */
  holidayDays: 366,
} as const;

const OFFICE_DAY: readonly OpenInterval[] = [{ from: 9 * 60, until: 17 * 60 }];

/** Business hours that the settings page suggests: Monday to Friday, 09:00 to 17:00. */
export const OFFICE_HOURS: BusinessHours = {
  weekly: WEEKDAYS.map((_, day) => (day < 5 ? OFFICE_DAY : [])),
  holidays: [],
};

/** Number of days to search for the next opening. */
const SEARCH_DAYS = 400;

/** Returns whether the team is available at a time. */
export function isOpen({ weekly, holidays }: BusinessHours, zone: string, at: Date): boolean {
  const local = localTime(at, zone);
  const date = local.slice(0, 10);
  if (isHoliday(holidays, date)) return false;
  const minute = minuteOf(local);
  return (weekly[weekdayOf(date)] ?? []).some(({ from, until }) => from <= minute && minute < until);
}

/**
 * Returns the next time at which the team is available, or `at` if it is available now. Null if there is none within
 * 400 days.
 */
export function nextOpening(hours: BusinessHours, zone: string, at: Date): Date | null {
  if (isOpen(hours, zone, at)) return at;
  // Start with the day before, because a clock change can repeat an interval after midnight.
  const today = localTime(at, zone).slice(0, 10);
  for (let day = -1; day <= SEARCH_DAYS; day += 1) {
    const opening = openingOn(hours, zone, { date: addDays(today, day), after: at });
    if (opening) return opening;
  }
  return null;
}

interface DayQuery {
  readonly date: string;
  readonly after: Date;
}

function openingOn(hours: BusinessHours, zone: string, { date, after }: DayQuery): Date | null {
  if (isHoliday(hours.holidays, date)) return null;
  const starts = (hours.weekly[weekdayOf(date)] ?? []).flatMap(({ from }) => startsOf(date, from, zone));
  const later = starts.filter((start) => start > after && isOpen(hours, zone, start));
  return later.length > 0 ? new Date(Math.min(...later.map(Number))) : null;
}

/**
 * Returns the instants at which an interval can start. If the clock moves back, an interval can start a second time.
 */
function startsOf(date: string, minute: number, zone: string): Date[] {
  const starts = instantsOf(atMinute(date, minute), zone);
  const [midnight] = instantsOf(`${date}T00:00`, zone);
  // If the clock change repeats the next midnight, the change belongs to the next day.
  const [nextMidnight] = instantsOf(atMinute(date, MINUTES_OF_DAY), zone);
  if (!midnight || !nextMidnight) return starts;
  const isLonger = nextMidnight.getTime() - midnight.getTime() > MINUTES_OF_DAY * 60_000;
  return isLonger ? [...starts, ...changesAfter(midnight, zone)] : starts;
}

const HALF_HOUR_MS = 30 * 60_000;

/**
 * Returns the instants in the 26 hours after `midnight` at which the clock moves back, with a precision of half an
 * hour.
 */
function changesAfter(midnight: Date, zone: string): Date[] {
  const changes: Date[] = [];
  for (let step = 0; step < 52; step += 1) {
    const then = new Date(midnight.getTime() + step * HALF_HOUR_MS);
    const next = new Date(then.getTime() + HALF_HOUR_MS);
    if (localTime(next, zone) <= localTime(then, zone)) changes.push(next);
  }
  return changes;
}

export const isHoliday = (holidays: readonly Holiday[], date: string): boolean =>
  holidays.some(({ from, until }) => from <= date && date <= until);

export type BusinessHoursField = 'weekly' | 'holidays';

/**
 * Returns the first invalid field, or null. The intervals of a day must be in chronological order and must not overlap.
 */
export function invalidBusinessHours({ weekly, holidays }: BusinessHours): BusinessHoursField | null {
  if (weekly.length !== WEEKDAYS.length || !weekly.every(isValidDay)) return 'weekly';
  if (holidays.length > BUSINESS_HOURS.holidays || !holidays.every(isValidHoliday)) return 'holidays';
  return null;
}

const isValidDay = (day: readonly OpenInterval[]): boolean =>
  day.length <= BUSINESS_HOURS.intervalsPerDay &&
  day.every(({ from, until }, index) => {
    const earliest = day[index - 1]?.until ?? 0;
    return (
      Number.isInteger(from) && Number.isInteger(until) && earliest <= from && from < until && until <= MINUTES_OF_DAY
    );
  });

function isValidHoliday({ name, from, until }: Holiday): boolean {
  if (name.length === 0 || name.length > BUSINESS_HOURS.holidayNameLength) return false;
  return isDate(from) && isDate(until) && from <= until && until <= addDays(from, BUSINESS_HOURS.holidayDays - 1);
}

/** Returns whether the text is an existing date in the format YYYY-MM-DD. */
export const isDate = (text: string): boolean => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** Parses a time such as 08:30 or 24:00 to the minute of the day. Null if the text is not a time. */
export function minuteOfTime(text: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(text) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return hours !== undefined && Number(minutes) < 60 && minute <= MINUTES_OF_DAY ? minute : null;
}

/**
 * Returns when the team is available again, for example "tomorrow from 08:00", "on Monday from 09:00" or "on Monday 21
 * December from 09:00".
 */
export function openingLabel(opening: Date, now: Date, zone: string): string {
  const [local, today] = [localTime(opening, zone), localTime(now, zone).slice(0, 10)];
  const date = local.slice(0, 10);
  const time = timeOfMinute(minuteOf(local));
  if (date === today) return `today from ${time}`;
  if (date === addDays(today, 1)) return `tomorrow from ${time}`;
  const near = date < addDays(today, 7);
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    ...(near ? {} : { day: 'numeric', month: 'long' }),
  });
  return `on ${format.format(opening)} from ${time}`;
}
