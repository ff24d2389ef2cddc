export interface SnoozeTimes {
  /** Three hours from now, rounded up to the hour. Null if that is not today. */
  readonly laterToday: Date | null;
  /** 09:00 on the next day. */
  readonly tomorrow: Date;
  /** 09:00 on the next Monday. */
  readonly nextWeek: Date;
}

const MORNING = 9;
const LATER_HOURS = 3;
const MONDAY = 1;

/** Returns the times that the snooze dialog offers, in the time zone of the browser. */
export function snoozeTimes(now: Date): SnoozeTimes {
  const later = new Date(now);
  later.setHours(now.getHours() + LATER_HOURS + (now.getMinutes() > 0 ? 1 : 0), 0, 0, 0);
  return {
    laterToday: later.getDate() === now.getDate() ? later : null,
    tomorrow: morningIn(now, 1),
    nextWeek: morningIn(now, (MONDAY - now.getDay() + 7) % 7 || 7),
  };
}

function morningIn(now: Date, days: number): Date {
  const morning = new Date(now);
  morning.setDate(now.getDate() + days);
  morning.setHours(MORNING, 0, 0, 0);
  return morning;
}
