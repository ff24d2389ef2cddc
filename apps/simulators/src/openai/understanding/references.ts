import type { Clause } from './clause.ts';
import { addDays, mondayOf, weekdayOf } from './days.ts';
import type { Language } from './frequent-terms.ts';
import { numbersIn } from './numbers.ts';
import { directionOf } from './preferences.ts';
import { type Shift, shiftIn } from './shifts.ts';
import { CORRECTION } from './signals.ts';
import type { FoundValue } from './values.ts';
import type { View } from './view.ts';

const SAME_TIME =
  /\b(?:(?:same|usual) (?:time|hour|slot)|(?<=\d(?: ?[ap]m)? )again(?! (?:next|the following) week)|time stays the same|hora igual|hora de siempre|hora (?:fica|mantem-se)|uhrzeit (?:bleibt|gleich)|same day and time|mismo dia y hora|mesmo dia e hora|(?:gleicher|selber) tag und (?:uhr)?zeit|misma hora|mismo horario|mesma hora|mesmo horario|(?:gleiche|selbe|dieselbe)[nr]? (?:(?:uhr)?zeit|stunde)|meme (?:heure|horaire))\b/;
const SAME_DAY =
  /\b(?:(?:the )?same day|that day|ese dia|nesse dia|an (?:dem|diesem) tag|ce jour(?:-la)?|(?:el )?mismo dia|(?:o |no )?mesmo dia|(?:am |der )?(?:gleichen?|selben?) tag|(?:le )?meme jour)\b/;
const NEXT_DAY =
  /\b(?:the (?:next|following) day|the day after(?! tomorrow)|(?:al|el) dia siguiente|(?:no|o) dia seguinte|am (?:nachsten|folgenden) tag|am tag (?:danach|darauf)|le lendemain)\b/;
