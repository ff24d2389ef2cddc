import { type BusinessHours, timeOfMinute } from '@frontdesk/domain';
import type { KnowledgeLanguage } from './question-words.ts';

interface HoursWords {
  readonly title: string;
  readonly open: string;
  readonly closed: string;
  readonly holiday: string;
  readonly always: string;
  readonly to: string;
  readonly and: string;
  readonly days: readonly string[];
}

const WORDS: Readonly<Record<KnowledgeLanguage, HoursWords>> = {
  en: {
    title: 'Opening hours',
    open: 'We are open {times}.',
    closed: 'We are closed on {days}.',
    holiday: 'We are also closed {dates} ({name}).',
    always: 'We have no fixed opening hours.',
    to: 'to',
    and: 'and',
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  },
  es: {
    title: 'Horario',
    open: 'Nuestro horario es: {times}.',
    closed: 'Cerrado: {days}.',
    holiday: 'También cerramos {dates} ({name}).',
    always: 'No tenemos un horario fijo.',
    to: 'a',
    and: 'y',
    days: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  },
  pt: {
    title: 'Horário',
    open: 'O nosso horário é: {times}.',
    closed: 'Fechado: {days}.',
    holiday: 'Também fechamos {dates} ({name}).',
    always: 'Não temos um horário fixo.',
    to: 'a',
    and: 'e',
    days: ['segunda-feira', 'terça-feira', 'quarta-feira', 'quinta-feira', 'sexta-feira', 'sábado', 'domingo'],
  },
  de: {
    title: 'Öffnungszeiten',
    open: 'Wir haben {times} geöffnet.',
    closed: '{days} haben wir geschlossen.',
    holiday: 'Außerdem geschlossen: {dates} ({name}).',
    always: 'Wir haben keine festen Öffnungszeiten.',
    to: 'bis',
    and: 'und',
    days: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  },
};

const HOLIDAYS = 5;

interface HoursPassage {
  readonly title: string;
  readonly text: string;
}

/** Returns the business hours and the next holidays as text. `today` is a date in ISO 8601 format. */
export function hoursPassage(hours: BusinessHours, language: KnowledgeLanguage, today: string): HoursPassage {
  const words = WORDS[language];
  const groups = groupsOf(hours);
  const locale = language === 'en' ? 'en-GB' : language;
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const label = (date: string) => format.format(new Date(date));
  const open = groups
    .filter(({ times }) => times !== '')
    .map(({ from, until, times }) => `${daysOf({ from, until }, words)} ${times}`);
  const shut = groups.filter(({ times }) => times === '').map((group) => daysOf(group, words));
  const holidays = hours.holidays
    .filter(({ until }) => until >= today)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .slice(0, HOLIDAYS)
    .map(({ name, from, until }) =>
      words.holiday
        .replace('{dates}', from === until ? label(from) : `${label(from)} ${words.to} ${label(until)}`)
        .replace('{name}', () => name),
    );
  const week = open.length > 0 ? words.open.replace('{times}', listed(open, words.and)) : words.always;
  const closed =
    open.length > 0 && shut.length > 0 ? sentence(words.closed.replace('{days}', listed(shut, words.and))) : '';
  return { title: words.title, text: [week, closed, ...holidays].filter(Boolean).join(' ') };
}

/**
 * Words about times, in all supported languages. A question about business hours that contains one of these words finds
 * the passage with the business hours.
 */
export const HOURS_WORDS: string = [
  ...Object.values(WORDS).flatMap(({ days }) => days),
  `weekend weekends today tomorrow now time times late early morning evening night afternoon noon until before after every day days week am pm holiday holidays
  fin fines semana hoy manana ahora tarde noche temprano hasta antes despues dia dias hora horas festivo festivos feriado feriados
  hoje amanha agora noite cedo ate depois segunda terca quarta quinta sexta feira
  wochenende heute morgen jetzt zeit abend abends nachmittag vormittag nachts spat fruh bis vor nach tag tage woche uhr feiertag feiertage`,
].join(' ');

interface DayGroup {
  readonly from: number;
  readonly until: number;
  readonly times: string;
}

/** Groups consecutive days that have the same business hours. */
function groupsOf({ weekly }: BusinessHours): DayGroup[] {
  const groups: DayGroup[] = [];
  for (const [day, intervals] of weekly.entries()) {
    const times = intervals.map(({ from, until }) => `${timeOfMinute(from)}–${timeOfMinute(until)}`).join(', ');
    const last = groups.at(-1);
    if (last?.times === times) groups[groups.length - 1] = { ...last, until: day };
    else groups.push({ from: day, until: day, times });
  }
  return groups;
}

const daysOf = ({ from, until }: Pick<DayGroup, 'from' | 'until'>, { days, to, and }: HoursWords): string => {
  const [first = '', last = ''] = [days[from], days[until]];
  if (from === until) return first;
  return `${first} ${until === from + 1 ? and : to} ${last}`;
};

const listed = (texts: readonly string[], and: string): string =>
  texts.length > 1 ? `${texts.slice(0, -1).join(', ')} ${and} ${texts.at(-1)}` : (texts[0] ?? '');

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
