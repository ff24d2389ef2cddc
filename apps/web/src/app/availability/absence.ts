import { t } from '@lingui/core/macro';
import { dayKey, formatDateTime, formatTime } from '../../lib/dates.ts';

interface Absence {
  isAway: boolean;
  awayUntil: string | null;
}

/** Returns whether the member is away at `now`. The absence may have ended after the data was loaded. */
export const isAwayAt = ({ isAway, awayUntil }: Absence, now: number): boolean =>
  isAway && (awayUntil === null || Date.parse(awayUntil) > now);

/** Formats an absence as `Away until 14:00`, with the date if the absence does not end today. */
export function absenceText({ awayUntil }: Absence, now: number, timeZone: string): string {
  if (awayUntil === null) return t`Away`;
  const endsToday = dayKey(awayUntil, timeZone) === dayKey(now, timeZone);
  const time = endsToday ? formatTime(awayUntil, timeZone) : formatDateTime(awayUntil, timeZone);
  return t`Away until ${time}`;
}
