import { isProviderError } from '@frontdesk/providers';
import type { Services, WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import {
  calendarOf,
  IntegrationError,
  type NotSetUp,
  reportFailure,
  withAccount,
} from '../../../platform/integrations/index.ts';
import { startOfDay, timeZoneIn } from '../bookings.repository.ts';

interface SlotsRequest {
  readonly from: Date | null;
  readonly days: number;
}

/** Returns the available slots, or a refusal if they cannot be read. */
export async function availableSlots({ services, workspace }: WorkspaceContext, { from, days }: SlotsRequest) {
  await services.rateLimits.take('list:slots', workspace.id);
  try {
    const found = await freeSlots(services, workspace.id, { from: from ?? services.clock(), days });
    if (found.kind === 'NOT_SET_UP')
      return { type: 'AvailableSlots', slots: [], timeZone: null, failure: found.words } as const;
    return {
      type: 'AvailableSlots',
      slots: found.slots.map((slot) => new Date(slot)),
      timeZone: found.timeZone,
      failure: null,
    } as const;
  } catch (error) {
    if (!(error instanceof IntegrationError) || !isProviderError(error.cause)) throw error;
    await reportFailure(services, error.used, error.cause);
    return { type: 'AvailableSlots', slots: [], timeZone: null, failure: error.cause.words } as const;
  }
}

interface FreeSlots {
  readonly kind: 'SLOTS';
  readonly timeZone: string;
  /** Start times in ISO 8601 format (UTC), in ascending order. */
  readonly slots: readonly string[];
}

interface Range {
  /**
   * Start of the range: a point in time, or a date (YYYY-MM-DD) that starts at midnight in the workspace's time zone.
   */
  readonly from: Date | { readonly day: string };
  readonly days: number;
}

const DAY_MS = 86_400_000;

/**
 * Returns the future available slots in the workspace's calendar, or NOT_SET_UP if no calendar is connected. Throws
 * calendar errors as `IntegrationError`, which contains the account that was used.
 */
export async function freeSlots(
  services: Services,
  workspaceId: string,
  { from: wished, days }: Range,
): Promise<FreeSlots | NotSetUp> {
  const calendar = await calendarOf(services, workspaceId);
  if (calendar.kind === 'NOT_SET_UP') return calendar;
  const now = services.clock();
  const { timeZone, from } = await services.database.forWorkspace(workspaceId).read(async (tx) => ({
    timeZone: await timeZoneIn(tx),
    from: latest(now, wished instanceof Date ? wished : await morningOf(tx, wished.day, now)),
  }));
  const to = new Date(from.getTime() + days * DAY_MS);
  const range = { from: from.toISOString(), to: to.toISOString(), timeZone };
  const slots = await withAccount(calendar, (port) => port.slots(range));
  return { kind: 'SLOTS', timeZone, slots: slots.map(({ startsAt }) => startsAt) };
}

/**
 * Returns the start of the range for a date. For a date that is in the past in every time zone, returns the current
 * time without a database query.
 */
const morningOf = async (tx: Tx, day: string, now: Date): Promise<Date> =>
  Date.parse(day) < now.getTime() - 2 * DAY_MS ? now : startOfDay(tx, day);

const latest = (one: Date, other: Date): Date => (one > other ? one : other);
