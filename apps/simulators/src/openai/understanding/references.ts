import type { Clause } from './clause.ts';
import { addDays } from './days.ts';
import type { Language } from './frequent-terms.ts';
import { numberOf, numbersIn } from './numbers.ts';
import { CORRECTION } from './signals.ts';
import type { FoundValue } from './values.ts';
import type { View } from './view.ts';

const HOURS =
  /\b(half an|half|an|a|one|two|three|una|dos|tres|media|uma|duas|meia|eine|einer|zwei|drei|eine halbe|une|deux|trois|une demi|\d)[ -](?:hours?|hrs?|horas?|stunden?|heures?)(?: or so| o asi)? (later|earlier|after|before|mas tarde|despues|antes|mas temprano|mais tarde|depois|mais cedo|spater|fruher|plus tard|apres|plus tot|avant)\b/;
const SAME_TIME =
  /\b(?:same (?:time|hour)|(?:a la |la )?misma hora|(?:a |na )?mesma hora|mesmo horario|(?:zur |um die )?(?:gleichen?|selben?|dieselbe) (?:uhr)?zeit|(?:a la )?meme heure)\b/;
const SAME_DAY =
  /\b(?:(?:the )?same day|that day|ese dia|nesse dia|an (?:dem|diesem) tag|ce jour(?:-la)?|(?:el )?mismo dia|(?:o |no )?mesmo dia|(?:am |der )?(?:gleichen?|selben?) tag|(?:le )?meme jour)\b/;
const NEXT_DAY =
  /\b(?:(?:a|one) day later|the (?:next|following) day|the day after(?! tomorrow)|(?:al|el) dia siguiente|un dia despues|(?:no|o) dia seguinte|um dia depois|einen tag spater|am (?:nachsten|folgenden) tag|le lendemain|un jour plus tard)\b/;

/**
 * Returns a time that is named by its relation to the time in question, such as "an hour later", "same time on Friday" or
 * "no, not 10, 11". The time in question is the wanted one, the only offered one or that of the only appointment.
 */
export function relativeTime(clause: Clause, view: View, language: Language): FoundValue | null {
  const known = timeInQuestion(view);
  if (!known) return null;
  const [day = '', clock = ''] = known.split('T');
  const { text, windows } = clause;
  const whole = { start: 0, end: text.length };
  const date = windows.findLast((window) => window.date)?.date;
  const time = windows.findLast((window) => window.time)?.time;
  const at = (from: string, hours: readonly [string, string]) => ({
    value: `${from}T${hours[0]}/${from}T${hours[1]}`,
    ...whole,
  });
  const shift = HOURS.exec(text);
  if (shift) return at(date?.from ?? day, exactly(shifted(clock, shift, language)));
  if (SAME_TIME.test(text) && date) return at(date.from, exactly(clock));
  const other = SAME_DAY.test(text) ? day : NEXT_DAY.test(text) ? addDays(day, 1) : null;
  if (other) return at(other, time ? [time.from, time.to] : ['00:00', '23:59']);
  const isCorrected = CORRECTION.test(text) || /^(?:no|nein|non|nao)\b/.test(text);
  const hour = isCorrected && windows.every((window) => window.time === null) ? lastHour(text, language) : null;
  return hour === null ? null : at(date?.from ?? day, exactly(hour));
}

/** Whether a text names a time by its relation to another one. */
export const isRelative = (text: string): boolean =>
  [HOURS, SAME_TIME, SAME_DAY, NEXT_DAY].some((pattern) => pattern.test(text));

function timeInQuestion({ offers, answers, bookings }: View): string | null {
  const [start = '', end = ''] = answers.find(({ slot }) => slot === 'preferred_time')?.value.split('/') ?? [];
  if (start !== '' && start === end) return start;
  const timed = offers.filter((offer) => offer.start);
  if (timed.length === 1) return timed[0]?.start ?? null;
  return bookings.length === 1 ? (bookings[0]?.start ?? null) : null;
}

const exactly = (clock: string): [string, string] => [clock, clock];

function shifted(clock: string, [, words = '', side = '']: RegExpExecArray, language: Language): string {
  const isHalf = /half|media|meia|halbe|demi/.test(words);
  const count = isHalf ? 0.5 : Math.max(1, numberOf(words, language) ?? 1);
  const isEarlier = /earlier|before|antes|temprano|cedo|fruher|plus tot|avant/.test(side);
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const total = Math.min(1439, Math.max(0, hours * 60 + minutes + (isEarlier ? -60 : 60) * count));
  return clockOf(total);
}

/** Returns the last number of the text that can be an hour, as a time of day. Hours before seven are in the afternoon. */
function lastHour(text: string, language: Language): string | null {
  const found = numbersIn(text, language).findLast(({ value, start }) => {
    const isNegated = /\b(?:not|no|nicht|pas|nao)\s+(?:a las? |um |as |a )?$/.test(text.slice(0, start));
    return Number.isInteger(value) && value >= 1 && value <= 23 && !isNegated;
  });
  return found ? clockOf((found.value < 7 ? found.value + 12 : found.value) * 60) : null;
}

const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
