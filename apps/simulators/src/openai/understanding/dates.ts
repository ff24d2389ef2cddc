import { DATE_PHRASES, type DatePhrases } from './date-phrases.ts';
import { addDays, dateOf, MONTH_INDEX, MONTHS, mondayOf, nextDate, WEEKDAYS, weekdayOf } from './days.ts';
import type { Language } from './frequent-terms.ts';
import { numberOf, numberPattern } from './numbers.ts';

/** A day or a range of days, as local dates in the format YYYY-MM-DD. */
export interface FoundDate {
  readonly from: string;
  readonly to: string;
  readonly start: number;
  readonly end: number;
}

export interface DateContext {
  readonly today: string;
  readonly language: Language;
  /** IANA time zone. In American zones, 5/6 means May 6. */
  readonly zone: string;
  /** Day that the conversation is about, if there is one. A day of the week without a date is in its week. */
  readonly around?: string | null;
}

type Span = readonly [from: string, to: string] | null;
type Rule = readonly [pattern: string, read: (match: RegExpMatchArray, context: DateContext) => Span];

/**
 * Returns every day in a normalized text that is not negated. If two rules match the same words, the earlier one
 * applies.
 */
export function datesIn(text: string, context: DateContext): FoundDate[] {
  const found = foundDates(text, context);
  // "Next week, the Monday or the Tuesday" names days of next week.
  const range = found.find(({ from, to }) => to >= addDays(from, 4));
  return range ? foundDates(text, { ...context, around: range.from }) : found;
}

function foundDates(text: string, context: DateContext): FoundDate[] {
  const taken: FoundDate[] = [];
  for (const [pattern, read] of rulesOf(context.language))
    for (const match of text.matchAll(new RegExp(`(?<![\\w/-])(?:${pattern})(?![\\w])`, 'g'))) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.some((one) => start < one.end && one.start < end)) continue;
      const span = read(match, context);
      if (span) taken.push({ from: span[0], to: span[1], start, end });
    }
  return taken
    .filter(({ start }) => !NEGATED.test(text.slice(0, start)) && !PAST.test(text.slice(0, start)))
    .toSorted((a, b) => a.start - b.start);
}

/** Matches words before a day that has passed, as in "since Sunday". */
const PAST =
  /\b(?:since|last|past|seit|letzten?|letzter|vergangenen?|desde|pasad[oa]|depuis|dernier)(?: (?:el|la|o|a|dem|der|on|le))?\s*$/;

const NEGATED =
  /(?:\bnot\b|n't\b|\bcannot\b|\bexcept\b|\bbut not\b|\bno (?:puedo|me viene bien|me va bien)?|\bexcepto\b|\bmenos\b|\bnao\b|\bnicht\b|\bauser\b|\bpas\b|\bsauf\b)\s?(?:(?!but\b|sino\b|mas\b|sondern\b|mais\b)[a-z']+\s){0,3}$/;

const day = (date: string | null): Span => (date ? [date, date] : null);
const weekFrom = (monday: string): Span => [monday, addDays(monday, 6)];

const RELATIVE: Readonly<Record<Language, readonly (readonly [string, number])[]>> = {
  en: [
    ['(?:the )?day after tomorrow', 2],
    ['today|tonight|this (?:morning|afternoon|evening)', 0],
    ['tomorrow|tmrw|tomorow', 1],
  ],
  es: [
    ['pasado manana', 2],
    ['hoy|esta (?:tarde|noche|manana)', 0],
    ['(?<!la )(?<!las )(?<!buena )manana', 1],
  ],
  pt: [
    ['depois de amanha', 2],
    ['hoje|esta (?:tarde|noite|manha)', 0],
    ['amanha', 1],
  ],
  de: [
    ['ubermorgen', 2],
    ['heute', 0],
    ['(?<!guten )(?<!am )(?<!schonen )morgen', 1],
  ],
  fr: [
    ['apres[- ]demain', 2],
    ["aujourd'?\\s?hui|ce (?:matin|soir)|cet apres[- ]midi", 0],
    ['demain', 1],
  ],
};

function rulesOf(language: Language): Rule[] {
  const words = DATE_PHRASES[language];
  const number = numberPattern(language);
  return [
    ...numericRules,
    ...monthRules(language, words),
    ...weekdayRules(language, words),
    ...RELATIVE[language].map(([pattern, days]): Rule => [pattern, (_match, { today }) => day(addDays(today, days))]),
    [words.weekAfterNext, (_match, { today }) => weekFrom(addDays(mondayOf(today), 14))],
    [words.nextWeekend, (_match, { today }) => weekend(addDays(mondayOf(today), 7))],
    [words.weekend, (_match, { today }) => weekend(mondayOf(today))],
    [words.nextWeek, (_match, { today }) => weekFrom(addDays(mondayOf(today), 7))],
    [words.thisWeek, (_match, { today }) => [today, addDays(mondayOf(today), 6)]],
    [words.nextMonth, (_match, { today }) => month(today, 1)],
    [words.thisMonth, (_match, { today }) => [today, month(today, 0)?.[1] ?? today]],
    [
      `${words.inUnits} (${number}|a|una|uma|einer|einem|une|un|a couple of) (?:${words.weeks})`,
      (match, { today }) => weekFrom(mondayOf(addDays(today, 7 * amount(match[1], language)))),
    ],
    [
      `${words.inUnits} (${number}|a|un|um|einem|a couple of) (?:${words.days})`,
      (match, { today }) => day(addDays(today, amount(match[1], language))),
    ],
    [
      `${words.inUnits} (${number}|a|un|um|einem|a couple of) (?:${words.months})`,
      (match, { today }) => month(today, amount(match[1], language)),
    ],
    [
      `${words.the}(\\d{1,2})${words.ordinal}(?![\\s.]?\\d|\\s?(?:o'?clock|am|pm|uhr|h\\b|:|heures|€|eur))`,
      (match, { today }) =>
        language === 'en' || language === 'de' ? null : day(nextDate(today, Number(match[1]), null)),
    ],
    [
      `(?:${words.the})?(\\d{1,2})${words.ordinal || '(?!.)'}`,
      (match, { today }) => (/\D$/.test(match[0]) ? day(nextDate(today, Number(match[1]), null)) : null),
    ],
  ];
}

