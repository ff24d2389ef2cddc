import type { Language } from './frequent-terms.ts';
import { numberOf, numberPattern } from './numbers.ts';

/**
 * Difference between the time that the contact wants and the time under discussion, in minutes or whole days. Negative
 * if the contact wants an earlier time.
 */
export type Shift = { readonly minutes: number } | { readonly days: number };

/** Words for units of time in one language. `one` contains the words for a single unit. */
interface Units {
  readonly one: string;
  readonly half: string;
  readonly quarter: string;
  readonly hourAndHalf: string;
  readonly hours: string;
  readonly minutes: string;
  readonly days: string;
  readonly weeks: string;
}

const UNITS: Readonly<Record<Language, Units>> = {
  en: {
    one: 'an?|one',
    half: 'half an hour|half hour|30 min(?:ute)?s?',
    quarter: 'quarter of an hour|(?:a )?quarter hour',
    hourAndHalf: 'an hour and a half|one and a half hours',
    hours: 'hours?|hrs?',
    minutes: 'min(?:ute)?s?',
    days: 'days?',
    weeks: 'weeks?',
  },
  es: {
    one: 'una?',
    half: 'media hora|media horita',
    quarter: 'cuarto de hora',
    hourAndHalf: 'hora y media',
    hours: 'horas?|horitas?',
    minutes: 'minut(?:os?|itos?)',
    days: 'dias?',
    weeks: 'semanas?',
  },
  pt: {
    one: 'uma?',
    half: 'meia hora|meia horinha',
    quarter: 'quarto de hora',
    hourAndHalf: 'hora e meia',
    hours: 'horas?|horinhas?',
    minutes: 'minut(?:os?|inhos?)',
    days: 'dias?',
    weeks: 'semanas?',
  },
  de: {
    one: 'eine[nr]?',
    half: 'halbe stunde|halbes stundchen',
    quarter: 'viertelstunde|viertel stunde',
    hourAndHalf: 'anderthalb stunden|eineinhalb stunden',
    hours: 'stunden?',
    minutes: 'minuten?|min',
    days: 'tage?n?',
    weeks: 'wochen?',
  },
  fr: {
    one: 'une?',
    half: 'demi[- ]heure',
    quarter: "quart d'heure",
    hourAndHalf: 'heure et demie',
    hours: 'heures?',
    minutes: 'minutes?|min',
    days: 'jours?',
    weeks: 'semaines?',
  },
};

const EARLIER =
  /\b(?:earlier|sooner|forward|ahead|mas (?:temprano|pronto)|adelant\w*|mais cedo|antecip\w*|adiant\w*|fruher|eher|vorzieh\w*|vorverleg\w*|vorher|nach vorne?|plus tot|avanc\w*)\b|\b(?:before|antes|zuvor|avant)\b(?! (?:the|my|your|our|an?|i|we|de|del|d[ao]s?|la|el|que|der|dem|den|die|mein\w*|[a-z]*ing)\b)/;
const LATER =
  /\b(?:later|back|delay|postpone|mas tarde|retras\w*|atras\w*|aplaz\w*|pospon\w*|mais tarde|adiar|adia|spater|danach|nach hinten|plus tard|repouss\w*|decal\w*|recul\w*)\b|\b(?:after|despues|depois|apres)\b(?! (?:the|my|your|our|an?|i|we|de|del|d[ao]s?|la|el|que|le|ma|mon|[a-z]*ing)\b)/;

/** Maximum distance between an amount and the word for its direction, in characters. */
const NEAR = 32;

/**
 * Returns the difference that a text expresses with an amount and a direction, such as "an hour later", "adelantarla
 * media hora" or "um einen Tag nach hinten". Null if it expresses none.
 */
export function shiftIn(text: string, language: Language): Shift | null {
  const found = amountIn(text, language);
  if (!found) return null;
  const around = text.slice(Math.max(0, found.start - NEAR), found.end + NEAR);
  const isEarlier = EARLIER.test(around);
  if (!isEarlier && !LATER.test(around)) return null;
  const sign = isEarlier ? -1 : 1;
  return 'days' in found.amount ? { days: sign * found.amount.days } : { minutes: sign * found.amount.minutes };
}

interface FoundAmount {
  readonly amount: Shift;
  readonly start: number;
  readonly end: number;
}

/** Maximum amounts. A larger amount is not a difference between two appointment times. */
const MOST = { hours: 8, minutes: 180, days: 10, weeks: 6 };

function amountIn(text: string, language: Language): FoundAmount | null {
  const units = UNITS[language];
  const at = (match: RegExpExecArray, amount: Shift): FoundAmount => ({
    amount,
    start: match.index,
    end: match.index + match[0].length,
  });
  for (const [pattern, minutes] of [
    [units.hourAndHalf, 90],
    [units.half, 30],
    [units.quarter, 15],
  ] as const) {
    const match = new RegExp(`(?<![a-z])(?:${pattern})(?![a-z])`).exec(text);
    if (match) return at(match, { minutes });
  }
  const count = `(?<![\\w:])(${numberPattern(language)}|${units.one}|a couple of|a few|un par de|unas?|umas?|ein paar)`;
  for (const [unit, most, amountOf] of [
    [units.hours, MOST.hours, (value: number) => ({ minutes: 60 * value })],
    [units.minutes, MOST.minutes, (value: number) => ({ minutes: value })],
    [units.days, MOST.days, (value: number) => ({ days: value })],
    [units.weeks, MOST.weeks, (value: number) => ({ days: 7 * value })],
  ] as const) {
    const match = new RegExp(`${count}[ -](?:${unit})(?![a-z])`).exec(text);
    const value = match ? countOf(match[1] ?? '', language) : 0;
    if (match && value > 0 && value <= most) return at(match, amountOf(value));
  }
  return null;
}

function countOf(word: string, language: Language): number {
  if (/^(?:a couple of|a few|un par de|ein paar)$/.test(word)) return 2;
  return numberOf(word, language) ?? 1;
}
