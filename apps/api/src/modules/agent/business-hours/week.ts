import { minuteOfTime, type OpenInterval, timeOfMinute, WEEKDAYS, type Weekday } from '@frontdesk/domain';

/** Opening times of one weekday as sent by the client, such as 08:30. */
export interface GivenDay {
  readonly weekday: Weekday;
  readonly intervals: readonly { readonly from: string; readonly until: string }[];
}

/**
 * Converts times to minutes since midnight and sorts the intervals of each day. Invalid times become NaN, which
 * validation refuses.
 */
export function parseWeek(weekly: readonly GivenDay[]): OpenInterval[][] {
  const minute = (text: string) => minuteOfTime(text) ?? Number.NaN;
  return WEEKDAYS.map((weekday) =>
    weekly
      .filter((day) => day.weekday === weekday)
      .flatMap((day) => day.intervals)
      .map(({ from, until }) => ({ from: minute(from), until: minute(until) }))
      .toSorted((one, other) => one.from - other.from),
  );
}

export const presentWeek = (weekly: readonly (readonly OpenInterval[])[]) =>
  weekly.map((day, index) => ({
    weekday: WEEKDAYS[index] ?? 'MONDAY',
    intervals: day.map(({ from, until }) => ({ from: timeOfMinute(from), until: timeOfMinute(until) })),
  }));
