import { plural, t } from '@lingui/core/macro';
import { formatDateTime } from '../../lib/dates.ts';

/** Formats a local time without its time zone, for example `24 Nov 2026, 09:00`. */
export const localTime = (local: string): string => formatDateTime(`${local}:00Z`, 'UTC');

export const countPeople = (count: number): string => plural(count, { one: '# recipient', other: '# recipients' });

/** Formats minutes after midnight: 1200 becomes `20:00`. */
export const formatMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/**
 * Converts a time such as `20:00` to minutes after midnight. Null if the hours or the minutes are missing or not a
 * number. Does not check whether the time is in the valid range.
 */
export function minuteOf(face: string): number | null {
  const [hours = Number.NaN, minutes = Number.NaN] = face.split(':').map(Number);
  return Number.isNaN(hours) || Number.isNaN(minutes) ? null : hours * 60 + minutes;
}

/** Formats the time that it takes to send a number of messages at a rate per minute, rounded up to minutes. */
export function formatDuration(messages: number, perMinute: number): string {
  const minutes = Math.ceil(messages / perMinute);
  if (minutes <= 1) return t`1 minute`;
  return minutes < 60 ? t`${minutes} minutes` : t`${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
