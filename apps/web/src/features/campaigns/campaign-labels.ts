import { formatDateTime } from '../../lib/dates.ts';
import { countOf } from '../../lib/format-text.ts';

/** A time by whose clock nobody has to ask, as in `24 Nov 2026, 09:00`. */
export const localTime = (local: string): string => formatDateTime(`${local}:00Z`, 'UTC');

export const countPeople = (count: number): string => countOf(count, 'person', 'people');

/** `20:00` of the 1200th minute. */
export const formatMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The minute of the day, or null where no time is written. */
export function minuteOf(face: string): number | null {
  const [hours = Number.NaN, minutes = Number.NaN] = face.split(':').map(Number);
  return Number.isNaN(hours) || Number.isNaN(minutes) ? null : hours * 60 + minutes;
}

/** How long so many take at so many a minute. */
export function formatDuration(messages: number, perMinute: number): string {
  const minutes = Math.ceil(messages / perMinute);
  if (minutes <= 1) return 'a minute';
  return minutes < 60 ? `${minutes} minutes` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
