import { instantOf, type Json, localTime } from '@frontdesk/agent/engine';
import { nearestFirst } from '../../src/modules/agent/runs/effects/nearest-first.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Calendar {
  readonly now: number;
  readonly zone: string;
  readonly taken: readonly string[];
}

/**
 * Returns free times on the hour from 09:00 to 16:00 UTC, Monday to Friday, as the simulator of Cal.com offers them.
 */
export function findFreeTimes(args: Record<string, Json>, { now, zone, taken }: Calendar): string[] {
  const window = args['window'] ?? null;
  const after = typeof args['after'] === 'string' ? args['after'] : null;
  const wanted = window ?? args['near'] ?? null;
  const [start = null, end = start] = typeof wanted === 'string' ? wanted.split('/') : [];
  const from = start ? Date.parse(instantOf(`${start.slice(0, 10)}T00:00`, zone)) : now;
  const days = window && start && end ? Math.ceil((Date.parse(end) - Date.parse(start)) / DAY_MS) + 1 : 7;
  const hours = Array.from(
    { length: days * 24 },
    (_, at) => new Date(Math.ceil(from / HOUR_MS) * HOUR_MS + at * HOUR_MS),
  );
  const free = hours
    .filter((hour) => hour.getUTCDay() % 6 !== 0 && hour.getUTCHours() >= 9 && hour.getUTCHours() < 17)
    .map((hour) => hour.toISOString())
    .filter((hour) => Date.parse(hour) > now && !taken.includes(hour) && (after === null || hour > after))
    .filter((hour) => !window || (localTime(hour, zone) >= (start ?? '') && localTime(hour, zone) <= (end ?? '')));
  return window || !start || !end ? free : nearestFirst(free, { start, end, zone });
}
