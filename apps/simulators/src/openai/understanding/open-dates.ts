import type { FoundDate } from './dates.ts';
import { addDays } from './days.ts';

/** Matches words before a day that change its meaning to the days before or after it. */
const BEFORE_DAY =
  /(?:(?:earlier|sooner) than|before|antes d[eo]l?|vor(?: dem)?|(?:fruher|eher) als|avant)(?: (?:el|la|o|a|le))?\s*$/;
const UNTIL_DAY =
  /(?:until|till|no later than|by|hasta|ate(?: a| ao)?|bis(?: zum)?|spatestens(?: am)?|jusqu'?a|d'ici(?: a)?)(?: (?:el|la|o|a|le))?\s*$/;
const AFTER_DAY =
  /(?<![a-z])(?:(?:later than|after)|despues del?|depois d[eao]|nach(?: dem)?|apres)(?: (?:el|la|o|a|le))?\s*$/;
const FROM_DAY =
  /(?<![a-z])(?:(?:starting|not (?:before|until)|no (?:earlier|sooner) than|any time from)(?: on)?|n[ao]o? antes d[aeo]l?|a partir d[eo]l?|ab(?: dem)?|fruhestens(?: am)?|nicht vor|a partir d[ea])(?: (?:el|la|o|a|le))?\s*$/;
const ONWARDS = /^ (?:onwards?|on(?=[,.!?]|$)|or later|or after|en adelante|em diante|aufwarts)/;
const FEW_DAYS = 6;

/**
 * Returns the days that a single day and the words around it mean: the days from today until the day, as in "until
 * Friday", or from the day until six days later, as in "from Friday on". "Before" and "after" exclude the day itself.
 * Past days, ranges and days without such words are returned unchanged.
 */
export function withOpenEnd(date: FoundDate, text: string, today: string): FoundDate {
  if (date.from !== date.to || date.from < today) return date;
  const before = text.slice(0, date.start).replace(/ (?:the|on)\s*$/, ' ');
  const head = (pattern: RegExp) => pattern.exec(`${before}${LEAD.exec(text.slice(date.start, date.end))?.[0] ?? ''}`);
  const place = (found: RegExpExecArray) => ({ start: Math.min(date.start, found.index), end: date.end, isOpen: true });
  const [earlier, until, after, from] = [BEFORE_DAY, UNTIL_DAY, AFTER_DAY, FROM_DAY].map(head);
  // Check `from` first, because "not before Friday" also contains "before".
  if (from) return { from: date.from, to: addDays(date.from, FEW_DAYS), ...place(from) };
  if (earlier && date.from > today) return { from: today, to: addDays(date.from, -1), ...place(earlier) };
  if (until) return { from: today, to: date.from, ...place(until) };
  if (after) return { from: addDays(date.from, 1), to: addDays(date.from, FEW_DAYS), ...place(after) };
  const onwards = ONWARDS.exec(text.slice(date.end));
  if (!onwards) return date;
  return { ...date, to: addDays(date.from, FEW_DAYS), end: date.end + onwards[0].length, isOpen: true };
}

/** Matches articles and prepositions at the start of a found day. */
const LEAD = /^(?:(?:on|for|the|el|para el|los|na|no|a|o|para|am|den|der|zum|le) )+/;
