import { addDays, dateOf, mondayOf, nextDate, weekdayOf } from './days.ts';
import type { Language } from './frequent-terms.ts';

/** Patterns in one language for parts of a week or month, weeks of a month, and numbers of weeks from a day. */
interface SpanPhrases {
  readonly early: string;
  readonly middle: string;
  readonly late: string;
  /** Pattern for the current week, which follows the words for a part of the week. */
  readonly week: string;
  readonly month: string;
  /** Prepositions that precede the name of a month if the whole month is meant. */
  readonly in: string;
  /**
   * Pattern for a week of a month. `{nth}` is replaced with the ordinal numbers and `{month}` with the names of the
   * months.
   */
  readonly weekOfMonth: string;
  readonly ordinals: readonly string[];
  /** Pattern for the week that contains a day. `{day}` is replaced with the pattern for the day. */
  readonly weekOf: string;
  /** Patterns for the day that is a number of weeks after today. */
  readonly weeksFromToday: readonly (readonly [pattern: string, weeks: number])[];
  /** Patterns for the week that is a number of weeks after the current one. */
  readonly weeksAhead: readonly (readonly [pattern: string, weeks: number])[];
  /**
   * Patterns for words before a day of the week that add a number of weeks to it. `weeksAfter` contains the words after
   * the day.
   */
  readonly weeksBefore: readonly (readonly [pattern: string, weeks: number])[];
  readonly weeksAfter: readonly (readonly [pattern: string, weeks: number])[];
}

export const SPAN_PHRASES: Readonly<Record<Language, SpanPhrases>> = {
  en: {
    early: '(?:at |towards )?(?:the )?(?:start|beginning|early part) of |early (?:in )?(?:the )?',
    middle: '(?:in |around )?(?:the )?middle of |mid-? ?',
    late: '(?:at |towards |by |around )?(?:the )?end of |late(?:r)? (?:in )?(?:the )?',
    week: '(?:the|this) week|week',
    month: '(?:the|this) month|month',
    in: '(?:some ?time |any ?time )?(?:in|during)',
    weekOfMonth: '(?:in )?(?:the )?{nth} week (?:of|in) {month}',
    ordinals: ['first', 'second', 'third', 'last'],
    weekOf: '(?:the )?week (?:of|commencing|starting|beginning)(?: on)? (?:the )?{day}',
    weeksFromToday: [
      ['(?:a|one) week (?:from (?:today|now)|today)|today week', 1],
      ['(?:two weeks|a fortnight) (?:from )?(?:today|now)', 2],
    ],
    weeksAhead: [['in (?:about )?(?:a fortnight|two weeks. time)', 2]],
    weeksBefore: [
      ['(?:a|one) week (?:on|from|this) ', 1],
      ['(?:two weeks|a fortnight) (?:on|from|this) ', 2],
    ],
    weeksAfter: [
      [' (?:in (?:a|one) )?week', 1],
      [' (?:in (?:a )?)?(?:fortnight|two weeks)', 2],
    ],
  },
  es: {
    early: '(?:a |al |en )?(?:principios?|comienzos?|inicios?|primeros) (?:de |del )',
    middle: '(?:a |hacia )?(?:mediados|mitad) (?:de |del )',
    late: '(?:a |al |hacia )?(?:finales|final|ultimos) (?:de |del )',
    week: '(?:la |esta )?semana',
    month: '(?:el |este )?mes',
    in: '(?:en|durante|para)',
    weekOfMonth: '(?:en )?(?:la )?{nth} semana de {month}',
    ordinals: ['primera', 'segunda', 'tercera', 'ultima'],
    weekOf: '(?:la )?semana del (?:dia )?{day}',
    weeksFromToday: [
      ['(?:de )?(?:hoy|aqui) en (?:ocho(?: dias)?|una semana)', 1],
      ['(?:de )?(?:hoy|aqui) en (?:quince(?: dias)?|dos semanas)', 2],
    ],
    weeksAhead: [
      ['(?:de aqui a|dentro de|en) (?:ocho dias|una semana)', 1],
      ['(?:de aqui a|dentro de|en) (?:unos )?(?:quince dias|15 dias|dos semanas)', 2],
    ],
    weeksBefore: [],
    weeksAfter: [
      [' en ocho(?: dias)?', 1],
      [' en quince(?: dias)?', 2],
      [' (?:de )?dentro de (?:una semana|ocho dias)', 1],
      [' (?:de )?dentro de (?:dos semanas|quince dias)', 2],
    ],
  },
  pt: {
    early: '(?:no |ao |logo no )?(?:inicio|comeco|principio) d[aeo] ',
    middle: '(?:em |a |no )?(?:meados|meio) d[aeo] ',
    late: '(?:no |ao |pelo |la para o )?(?:fim|final|finais) d[ao] |(?:no |ao |pelo )?(?:fim|final|finais) de (?!semana)',
    week: '(?:esta |a )?semana',
    month: '(?:este |o )?mes',
    in: '(?:em|durante|para)',
    weekOfMonth: '(?:na )?{nth} semana de {month}',
    ordinals: ['primeira', 'segunda', 'terceira', 'ultima'],
    weekOf: '(?:na |a )?semana (?:de|do dia|que comeca (?:a|em)) {day}',
    weeksFromToday: [
      ['(?:de )?hoje a (?:oito(?: dias)?|uma semana)', 1],
      ['(?:de )?hoje a (?:quinze(?: dias)?|duas semanas)', 2],
    ],
    weeksAhead: [
      ['(?:daqui a|dentro de|em) (?:oito dias|uma semana)', 1],
      ['(?:daqui a|dentro de|em) (?:uns )?(?:quinze dias|15 dias|duas semanas)', 2],
    ],
    weeksBefore: [],
    weeksAfter: [
      [' a oito(?: dias)?', 1],
      [' a quinze(?: dias)?', 2],
      [' daqui a (?:uma semana|oito dias)', 1],
      [' daqui a (?:duas semanas|quinze dias)', 2],
    ],
  },
  de: {
    early: '(?:am |zu |gleich )?(?:anfang|beginn) (?:der |des )?',
    middle: '(?:in der )?mitte (?:der |des )?',
    late: '(?:am |gegen |zum )?ende (?:der |des )?',
    week: '(?:diese[rn]? )?woche',
    month: '(?:diese[sn]? )?monats?',
    in: '(?:irgendwann )?(?:im|wahrend des)(?: monat)?',
    weekOfMonth: '(?:in der |die )?{nth} (?:{month}woche|woche (?:im|des) {month}s?)',
    ordinals: ['ersten?', 'zweiten?', 'dritten?', 'letzten?'],
    weekOf: '(?:in der |die )?woche (?:vom|ab dem|ab) {day}',
    weeksFromToday: [
      ['(?:heute|ab heute) in (?:einer woche|acht tagen)', 1],
      ['(?:heute|ab heute) in (?:zwei wochen|vierzehn tagen)', 2],
    ],
    weeksAhead: [
      ['in (?:acht tagen|einer woche)', 1],
      ['in (?:vierzehn|14) tagen', 2],
    ],
    weeksBefore: [],
    weeksAfter: [
      [' in (?:einer woche|acht tagen)', 1],
      [' in (?:zwei wochen|vierzehn tagen|14 tagen)', 2],
    ],
  },
  fr: {
    early: '(?:au |en )?debut (?:de |du )?(?:la )?',
    middle: '(?:a la |au )?mi-|(?:au )?milieu (?:de |du )(?:la )?',
    late: '(?:a la |en )?fin (?:de |du )?(?:la )?',
    week: '(?:cette )?semaine',
    month: '(?:ce )?mois',
    in: '(?:en|au mois de|pour)',
    weekOfMonth: '(?:la )?{nth} semaine de {month}',
    ordinals: ['premiere', 'deuxieme', 'troisieme', 'derniere'],
    weekOf: '(?:la )?semaine du {day}',
    weeksFromToday: [
      ["(?:d')?aujourd'hui en huit", 1],
      ["(?:d')?aujourd'hui en quinze", 2],
    ],
    weeksAhead: [
      ['(?:dans|d.ici) huit jours', 1],
      ['(?:dans|d.ici) quinze jours', 2],
    ],
    weeksBefore: [],
    weeksAfter: [
      [' en huit', 1],
      [' en quinze', 2],
    ],
  },
};

