import type { Clause } from './clause.ts';
import { addDays } from './days.ts';
import type { FoundValue } from './values.ts';
import type { View } from './view.ts';

const EARLIER =
  /\b(?:earlier|sooner|(?:mas|algo) (?:temprano|pronto)|antes|(?:mais|algo) cedo|fruher(?:e[nrs]?)?|eher|plus tot)\b|\b(?:too late|(?:demasiado|muy) tarde|(?:tarde|tardio) demais|demasiado tarde|muito tarde|zu spat|trop tard)\b/;
const LATER =
  /\b(?:later|mas tarde|despues|mas adelante|mais tarde|depois|spater(?:e[nrs]?)?|plus tard)\b|\b(?:too (?:early|soon)|(?:demasiado|muy) (?:temprano|pronto)|(?:cedo|muito cedo) demais|(?:demasiado|muito) cedo|zu fruh|trop tot)\b/;
/** Matches a reference to a specific offer, as in "the earlier one". */
const NAMED =
  /\b(?:the|la|el|lo|a|o|den|der|die|das|le) (?:earlier|later|mas (?:temprano|pronto|tarde)|de mas tarde|mais (?:cedo|tarde)|fruhere[nrs]?|spatere[nrs]?|plus (?:tot|tard))\b/;
const INDEFINITE =
  /\b(?:any(?:thing)?|some(?:thing)?|nothing|another|too|algo|nada|algun[oa]?|alguma?|otra|outra|etwas|was|nichts|noch|zu|demasiado|muy|muito|demais|quelque chose|rien|trop|possible|posible|possivel|moglich|prefer|prefiero|prefiro|lieber|rather|only|solo)\b/;
const IN_THE_DAY =
  /\b(?:in|on|during) (?:the|that|this) (?:same )?(?:day|morning|afternoon)\b|\b(?:ese|el mismo|nesse|no mesmo) dia\b|\b(?:an dem|am selben|am gleichen) tag\b/;

export type Direction = 'earlier' | 'later';

/** Returns the direction if a text contains a word for an earlier or a later time. Null if it contains neither. */
export const directionOf = (text: string): Direction | null =>
  EARLIER.test(text) ? 'earlier' : LATER.test(text) ? 'later' : null;

/** Returns the direction if a clause asks for an earlier or a later time without naming a time. Null otherwise. */
export function directionIn({ text, isQuestion, windows }: Clause): Direction | null {
  if (windows.length > 0 || NAMED.test(text) || !(isQuestion || INDEFINITE.test(text))) return null;
  return directionOf(text);
}

/**
 * Returns the time range before the first or after the last offered time, for clauses such as "Do you have anything
 * earlier?". If the contact requested a single day, the range is on that day. Null if the clause is not such a request
 * or no times are offered.
 */
export function preferredTime(clause: Clause, { offers, answers, now }: View): FoundValue | null {
  const starts = offers.flatMap(({ start }) => start ?? []).toSorted();
  const direction = directionIn(clause);
  const [first] = starts;
  const last = starts.at(-1);
  if (!direction || !first || !last) return null;
  const [from = '', to = ''] =
    answers
      .find(({ slot }) => slot === 'preferred_time')
      ?.value.split('/')
      .map((part) => part.slice(0, 10)) ?? [];
  const isOneDay = IN_THE_DAY.test(clause.text) || (from !== '' && from === to);
  const whole = { start: 0, end: clause.text.length };
  if (direction === 'earlier')
    return { value: `${isOneDay ? first.slice(0, 10) : now.slice(0, 10)}T00:00/${minuteAfter(first, -1)}`, ...whole };
  const on = isOneDay ? (starts.findLast((start) => start.startsWith(first.slice(0, 10))) ?? last) : last;
  return { value: `${minuteAfter(on, 1)}/${addDays(on.slice(0, 10), isOneDay ? 0 : 6)}T23:59`, ...whole };
}

const minuteAfter = (local: string, minutes: number): string =>
  new Date(Date.parse(`${local.slice(0, 16)}:00Z`) + minutes * 60_000).toISOString().slice(0, 16);