const amount = (word: string | undefined, language: Language): number =>
  /couple/.test(word ?? '') ? 2 : (numberOf(word ?? '', language) ?? 1);

const weekend = (monday: string): Span => [addDays(monday, 5), addDays(monday, 6)];

function month(today: string, ahead: number): Span {
  const [year = 0, now = 1] = today.split('-').map(Number);
  const index = now - 1 + ahead;
  const first = dateOf(year + Math.floor(index / 12), (index % 12) + 1, 1);
  const next = dateOf(year + Math.floor((index + 1) / 12), ((index + 1) % 12) + 1, 1);
  return first && next ? [first, addDays(next, -1)] : null;
}

const numericRules: readonly Rule[] = [
  ['(\\d{4})-(\\d{2})-(\\d{2})', ([, year, months, days]) => day(dateOf(Number(year), Number(months), Number(days)))],
  [
    '(\\d{1,2})[/.](\\d{1,2})[/.](\\d{2,4})',
    ([, first, second, year], context) => numeric(Number(first), Number(second), Number(year), context),
  ],
  ['(\\d{1,2})/(\\d{1,2})', ([, first, second], context) => numeric(Number(first), Number(second), null, context)],
  [
    '(\\d{1,2})\\.(\\d{1,2})\\.?(?= |$|,|\\?|!)',
    ([, first, second], context) =>
      context.language === 'de' ? numeric(Number(first), Number(second), null, context) : null,
  ],
];

function numeric(first: number, second: number, year: number | null, { today, language, zone }: DateContext): Span {
  const isMonthFirst = language === 'en' && zone.startsWith('America/');
  const [days, months] = (isMonthFirst && first <= 12) || second > 12 ? [second, first] : [first, second];
  if (year === null) return day(months >= 1 && months <= 12 ? nextDate(today, days, months) : null);
  return day(dateOf(year < 100 ? 2000 + year : year, months, days));
}

function monthRules(language: Language, { ordinal, of }: DatePhrases): Rule[] {
  const name = MONTHS[language].join('|');
  const dated = (days: string | undefined, word: string | undefined, year: string | undefined, today: string): Span => {
    const months = MONTH_INDEX(language, word ?? '');
    return day(year ? dateOf(Number(year), months, Number(days)) : nextDate(today, Number(days), months));
  };
  const dayFirst: Rule = [
    `(?:the |el (?:dia )?|dia |am |den |der |le |no dia )?(\\d{1,2})(?:${ordinal || '(?:st|o|º)'})?(?:${of}|[- ])(${name})(?:,? (?:de )?(\\d{4}))?`,
    ([, days, word, year], { today }) => dated(days, word, year, today),
  ];
  const monthFirst: Rule = [
    `(${name}) (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?`,
    ([, word, days, year], { today }) => dated(days, word, year, today),
  ];
  return language === 'en' ? [dayFirst, monthFirst] : [dayFirst];
}

function weekdayRules(language: Language, words: DatePhrases): Rule[] {
  return WEEKDAYS[language].flatMap((pattern, index): Rule[] => {
    const name = `(?:${pattern})`;
    const inNextWeek = (_match: RegExpMatchArray, { today }: DateContext) => day(addDays(mondayOf(today), 7 + index));
    const nearest = (_match: RegExpMatchArray, { today }: DateContext) =>
      day(addDays(today, ((index - weekdayOf(today) + 6) % 7) + 1));
    const inTalk = (match: RegExpMatchArray, context: DateContext): Span => {
      const found = nearest(match, context);
      const isVague =
        context.around && !/proxim|este|esta|viene|vem|kommend|nachst|dies|prochain|\bcet?t?e? /.test(match[0]);
      const inWeek = isVague && context.around ? addDays(mondayOf(context.around), index) : null;
      return inWeek && found && inWeek > found[0] ? day(inWeek) : found;
    };
    const thisOne = (_match: RegExpMatchArray, { today }: DateContext) =>
      day(addDays(today, (index - weekdayOf(today) + 7) % 7));
    const before = { en: 'on |for ', es: 'el |para el |los ', pt: 'na |no |a |para ', de: 'am |den |fur ', fr: 'le ' }[
      language
    ];
    return [
      [`(?:${before})?${name},? (?:of |de |da |in der |de la )?(?:${words.nextWeek})`, inNextWeek],
      [`(?:${words.nextWeek}),? (?:${before})?${name}`, inNextWeek],
      ...(language === 'en'
        ? ([
            [`(?:on |for )?next ${name}`, inNextWeek],
            [`(?:on )?${name} week`, (_m, { today }) => day(addDays(today, ((index - weekdayOf(today) + 6) % 7) + 8))],
            [`(?:on )?this (?:coming )?${name}`, thisOne],
          ] satisfies Rule[])
        : []),
      [
        `(?:${before})?(?:(?:proxim[oa]|este|esta|kommenden|nachsten|diesen|dieser|ce|cette) )?${name}(?: (?:que viene|que vem|proximo|prochain))?`,
        inTalk,
      ],
    ];
  });
}
