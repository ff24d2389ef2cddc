import { type DateContext, datesIn, excludedDays, type FoundDate } from './dates.ts';
import { addDays, weekdayOf } from './days.ts';
import { withOpenEnd } from './open-dates.ts';
import { type FoundTime, timesIn } from './times.ts';

/** A time mentioned by the contact: days, a time of day, or both. */
export interface FoundWindow {
  readonly date: FoundDate | null;
  readonly time: FoundTime | null;
  readonly start: number;
  readonly end: number;
}

/** Maximum distance between a day and the time that belongs to it, in characters. */
const NEAR = 24;

/** Returns the days and times in a normalized text. A day and a time that are close to each other form one window. */
export function windowsIn(text: string, context: DateContext): FoundWindow[] {
  const named = joined(datesIn(text, context), text).map((date) => withOpenEnd(date, text, context.today));
  const dates = named.length > 0 ? named : remainingDays(text, context);
  const inDate = (at: FoundTime) => dates.some((date) => at.start < date.end && date.start < at.end);
  const hours = dates.flatMap((date) => bareHour(date, text) ?? []);
  const found = timesIn(text, context.language).filter(
    (time) => !inDate(time) && !hours.some((one) => gap(one, time) < 0),
  );
  const times = narrowest([...hours, ...found]);
  const used = new Set<FoundTime>();
  const windows = dates.map((date): FoundWindow => {
    const isNear = (one: FoundTime) => gap(date, one) <= NEAR && !isCut(text, date, one);
    const isNearer = (one: FoundTime) =>
      dates.some((other) => gap(other, one) < gap(date, one) && !isCut(text, other, one));
    const time = times.find((one) => !used.has(one) && isNear(one) && !isNearer(one)) ?? null;
    if (time) used.add(time);
    return {
      date,
      time,
      start: Math.min(date.start, time?.start ?? date.start),
      end: Math.max(date.end, time?.end ?? 0),
    };
  });
  const rest = times
    .filter((time) => !used.has(time))
    .map((time) => ({ date: null, time, start: time.start, end: time.end }));
  return [...windows, ...rest].toSorted((a, b) => a.start - b.start);
}

/**
 * Joins the first two days into one range if a word such as "or" connects them and at most six days lie between their
 * starts, as in "Monday or Tuesday". If the first two dates are two spellings of the same day, they are joined into one
 * day.
 */
function joined(dates: readonly FoundDate[], text: string): FoundDate[] {
  const [first, second, ...rest] = dates;
  if (!first || !second) return [...dates];
  const between = text.slice(first.end, second.start);
  // "Thursday, 24 January" is a single day.
  if (/^[\s,]*(?:(?:the|el|dia|den|der|le) )?$/.test(between) && second.from === second.to)
    return [{ ...second, start: first.start }, ...rest];
  const isRange = /^\s*(?:,|or|and|to|-|o|y|a|al|e|ou|oder|und|bis|ou|et|au)\s*(?:on|el|na|no|am|le)?\s*$/.test(
    between,
  );
  // If the second day is before the first one, which can happen with "Monday or Tuesday", use the day one week later.
  const isBefore = second.from < first.from && first.from === first.to && second.from === second.to;
  const [from, to] = isBefore ? [addDays(second.from, 7), addDays(second.to, 7)] : [second.from, second.to];
  const isClose = from > first.from && from <= addDays(first.from, 6);
  return isRange && isClose ? [{ from: first.from, to, start: first.start, end: second.end }, ...rest] : [...dates];
}

/**
 * Removes parts of the day if there is a clock time, as in "at 3 in the afternoon". Also removes parts that contain
 * another part, as in "first thing tomorrow morning".
 */
const narrowest = (times: readonly FoundTime[]) => {
  const exact = times.filter((time) => !time.isPart);
  const isWider = (time: FoundTime) =>
    times.some(({ from, to }) => from >= time.from && to <= time.to && (from !== time.from || to !== time.to));
  return exact.length > 0 ? exact : times.filter((time) => !isWider(time));
};

/**
 * Returns the longest run of working days in the seven days from today that a text does not exclude, as in "not Monday,
 * not Friday". Empty if the text excludes no day, or if it excludes only one day and has no words such as "any day".
 */
function remainingDays(text: string, context: DateContext): FoundDate[] {
  const excluded = excludedDays(text, context);
  const [first] = excluded;
  const last = excluded.at(-1);
  if (!first || !last || (excluded.length < 2 && !ANY_DAY.test(text))) return [];
  const isFree = (day: string) =>
    weekdayOf(day) < 5 &&
    !excluded.some(({ from, to }) => (from === to ? weekdayOf(from) === weekdayOf(day) : from <= day && day <= to));
  const week = Array.from({ length: 7 }, (_, ahead) => addDays(context.today, ahead));
  const runs = week.reduce<string[][]>((found, day) => {
    if (!isFree(day)) return [...found, []];
    return [...found.slice(0, -1), [...(found.at(-1) ?? []), day]];
  }, []);
  const longest = runs.toSorted((one, other) => other.length - one.length)[0] ?? [];
  const [from, to] = [longest[0], longest.at(-1)];
  return from && to ? [{ from, to, start: first.start, end: last.end }] : [];
}

const ANY_DAY =
  /\b(?:any ?(?:day|time)|every day|all days|whenever|cualquier dia|cuando sea|todos los dias|qualquer dia|todos os dias|jede[rn] tag|immer|alle tage|n'importe quel jour|tous les jours)\b/;

/**
 * Returns an hour without a unit that directly follows a day, as in "Tuesday 10 or Wednesday 10". Null if the number is
 * the day of the month.
 */
function bareHour({ from, to, end }: FoundDate, text: string): FoundTime | null {
  const match = BARE_HOUR.exec(text.slice(end));
  const [whole = '', digits = ''] = match ?? [];
  const value = Number(digits);
  const isDate = [from, addDays(from, 7)].some((day) => Number(day.slice(8)) === value);
  if (!match || from !== to || isDate || value < 1 || value > 20) return null;
  const at = `${String(value < 7 ? value + 12 : value).padStart(2, '0')}:00`;
  return {
    from: at,
    to: at,
    exact: true,
    isPart: false,
    start: end + whole.length - digits.length,
    end: end + whole.length,
  };
}

const BARE_HOUR =
  /^,? (\d{1,2})(?=[.!?)]*$|[,;]? (?:or|o|ou|oder|and|y|e|und|et|please|pls|bitte|por favor|if|is|works|would|ok|then)(?![a-z]))/;

const gap = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.end <= b.start ? b.start - a.end : a.start - b.end;

/** Whether the text between two positions contains the end of a sentence or "or". */
const isCut = (text: string, a: { start: number; end: number }, b: { start: number; end: number }) =>
  /[.?!;]\s|\bor\b|\boder\b/.test(a.end <= b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start));

/** Formats a window as a value of the type TIME_WINDOW. `day` is used if the window has no date. */
export function windowValue({ date, time }: FoundWindow, day: string): string {
  const [from, to] = [date?.from ?? day, date?.to ?? day];
  return `${from}T${time?.from ?? '00:00'}/${to}T${time?.to ?? '23:59'}`;
}
