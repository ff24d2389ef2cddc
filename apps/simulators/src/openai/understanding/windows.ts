import { type DateContext, datesIn, type FoundDate } from './dates.ts';
import { addDays } from './days.ts';
import { type FoundTime, timesIn } from './times.ts';

/** A time that the contact mentions: days, a time of day, or both. */
export interface FoundWindow {
  readonly date: FoundDate | null;
  readonly time: FoundTime | null;
  readonly start: number;
  readonly end: number;
}

/** Maximum distance between a day and the time that belongs to it, in characters. */
const NEAR = 24;

/** Returns days and times of a normalized text. A day and a time close to each other form one window. */
export function windowsIn(text: string, context: DateContext): FoundWindow[] {
  const dates = joined(datesIn(text, context), text);
  const inDate = (at: FoundTime) => dates.some((date) => at.start < date.end && date.start < at.end);
  const times = narrowest(timesIn(text, context.language).filter((time) => !inDate(time)));
  const used = new Set<FoundTime>();
  const windows = dates.map((date): FoundWindow => {
    const time = times.find((one) => !used.has(one) && gap(date, one) <= NEAR && !isCut(text, date, one)) ?? null;
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

/** Joins the first two days into one range if they are close to each other, as in "Monday or Tuesday". */
function joined(dates: readonly FoundDate[], text: string): FoundDate[] {
  const [first, second, ...rest] = dates;
  if (!first || !second) return [...dates];
  const between = text.slice(first.end, second.start);
  // "Thursday, 24 January" names one day.
  if (/^[\s,]*(?:(?:the|el|dia|den|der|le) )?$/.test(between) && second.from === second.to)
    return [{ ...second, start: first.start }, ...rest];
  const isRange = /^\s*(?:,|or|and|to|-|o|y|a|al|e|ou|oder|und|bis|ou|et|au)\s*(?:on|el|na|no|am|le)?\s*$/.test(
    between,
  );
  // On a Monday, the second day of "Monday or Tuesday" is a week later than tomorrow.
  const isBefore = second.from < first.from && first.from === first.to && second.from === second.to;
  const [from, to] = isBefore ? [addDays(second.from, 7), addDays(second.to, 7)] : [second.from, second.to];
  const isClose = from > first.from && from <= addDays(first.from, 6);
  return isRange && isClose ? [{ from: first.from, to, start: first.start, end: second.end }, ...rest] : [...dates];
}

/** Drops times of day if there is an exact time, as in "at 3 in the afternoon". */
const narrowest = (times: readonly FoundTime[]) => {
  const exact = times.filter((time) => !isPart(time));
  return exact.length > 0 ? exact : times;
};

const isPart = ({ exact, from, to }: FoundTime) =>
  !exact && to !== '23:59' && from !== '00:00' && PARTS.has(`${from}/${to}`);
const PARTS = new Set(['08:00/12:00', '12:00/17:00', '12:00/20:00', '17:00/22:00', '18:00/22:00', '12:00/14:00']);

const gap = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.end <= b.start ? b.start - a.end : a.start - b.end;

/** Whether a sentence ends or "or" occurs between the two positions. */
const isCut = (text: string, a: { start: number; end: number }, b: { start: number; end: number }) =>
  /[.?!;]\s|\bor\b|\boder\b/.test(a.end <= b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start));

/** Formats a window as a value of the type TIME_WINDOW. A window without a date gets the given day. */
export function windowValue({ date, time }: FoundWindow, day: string): string {
  const [from, to] = [date?.from ?? day, date?.to ?? day];
  return `${from}T${time?.from ?? '00:00'}/${to}T${time?.to ?? '23:59'}`;
}
