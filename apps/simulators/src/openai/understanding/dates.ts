import { DATE_PHRASES, type DatePhrases, RELATIVE_DAYS } from './date-phrases.ts';
import {
  fromToday,
  monthSpan,
  partOfMonth,
  partOfWeek,
  SPAN_PHRASES,
  THIRDS,
  weekdayAhead,
  weekOfDate,
  weekOfMonth,
} from './date-spans.ts';
import { addDays, dateOf, MONTH_INDEX, MONTHS, mondayOf, nextDate, WEEKDAYS, weekdayOf } from './days.ts';
import type { Language } from './frequent-terms.ts';
import { numberOf, numberPattern } from './numbers.ts';

/** A day or a range of days, as local dates in the format YYYY-MM-DD. */
export interface FoundDate {
  readonly from: string;
  readonly to: string;
  readonly start: number;
  readonly end: number;
  /** Whether the text means the days before or after a named day, as in "before Friday". */
  readonly isOpen?: boolean;
}

export interface DateContext {
  readonly today: string;
  readonly language: Language;
  /** IANA time zone. In American time zones, 5/6 means May 6. */
  readonly zone: string;
  /**
   * Day that the conversation is about, if there is one. A weekday that is mentioned without a date is assumed to be in
   * the week of this day.
   */
  readonly around?: string | null;
}

type Span = readonly [from: string, to: string] | null;
type Rule = readonly [pattern: string, read: (match: RegExpMatchArray, context: DateContext) => Span];

/**
 * Returns the days in a normalized text. Omits excluded days and past days such as "last Sunday". If two rules match
 * the same words, the earlier one applies.
 */
export function datesIn(text: string, context: DateContext): FoundDate[] {
  const found = foundDates(text, context);
  // In "Next week, the Monday or the Tuesday", the days are in next week. A month after a day belongs to another
  // matter, as in "On Friday, my wedding is in June".
  const isWeek = ({ from, to }: FoundDate) => to <= addDays(from, 6);
  const range = found.find((one, at) => one.to >= addDays(one.from, 4) && (at === 0 || isWeek(one)));
  return range ? foundDates(text, { ...context, around: range.from }) : found;
}

/** Returns the days that a text excludes, as in "any day but Friday". */
export const excludedDays = (text: string, context: DateContext): FoundDate[] =>
  allDates(text, context).filter(({ start, end }) => isExcluded(text, start, end));

const isExcluded = (text: string, start: number, end: number): boolean =>
  NEGATED.test(text.slice(0, start)) || NEGATED_AFTER.test(text.slice(end));

const foundDates = (text: string, context: DateContext): FoundDate[] =>
  allDates(text, context).filter(
    ({ start, end }) =>
      !isExcluded(text, start, end) && !PAST.test(text.slice(0, start)) && !WISHED.test(text.slice(0, end)),
  );

function allDates(text: string, context: DateContext): FoundDate[] {
  const taken: FoundDate[] = [];
  for (const [pattern, read] of rulesOf(context.language))
    for (const match of text.matchAll(new RegExp(`(?<![\\w/-])(?:${pattern})(?![\\w])`, 'g'))) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.some((one) => start < one.end && one.start < end)) continue;
      const span = read(match, context);
      if (span) taken.push({ from: span[0], to: span[1], start, end });
    }
  return taken.toSorted((a, b) => a.start - b.start);
}

/** Matches words before a past day, as in "since Sunday". */
const PAST =
  /\b(?:since|last|past|seit|letzten?|letzter|vergangenen?|desde|pasad[oa]|depuis|dernier)(?: (?:el|la|o|a|dem|der|on|le))?\s*$/;

/** Matches good wishes for the weekend, as in "hope you had a nice weekend". */
const WISHED =
  /\b(?:nice|good|great|lovely|relaxing|schones|buen|bom|bon) (?:fin de semana|finde|fim[- ]de[- ]semana|final de semana|week[- ]?end|wochenende)$/;

const NEGATED =
  /(?:\binstead of\b|\brather than\b|\ben (?:vez|lugar) de\b|\bem vez d[aeo]\b|\b(?:an)?statt\b|\bau lieu d[eu]\b|\bnot\b(?! (?:before|until))|n't\b|\bcannot\b|\bexcept\b|\b(?:any|every) ?(?:day|time) but\b|\bbut not\b|\bno (?!antes|hasta)(?:puedo|me viene bien|me va bien)?|\bexcepto\b|\bmenos\b|\bnao\b(?! antes)|\bnicht\b(?! vor)|\bauser\b|\bpas\b|\bsauf\b)\s?(?:(?!but\b|sino\b|mas\b|sondern\b|mais\b)[a-z']+\s){0,3}$/;

