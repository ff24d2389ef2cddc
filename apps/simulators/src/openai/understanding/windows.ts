import { type DateContext, datesIn, type FoundDate } from './dates.ts';
import { addDays } from './days.ts';
import { type FoundTime, timesIn } from './times.ts';

/** A requested time: days, a part of a day or one time. */
export interface FoundWindow {
  readonly date: FoundDate | null;
  readonly time: FoundTime | null;
  readonly start: number;
  readonly end: number;
}

/** Longest distance in characters between a day and its time. */
const NEAR = 24;

/** Days and times of a folded text. A day and a time beside each other are one window. */
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

/** "Monday or Tuesday" is one range of days. */
function joined(dates: readonly FoundDate[], text: string): FoundDate[] {
  const [first, second, ...rest] = dates;
  if (!first || !second) return [...dates];
  const between = text.slice(first.end, second.start);
  const isRange = /^\s*(?:,|or|and|to|-|o|y|a|al|e|ou|oder|und|bis|ou|et|au)\s*(?:on|el|na|no|am|le)?\s*$/.test(
    between,
  );
  const isClose = second.from > first.from && second.from <= addDays(first.from, 6);
  return isRange && isClose
    ? [{ from: first.from, to: second.to, start: first.start, end: second.end }, ...rest]
    : [...dates];
}

/** A part of the day beside an exact time adds nothing: "at 3 in the afternoon". */
const narrowest = (times: readonly FoundTime[]) => {
  const exact = times.filter((time) => !isPart(time));
  return exact.length > 0 ? exact : times;
};

const isPart = ({ exact, from, to }: FoundTime) =>
  !exact && to !== '23:59' && from !== '00:00' && PARTS.has(`${from}/${to}`);
const PARTS = new Set(['08:00/12:00', '12:00/17:00', '12:00/20:00', '17:00/22:00', '18:00/22:00', '12:00/14:00']);

const gap = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.end <= b.start ? b.start - a.end : a.start - b.end;

/** Whether another sentence begins between them. */
const isCut = (text: string, a: { start: number; end: number }, b: { start: number; end: number }) =>
  /[.?!;]\s|\bor\b|\boder\b/.test(a.end <= b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start));

/** As the engine's TIME_WINDOW. A time without a day is that of `day`. */
export function windowValue({ date, time }: FoundWindow, day: string): string {
  const [from, to] = [date?.from ?? day, date?.to ?? day];
  return `${from}T${time?.from ?? '00:00'}/${to}T${time?.to ?? '23:59'}`;
}
