import type { Language } from './frequent-terms.ts';

/** Patterns for dates in one language, such as "next week" and "the 5th of May". */
export interface DatePhrases {
  readonly nextWeek: string;
  readonly thisWeek: string;
  readonly weekAfterNext: string;
  readonly weekend: string;
  readonly nextWeekend: string;
  readonly nextMonth: string;
  readonly thisMonth: string;
  readonly inUnits: string;
  readonly weeks: string;
  readonly days: string;
  readonly months: string;
  /** Articles and prepositions that can precede a day of the month. */
  readonly the: string;
  readonly ordinal: string;
  readonly of: string;
}

export const DATE_PHRASES: Readonly<Record<Language, DatePhrases>> = {
  en: {
    nextWeek: '(?:the )?(?:next|following) week',
    thisWeek: '(?:later )?this week',
    weekAfterNext: '(?:the )?week after next',
    weekend: '(?:this |the |at the |on the )?weekend',
    nextWeekend: 'next weekend',
    nextMonth: 'next month',
    thisMonth: '(?:later )?this month',
    inUnits: 'in',
    weeks: "weeks?(?:'? time)?",
    days: 'days?',
    months: 'months?',
    the: '(?:on )?the ',
    ordinal: '(?:st|nd|rd|th)',
    of: '(?: of)? ',
  },
  es: {
    nextWeek:
      '(?:la )?(?:semana que viene|proxima semana|semana proxima|(?:semana )?siguiente semana|semana siguiente|otra semana|semana entrante)',
    thisWeek: 'esta (?:misma )?semana',
    weekAfterNext: 'la semana siguiente a la proxima',
    weekend: '(?:el |este )?(?:fin de semana|finde)',
    nextWeekend: '(?:el )?(?:proximo fin de semana|fin de semana que viene)',
    nextMonth: '(?:el )?(?:mes que viene|proximo mes)',
    thisMonth: 'este mes',
    inUnits: '(?:en|dentro de)',
    weeks: 'semanas?',
    days: 'dias?',
    months: 'mes(?:es)?',
    the: '(?:el (?:dia )?|para el |dia )',
    ordinal: '',
    of: ' de ',
  },
  pt: {
    nextWeek: '(?:na |a )?(?:semana que vem|proxima semana|semana seguinte|outra semana|semana a seguir)',
    thisWeek: '(?:n?esta|essa) semana',
    weekAfterNext: 'daqui a duas semanas',
    weekend: '(?:no |este |neste )?(?:fim[- ]de[- ]semana|final de semana)',
    nextWeekend: '(?:no )?proximo (?:fim[- ]de[- ]semana|final de semana)',
    nextMonth: '(?:no )?(?:mes que vem|proximo mes)',
    thisMonth: '(?:n?este|esse) mes',
    inUnits: '(?:em|daqui a|dentro de)',
    weeks: 'semanas?',
    days: 'dias?',
    months: 'mes(?:es)?',
    the: '(?:no dia |dia |o dia )',
    ordinal: '',
    of: ' de ',
  },
  de: {
    nextWeek: '(?:in der |die )?(?:nachste[rn]?|kommende[rn]?|folgende[rn]?) woche',
    thisWeek: '(?:in )?dieser? woche|diese woche',
    weekAfterNext: 'ubernachste woche',
    weekend: '(?:am |dieses )?wochenende',
    nextWeekend: '(?:am )?nachsten? wochenende|nachstes wochenende',
    nextMonth: '(?:im )?(?:nachsten|kommenden) monat|nachster monat',
    thisMonth: '(?:in )?diesen monat|diesem monat',
    inUnits: 'in',
    weeks: 'wochen?',
    days: 'tage?n?',
    months: 'monate?n?',
    the: '(?:am |der |den |zum )',
    ordinal: '\\.',
    of: ' ',
  },
  fr: {
    nextWeek: '(?:la )?semaine prochaine',
    thisWeek: 'cette semaine',
    weekAfterNext: "la semaine d'apres",
    weekend: '(?:ce |le )?week[- ]?end',
    nextWeekend: '(?:le )?week[- ]?end prochain',
    nextMonth: '(?:le )?mois prochain',
    thisMonth: 'ce mois(?:-ci)?',
    inUnits: 'dans',
    weeks: 'semaines?',
    days: 'jours?',
    months: 'mois',
    the: '(?:le )',
    ordinal: '(?:er)?',
    of: ' ',
  },
};

/** Patterns for days that are named relative to today, with the number of days from today. */
export const RELATIVE_DAYS: Readonly<Record<Language, readonly (readonly [string, number])[]>> = {
  en: [
    ['(?:the )?day after tomorrow', 2],
    ['today|tonight|this (?:morning|afternoon|evening)', 0],
    ['tomorrow|tmrw|tomorow', 1],
  ],
  es: [
    ['pasado manana', 2],
    ['hoy|esta (?:tarde|noche|manana)', 0],
    ['(?<!\\bla )(?<!\\blas )(?<!buena )(?<!media )manana', 1],
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