/** Matches words after a day that exclude it, as in "el martes no, el jueves". */
const NEGATED_AFTER =
  /^,? (?!(?:no|nao) \w+ (?:(?:por|de) la|de|pela|a) (?:manana|manha|tarde|noche|noite))(?:ya )?(?:no(?=[,.!]|$| (?:me|nos|puedo|podemos|podre) )|nao(?=[,.!]|$| (?:me|nos|posso|podemos|consigo|da) )|nicht(?=[,.!]|$)|(?:geht|passt|klappt)(?: \w+){0,4} nicht|kann ich (?:\w+ )?nicht|(?:no longer|doesn'?t|does not|won'?t|isn'?t|is not) (?:work|suit|good|possible|ideal|fit)\w*|is no good|ja nao|ne (?:va|marche|convient))/;

const day = (date: string | null): Span => (date ? [date, date] : null);
const weekFrom = (monday: string): Span => [monday, addDays(monday, 6)];

function rulesOf(language: Language): Rule[] {
  const words = DATE_PHRASES[language];
  const number = numberPattern(language);
  return [
    ...numericRules,
    ...spanRules(language, words),
    ...monthRules(language, words),
    ...weekdayRules(language, words),
    ...RELATIVE_DAYS[language].map(
      ([pattern, days]): Rule => [pattern, (_match, { today }) => day(addDays(today, days))],
    ),
    [words.weekAfterNext, (_match, { today }) => weekFrom(addDays(mondayOf(today), 14))],
    [words.nextWeekend, (_match, { today }) => weekend(addDays(mondayOf(today), 7))],
    [words.weekend, (_match, { today }) => weekend(mondayOf(today))],
    [words.nextWeek, (_match, { today }) => weekFrom(addDays(mondayOf(today), 7))],
    [words.thisWeek, (_match, { today }) => [today, addDays(mondayOf(today), 6)]],
    [words.nextMonth, (_match, { today }) => monthAhead(today, 1)],
    [words.thisMonth, (_match, { today }) => [today, monthAhead(today, 0)?.[1] ?? today]],
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
      (match, { today }) => monthAhead(today, amount(match[1], language)),
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

function monthAhead(today: string, ahead: number): Span {
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

/** Returns the rules for parts of a week or month, whole months, weeks of a month, and numbers of weeks after a day. */
function spanRules(language: Language, words: DatePhrases): Rule[] {
  const spans = SPAN_PHRASES[language];
  const month = `(${MONTHS[language].join('|')})`;
  const spanOf = (word: string | undefined, today: string) => monthSpan(today, MONTH_INDEX(language, word ?? ''));
  const parts = THIRDS.flatMap((third): Rule[] => [
    [`(?:${spans[third]})(?:${words.nextWeek})`, (_match, { today }) => partOfWeek(addDays(mondayOf(today), 7), third)],
    [
      `(?:${spans[third]})(?:${spans.week})`,
      (_match, { today }) => fromToday(partOfWeek(mondayOf(today), third), today),
    ],
    [`(?:${spans[third]})(?:${words.nextMonth})`, (_match, { today }) => partOf(monthAhead(today, 1), third)],
    [`(?:${spans[third]})(?:${spans.month})`, (_match, { today }) => partOf(monthAhead(today, 0), third, today)],
    [`(?:${spans[third]})${month}`, (match, { today }) => partOf(spanOf(match[1], today), third, today)],
  ]);
  const weeksOfMonth = spans.ordinals.map(
    (nth, index): Rule => [
      spans.weekOfMonth.replaceAll('{nth}', `(?:${nth})`).replaceAll('{month}', month),
      (match, { today }) => {
        const found = spanOf(match.slice(1).find(Boolean), today);
        return found && weekOfMonth(found, index);
      },
    ],
  );
  const dayOfMonth = `(\\d{1,2})(?:${words.ordinal || '(?!.)'})?(?:(?:${words.of}|[- ])${month})?`;
  return [
    ...weekdaysAhead(language),
    ...parts,
    ...weeksOfMonth,
    [
      spans.weekOf.replace('{day}', dayOfMonth),
      (match, { today }) => weekOfDate(today, Number(match[1]), match[2] ? MONTH_INDEX(language, match[2]) : null),
    ],
    ...spans.weeksFromToday.map(
      ([pattern, weeks]): Rule => [pattern, (_match, { today }) => day(addDays(today, 7 * weeks))],
    ),
    ...spans.weeksAhead.map(
      ([pattern, weeks]): Rule => [pattern, (_match, { today }) => weekFrom(mondayOf(addDays(today, 7 * weeks)))],
    ),
    [
      `${spans.in} ${month}(?! \\d{1,2}(?!\\d))`,
      (match, { today }) => {
        const found = spanOf(match[1], today);
        return found && fromToday(found, today);
      },
    ],
  ];
}

/** Returns the rules for weekdays with a number of weeks from today. */
function weekdaysAhead(language: Language): Rule[] {
  const spans = SPAN_PHRASES[language];
  return WEEKDAYS[language].flatMap((name, index) =>
    [
      ...spans.weeksBefore.map(([before, weeks]) => [`${before}(?:${name})`, weeks] as const),
      ...spans.weeksAfter.map(([after, weeks]) => [`(?:${name})${after}`, weeks] as const),
    ].map(([pattern, weeks]): Rule => [pattern, (_match, { today }) => day(weekdayAhead(today, index, weeks))]),
  );
}

const partOf = (span: Span, third: (typeof THIRDS)[number], today = ''): Span =>
  span && fromToday(partOfMonth(span, third), today);

function weekdayRules(language: Language, words: DatePhrases): Rule[] {
  return WEEKDAYS[language].flatMap((pattern, index): Rule[] => {
    const name = `(?:${pattern})`;
    const inNextWeek = (_match: RegExpMatchArray, { today }: DateContext) => day(addDays(mondayOf(today), 7 + index));
    const nearest = (_match: RegExpMatchArray, { today }: DateContext) =>
      day(addDays(today, ((index - weekdayOf(today) + 6) % 7) + 1));
    const inTalk = (match: RegExpMatchArray, context: DateContext): Span => {
      const found = nearest(match, context);
      // "Nächsten Dienstag" never means tomorrow: on a Monday, it means the Tuesday of the next week.
      if (/nachsten/.test(match[0]) && found?.[0] === addDays(context.today, 1)) return day(addDays(found[0], 7));
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
