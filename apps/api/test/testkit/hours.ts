import {
  addDays,
  atMinute,
  type Holiday,
  instantsOf,
  localTime,
  minuteOf,
  type OpenInterval,
  timeOfMinute,
  WEEKDAYS,
  weekdayOf,
} from '@frontdesk/domain';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** Stores business hours. By default, the workspace is always open except on holidays. */
export const buildBusinessHours = (
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  overrides: {
    readonly weekly?: OpenInterval[][];
    readonly holidays?: Holiday[];
    readonly closedBehavior?: string;
  } = {},
) =>
  fd.services.database.forWorkspace(workspaceId).write((tx) => {
    const weekly = JSON.parse(JSON.stringify(overrides.weekly ?? WEEKDAYS.map(() => [{ from: 0, until: 24 * 60 }])));
    const holidays = JSON.parse(JSON.stringify(overrides.holidays ?? []));
    const { closedBehavior = 'ANSWER' } = overrides;
    const data = { weekly, holidays, closedBehavior, updatedAt: fd.services.clock() };
    return tx.businessHoursRow.create({ data: { workspaceId, id: workspaceId, ...data } });
  });

/** Input for business hours from Monday to Friday. */
export const OFFICE_WEEK = {
  weekly: WEEKDAYS.slice(0, 5).map((weekday) => ({ weekday, intervals: [{ from: '09:00', until: '17:00' }] })),
  holidays: [] as object[],
  closedBehavior: 'ANSWER',
};

const OPENS = 8 * 60;

/**
 * Returns hours in UTC that are closed now and open tomorrow at 08:00. Late in the day, moves the clock past midnight,
 * so that "tomorrow" is the same day until the end of the test. Tokens that were issued before may have expired.
 */
export function closedNow(fd: TestFrontdesk) {
  if (fd.services.clock().getUTCHours() >= 20) fd.advance({ hours: 6 });
  const now = fd.services.clock();
  const tomorrow = addDays(localTime(now, 'UTC').slice(0, 10), 1);
  const interval: OpenInterval = { from: OPENS, until: 24 * 60 };
  const openDay = weekdayOf(tomorrow);
  const intervals = [{ from: timeOfMinute(interval.from), until: timeOfMinute(interval.until) }];
  return {
    weekly: WEEKDAYS.map((_, day) => (day === openDay ? [interval] : [])),
    opening: new Date(`${atMinute(tomorrow, OPENS)}Z`),
    hours: {
      weekly: [{ weekday: WEEKDAYS[openDay] ?? 'MONDAY', intervals }],
      holidays: [] as object[],
      closedBehavior: 'ANSWER',
    },
  };
}

const LONDON = 'Europe/London';

/** Returns a contact window that is closed at `now` for a phone number in London, with the time at which it opens. */
export function closedWindow(now: Date) {
  const local = localTime(now, LONDON);
  const minute = minuteOf(local);
  const opensToday = minute < 22 * 60;
  const from = opensToday ? minute + 60 : 0;
  const date = opensToday ? local.slice(0, 10) : addDays(local.slice(0, 10), 1);
  const until = from + 60;
  const opensAt = instantsOf(atMinute(date, from), LONDON)[0] ?? now;
  return { opensAt, columns: { messageFrom: from, messageUntil: until, callFrom: from, callUntil: until } };
}