const NEXT_WEEK =
  /\b(?:the week after(?! next)|the following week|a la semana siguiente|(?:na|a) semana (?:seguinte|a seguir)|(?:die|in der) woche (?:danach|darauf)|in der (?:folge|darauffolgenden )woche|la semaine (?:d'apres|suivante))\b/;

/**
 * Whether a text asks for the same time of day as the requested, offered or booked time, as in "same time on Friday".
 */
export const namesSameTime = (text: string): boolean => SAME_TIME.test(text);

/**
 * Returns a time that is named relative to the time in question, such as "an hour later", "same time on Friday" or "no,
 * not 10, 11". The time in question is the requested time, the only offered time or the time of the only appointment.
 * If there is none, "same time" refers to the last time that the agent mentioned. Null if the clause names no such
 * time.
 */
export function relativeTime(clause: Clause, view: View, language: Language): FoundValue | null {
  const known = timeInQuestion(view);
  if (!known) return timeOfBefore(clause, view);
  const [day = '', clock = ''] = known.split('T');
  const { text, windows } = clause;
  const whole = { start: 0, end: text.length };
  const date = windows.findLast((window) => window.date)?.date;
  const time = windows.findLast((window) => window.time)?.time;
  const at = (from: string, hours: readonly [string, string]) => ({
    value: `${from}T${hours[0]}/${from}T${hours[1]}`,
    ...whole,
  });
  const isSameTime = namesSameTime(text);
  const shift = shiftIn(text, language);
  if (shift && 'minutes' in shift) return at(date?.from ?? day, exactly(shifted(clock, shift.minutes)));
  const otherDay =
    dayOfShift(text, day, { shift, week: date && isWeek(date) ? date : null }) ??
    (date && isSameTime ? dayIn(date, day) : null);
  if (otherDay) {
    const named = time ? ([time.from, time.to] as const) : otherDay === day ? partOfDay(text, clock) : WHOLE_DAY;
    return at(otherDay, isSameTime ? exactly(clock) : named);
  }
  const isOtherDay = date?.from === date?.to && date?.from !== day && !time;
  if (date && isOtherDay && SLIP.test(text) && isPending(view)) return at(date.from, exactly(clock));
  const isCorrected = CORRECTION.test(text) || /^(?:no|nein|non|nao)\b/.test(text);
  const hour = isCorrected && windows.every((window) => window.time === null) ? lastHour(text, language) : null;
  return hour === null ? null : at(date?.from ?? day, exactly(hour));
}

/** Matches corrections of a slip, in which the time that is not corrected stays the same. */
const SLIP =
  /\b(?:(?:i )?meant|i mean|typo|(?:quise|queria|quiero) decir|me (?:he )?(?:equivoque|confundi|equivocado|confundido)|(?:quis|queria|quero) dizer|enganei-me|me enganei|errei|meinte|meine ich|vertippt|vertan|verschrieben|verguckt|je voulais dire)\b/;

/** Whether a time is offered or requested but not booked. */
const isPending = ({ offers, answers }: View): boolean =>
  offers.length > 0 || answers.some(({ slot }) => slot === 'preferred_time');

/** Returns the part of the day before or after a time, for "earlier on the same day". */
function partOfDay(text: string, clock: string): readonly [string, string] {
  const direction = directionOf(text);
  if (direction === null) return WHOLE_DAY;
  return direction === 'earlier' ? ['00:00', shifted(clock, -1)] : [shifted(clock, 1), '23:59'];
}

/**
 * Returns the last time of day that the agent mentioned, on a day that the text names. For a returning contact who
 * wants "another one on Thursday at the same time".
 */
function timeOfBefore({ text, windows }: Clause, { history }: View): FoundValue | null {
  const date = windows.findLast((window) => window.date)?.date;
  const said = history.findLast(({ by, text: words }) => by === 'agent' && CLOCK.test(words));
  const clock = said ? CLOCK.exec(said.text)?.[0].padStart(5, '0') : undefined;
  if (!date || date.from !== date.to || clock === undefined || !namesSameTime(text)) return null;
  return { value: `${date.from}T${clock}/${date.from}T${clock}`, start: 0, end: text.length };
}

const CLOCK = /\b(?:[01]?\d|2[0-3]):[0-5]\d\b/;

const WHOLE_DAY = ['00:00', '23:59'] as const;

interface Days {
  readonly from: string;
  readonly to: string;
}

/** Returns the day that a text names relative to `day`. Null if the text names no such day. */
function dayOfShift(
  text: string,
  day: string,
  { shift, week }: { readonly shift: Shift | null; readonly week: Days | null },
): string | null {
  if (shift && 'days' in shift) return addDays(day, shift.days);
  if (NEXT_WEEK.test(text)) return addDays(day, 7);
  if (SAME_DAY.test(text)) return week === null ? day : dayIn(week, day);
  return NEXT_DAY.test(text) ? addDays(day, 1) : null;
}

/** Returns the named day. If a week is named, returns the day in this week that has the same weekday as `day`. */
const dayIn = ({ from, to }: Days, day: string): string =>
  isWeek({ from, to }) ? addDays(mondayOf(from), weekdayOf(day)) : from;

const isWeek = ({ from, to }: Days): boolean => to >= addDays(from, 4);

/** Whether a text names a time relative to another time. */
export const isRelative = (text: string, language: Language): boolean =>
  shiftIn(text, language) !== null || [SAME_TIME, SAME_DAY, NEXT_DAY, NEXT_WEEK].some((pattern) => pattern.test(text));

function timeInQuestion({ offers, answers, bookings }: View): string | null {
  const [start = '', end = ''] = answers.find(({ slot }) => slot === 'preferred_time')?.value.split('/') ?? [];
  if (start !== '' && start === end) return start;
  const timed = offers.filter((offer) => offer.start);
  if (timed.length === 1) return timed[0]?.start ?? null;
  return bookings.length === 1 ? (bookings[0]?.start ?? null) : null;
}

const exactly = (clock: string): [string, string] => [clock, clock];

function shifted(clock: string, by: number): string {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return clockOf(Math.min(1439, Math.max(0, hours * 60 + minutes + by)));
}

/**
 * Returns the last number of the text that can be an hour and is not negated, as a time of day. Hours below 7 are
 * interpreted as afternoon hours.
 */
function lastHour(text: string, language: Language): string | null {
  const found = numbersIn(text, language).findLast(({ value, start }) => {
    const isNegated = /\b(?:not|no|nicht|pas|nao)\s+(?:a las? |um |as |a )?$/.test(text.slice(0, start));
    return Number.isInteger(value) && value >= 1 && value <= 23 && !isNegated;
  });
  return found ? clockOf((found.value < 7 ? found.value + 12 : found.value) * 60) : null;
}

const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
