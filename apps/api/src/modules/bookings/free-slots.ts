import type { Services } from '../../context/context.ts';
import { calendarOf, type NotSetUp, through } from '../integrations/index.ts';
import { timeZoneIn } from './bookings.repository.ts';

export interface FreeSlots {
  readonly kind: 'SLOTS';
  readonly timeZone: string;
  /** ISO, in UTC, in their order. */
  readonly slots: readonly string[];
}

interface Range {
  readonly from: Date;
  readonly days: number;
}

const DAY_MS = 86_400_000;

/** The free times of the workspace's own calendar, and none that has passed. What goes wrong is thrown with its account. */
export async function freeSlots(
  services: Services,
  workspaceId: string,
  { from: wished, days }: Range,
): Promise<FreeSlots | NotSetUp> {
  const calendar = await calendarOf(services, workspaceId);
  if (calendar.kind === 'NOT_SET_UP') return calendar;
  const timeZone = await services.database.inWorkspace(workspaceId).read(timeZoneIn);
  const now = services.clock();
  const from = wished > now ? wished : now;
  const to = new Date(from.getTime() + days * DAY_MS);
  const range = { from: from.toISOString(), to: to.toISOString(), timeZone };
  const slots = await through(calendar, (port) => port.slots(range));
  return { kind: 'SLOTS', timeZone, slots: slots.map(({ startsAt }) => startsAt) };
}
