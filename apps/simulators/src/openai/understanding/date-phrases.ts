import type { Language } from './frequent-terms.ts';

/** Patterns of one language for dates such as "next week" and "the 5th of May". */
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
    nextWeek: '(?:la )?(?:semana que viene|proxima semana|semana proxima|semana siguiente)',
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
    nextWeek: '(?:na |a )?(?:semana que vem|proxima semana|semana seguinte)',
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
    nextWeek: '(?:in der |die )?(?:nachsten?|kommenden?) woche',
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