export type Third = 'early' | 'middle' | 'late';
export const THIRDS: readonly Third[] = ['early', 'middle', 'late'];

/**
 * Returns the first and last working day of a part of a week: Monday and Tuesday, Tuesday to Thursday, or Thursday and
 * Friday.
 */
export function partOfWeek(monday: string, third: Third): [string, string] {
  const [from, to] = { early: [0, 1], middle: [1, 3], late: [3, 4] }[third] as [number, number];
  return [addDays(monday, from), addDays(monday, to)];
}

/**
 * Returns the first and last day of a third of a month: the first ten days, the next ten days, or the remaining days.
 */
export function partOfMonth([from, to]: readonly [string, string], third: Third): [string, string] {
  if (third === 'early') return [from, addDays(from, 9)];
  return third === 'middle' ? [addDays(from, 10), addDays(from, 19)] : [addDays(from, 20), to];
}

/**
 * Returns the first and last of seven days in a month. The days start on the 1st, 8th or 15th, or are the last seven.
 */
export function weekOfMonth([from, to]: readonly [string, string], index: number): [string, string] {
  return index < 3 ? [addDays(from, 7 * index), addDays(from, 7 * index + 6)] : [addDays(to, -6), to];
}

/**
 * Returns the first and last day of the next month with this number, which can be the current month. Null if the number
 * is invalid.
 */
export function monthSpan(today: string, month: number): [string, string] | null {
  const [year = 0, now = 1] = today.split('-').map(Number);
  const first = dateOf(month < now ? year + 1 : year, month, 1);
  if (!first) return null;
  const [years = 0, months = 1] = first.split('-').map(Number);
  const next = dateOf(months === 12 ? years + 1 : years, (months % 12) + 1, 1);
  return next ? [first, addDays(next, -1)] : null;
}

/** Returns a span without its past days. A span that is entirely in the past is returned unchanged. */
export const fromToday = ([from, to]: readonly [string, string], today: string): [string, string] =>
  from < today && today <= to ? [today, to] : [from, to];

/** Returns the next date with this weekday, which can be today, plus a number of weeks. */
export const weekdayAhead = (today: string, index: number, weeks: number): string =>
  addDays(today, ((index - weekdayOf(today) + 7) % 7) + 7 * weeks);

/** Returns the week that contains the next date with this day and month. Null if there is none. */
export function weekOfDate(today: string, days: number, month: number | null): [string, string] | null {
  const date = nextDate(today, days, month);
  return date ? [mondayOf(date), addDays(mondayOf(date), 6)] : null;
}
