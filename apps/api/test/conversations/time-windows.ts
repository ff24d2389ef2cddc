import { addDays } from '@frontdesk/domain';

/** Monday morning on which the conversations start, in UTC. */
export const START = Date.parse('2126-01-14T08:10:00Z');

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Whether a local start time lies in a window such as `thu 10:00`, `+fri 13:00-18:00` or `any`. */
export function isWithin(start: string, window: string): boolean {
  if (window === 'any') return true;
  const [, weeks = '', day = '', from = '00:00', to] =
    /^(\+*)(\w{3})(?: (\d\d:\d\d)(?:-(\d\d:\d\d))?)?$/.exec(window) ?? [];
  const monday = new Date(START).toISOString().slice(0, 10);
  const date = addDays(monday, DAYS.indexOf(day) + 7 * weeks.length);
  const [startDate, time = ''] = start.split('T');
  const until = to ?? (/\d\d:\d\d/.test(window) ? from : '23:59');
  return startDate === date && time >= from && time <= until;
}
