import type { AnswerContext } from './answers.ts';
import type { Clause } from './clause.ts';
import { withoutEvents } from './fact-questions.ts';
import { ambiguousHour } from './offers.ts';
import { preferredTime } from './preferences.ts';
import { relativeTime } from './references.ts';
import type { FoundValue } from './values.ts';
import type { ViewSlot } from './view.ts';
import { type FoundWindow, windowValue } from './windows.ts';

/**
 * Returns a time that is relative to another time or, if there is none, the last time window of the clause, because
 * later words correct earlier words. If the windows are alternatives, the first one is used. Returns null if there is
 * no time or the slot does not expect one.
 */
export function windowAnswer(clause: Clause, slot: ViewSlot, context: AnswerContext): FoundValue | null {
  const { view, language, intents } = context;
  const relative = relativeTime(clause, view, language) ?? preferredTime(clause, view) ?? hourOfOffer(clause, context);
  const window = firstOfAlternatives(clause);
  const unasked = intents.includes('callback') ? 'callback_time' : 'preferred_time';
  const open = view.slots.find(({ name }) => name === view.open?.slot);
  if (open?.type === 'NUMBER' && window?.date === null) return null;
  const isWanted = slot.name === (open?.type === 'TIME_WINDOW' ? open.name : unasked);
  if (isWanted && relative) return relative;
  if (!window || !isWanted) return null;
  const named = clause.windows.findLast(({ date }) => date !== null)?.date ?? null;
  const time = eitherTime(clause) ?? window.time ?? (window.date ? loneTime(clause, context) : null);
  const whole = { ...window, date: window.date ?? named, time };
  return { value: windowValue(whole, dayOf(slot, context)), start: window.start, end: window.end };
}

/** Returns the time of an offer whose hour is also the number of another offer, so that the contact confirms it. */
function hourOfOffer({ text }: Clause, { view: { offers }, language }: AnswerContext): FoundValue | null {
  const start = ambiguousHour(text, offers, language)?.start?.slice(0, 16);
  return start ? { value: `${start}/${start}`, start: 0, end: text.length } : null;
}

/**
 * Returns the time without a day that the messages contain in addition to a day: "I work until 3. Any day this week."
 */
function loneTime(clause: Clause, { all }: AnswerContext): FoundWindow['time'] {
  const earlier = all
    .slice(0, all.indexOf(clause) + 1)
    .filter(({ isQuestion }) => !isQuestion || isQuestion === clause.isQuestion);
  const windows = earlier.flatMap((one) => one.windows);
  const times = windows.flatMap(({ date, time }) => (date === null && time ? [time] : []));
  const hasOtherDay = windows.some((one) => one.date !== null && one.time !== null);
  return hasOtherDay ? null : (times.at(-1) ?? null);
}

/**
 * Returns the last time window of a clause. If its windows are alternatives, returns the first of them: "Tue 10 or Wed
 * 10".
 */
function firstOfAlternatives(clause: Clause): FoundWindow | undefined {
  const { text } = clause;
  const wanted = withoutEvents(clause);
  const windows = wanted.length > 0 ? wanted : clause.windows;
  let at = windows.length - 1;
  const isEither = (index: number) => OR.test(text.slice(windows[index - 1]?.end, windows[index]?.start));
  while (at > 0 && windows[at]?.date && windows[at - 1]?.date && isEither(at)) at -= 1;
  const last = windows[at];
  return windows.slice(0, at).findLast((window) => isReason(last, window)) ?? last;
}

/**
 * Whether a range without a day only gives the reason for the exact time before it: "at 1, because I work until 12".
 */
const isReason = (last: FoundWindow | undefined, { time }: FoundWindow): boolean =>
  last?.date === null &&
  last.time?.exact === false &&
  time?.exact === true &&
  last.time.from <= time.from &&
  time.to <= last.time.to;

const OR =
  /^[\s,]*(?:or|o|ou|oder)(?:,? (?:if not|failing that|else|otherwise|si no|sino|se nao|senao|wenn nicht|sonst|falls nicht),?)?(?: (?:on|el|na|no|am|le))?\s*$/;

/**
 * Returns the day of a time that has no day: a day that was named before, the day of an offered time, or the day of the
 * appointment to move.
 */
function dayOf({ name }: ViewSlot, { view, today, intents, acts }: AnswerContext): string {
  const earlier = acts.findLast((act) => (act.a === 'answer' || act.a === 'correct') && act.slot === name);
  const [from = '', to = ''] =
    earlier && 'value' in earlier ? earlier.value.split('/').map((part) => part.slice(0, 10)) : [];
  if (from !== '' && to !== '') return from;
  const offered = view.offers.find(({ start }) => start)?.start;
  const known = view.answers.find(({ slot }) => slot === name)?.value;
  const booked = intents.includes('reschedule') && view.bookings.length === 1 ? view.bookings[0]?.start : undefined;
  return (offered ?? known ?? booked ?? today).slice(0, 10);
}

/**
 * Returns the range from one exact time to the other if both are alternatives, as in "at half past ten or at eleven".
 */
function eitherTime({ windows, text }: Clause): FoundWindow['time'] {
  const [first, second] = windows.flatMap(({ time }) => (time?.exact ? [time] : []));
  if (!first || !second || !/\b(?:or|o|ou|oder)\b/.test(text.slice(first.end, second.start))) return null;
  const [from, to] = first.from < second.from ? [first.from, second.from] : [second.from, first.from];
  return { from, to, exact: false, isPart: false, start: first.start, end: second.end };
}
