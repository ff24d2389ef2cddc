import type { Language } from './frequent-terms.ts';

/** Adds days to a local date in the format YYYY-MM-DD. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Returns the day of the week, where 0 is Monday. */
export const weekdayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

export const mondayOf = (date: string): string => addDays(date, -weekdayOf(date));

export function dateOf(year: number, month: number, day: number): string | null {
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? made.toISOString().slice(0, 10) : null;
}

/**
 * Returns the next date with this day and month, or null if there is none within 14 months. If `month` is null, the
 * date can be in any month.
 */
export function nextDate(today: string, day: number, month: number | null): string | null {
  const [year = 0, thisMonth = 1] = today.split('-').map(Number);
  for (let ahead = 0; ahead < 14; ahead += 1) {
    const index = thisMonth - 1 + ahead;
    const one =
      month === null || index % 12 === month - 1 ? dateOf(year + Math.floor(index / 12), (index % 12) + 1, day) : null;
    if (one && one >= today) return one;
  }
  return null;
}

/** Patterns for the days of the week, starting with Monday. */
export const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'mon(?:day)?s?',
    'tue(?:s(?:day)?)?s?',
    'wed(?:nesday|s)?',
    'thu(?:rs?(?:day)?)?s?',
    'fri(?:day)?s?',
    'sat(?:urday)?s?',
    'sun(?:day)?s?',
  ],
  es: ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabados?', 'domingos?'],
  pt: [
    'segunda(?:[- ]feira)?(?! op| hor| vez| alt)',
    'terca(?:[- ]feira)?',
    'quarta(?:[- ]feira)?',
    'quinta(?:[- ]feira)?',
    'sexta(?:[- ]feira)?',
    'sabado',
    'domingo',
  ],
  de: ['montags?', 'dienstags?', 'mittwochs?', 'donnerstags?', 'freitags?', 'samstags?|sonnabends?', 'sonntags?'],
  fr: ['lundis?', 'mardis?', 'mercredis?', 'jeudis?', 'vendredis?', 'samedis?', 'dimanches?'],
};

/** Patterns for the months, starting with January. */
export const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'jan(?:uary)?',
    'feb(?:ruary)?',
    'mar(?:ch)?',
    'apr(?:il)?',
    'may',
    'june?',
    'july?',
    'aug(?:ust)?',
    'sept?(?:ember)?',
    'oct(?:ober)?',
    'nov(?:ember)?',
    'dec(?:ember)?',
  ],
  es: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'sep?tiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  pt: [
    'janeiro',
    'fevereiro',
    'marco',
    'abril',
    'maio',
    'junho',
    'julho',
    'agosto',
    'setembro',
    'outubro',
    'novembro',
    'dezembro',
  ],
  de: [
    'januar',
    'februar',
    'marz',
    'april',
    'mai',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'dezember',
  ],
  fr: [
    'janvier',
    'fevrier',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'aout',
    'septembre',
    'octobre',
    'novembre',
    'decembre',
  ],
};

export const MONTH_INDEX = (language: Language, word: string): number =>
  MONTHS[language].findIndex((pattern) => new RegExp(`^(?:${pattern})$`).test(word)) + 1;
