import type { CalendarBooking } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../auth/context.ts';
import type { Prisma } from '../db/generated/client.ts';
import { asSystemActor } from '../events/system-actor.ts';
import { applyCreated, bookOnce, createPendingBooking, freeSlots } from '../modules/leads/bookings/index.ts';
import { calendarOf, withAccount } from '../modules/platform/integrations/index.ts';

interface BookingSeedInput {
  readonly leads: readonly Prisma.LeadCreateManyInput[];
  readonly workspaceId: string;
  readonly timeZone: string;
  readonly now: Date;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Creates the past appointments of booked leads. Every ninth appointment was canceled, and every seventh one was missed.
 */
export function seedPastBookings(input: BookingSeedInput): Prisma.BookingCreateManyInput[] {
  const { leads, workspaceId, timeZone, now } = input;
  const booked = leads.filter((lead) => lead.status === 'BOOKED' && appointmentOf(lead) < now);
  return booked.map((lead, nth) => {
    const startsAt = appointmentOf(lead);
    const [createdAt, endsAt] = [new Date(lead.createdAt as Date), new Date(startsAt.getTime() + 30 * MINUTE)];
    const who = { attendeeName: lead.name, attendeeEmail: lead.email ?? '' };
    const id = uuidv7({ msecs: createdAt.getTime() });
    const row = { workspaceId, id, leadId: lead.id as string, startsAt, endsAt, timeZone, ...who, createdAt };
    if (nth % 9 === 8)
      return { ...row, status: 'CANCELLED', reason: 'Is ill.', updatedAt: createdAt, providerId: `past-${id}` };
    const attendance = nth % 7 === 6 ? { noShowAt: endsAt } : { confirmedAt: new Date(startsAt.getTime() - DAY) };
    return { ...row, status: 'BOOKED', ...attendance, updatedAt: endsAt, providerId: `past-${id}` };
  });
}

/** Returns an hour between 09:00 and 16:00 UTC on a weekday, 2 to 14 days after the lead was created. */
function appointmentOf({ createdAt }: Prisma.LeadCreateManyInput): Date {
  const lead = new Date(createdAt as Date);
  const at = new Date(lead.getTime() + (2 + (lead.getUTCSeconds() % 11)) * DAY);
  at.setUTCHours(9 + (lead.getUTCMinutes() % 8), 0, 0, 0);
  const weekend = { 0: 1, 6: 2 }[at.getUTCDay()] ?? 0;
  return new Date(at.getTime() + weekend * DAY);
}

/** Number of appointments that are booked in the simulated calendar. */
const UPCOMING = 8;

/** Books appointments for the booked leads that have none yet, in the calendar of the workspace. */
export async function seedUpcomingBookings(services: Services, workspaceId: string): Promise<void> {
  const calendar = await calendarOf(services, workspaceId);
  const found = await freeSlots(services, workspaceId, { from: services.clock(), days: 14 });
  if (calendar.kind === 'NOT_SET_UP' || found.kind === 'NOT_SET_UP') return;
  const db = services.database.forWorkspace(workspaceId);
  const where = { status: 'BOOKED', bookings: { none: {} } };
  const leads = await db.read((tx) => tx.lead.findMany({ where, orderBy: { createdAt: 'desc' }, take: UPCOMING }));
  const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'AI agent' });
  // The appointments are spread over the available times.
  const step = Math.max(1, Math.floor(found.slots.length / UPCOMING));
  for (const [nth, lead] of leads.entries()) {
    const slot = found.slots[nth * step];
    if (!slot) return;
    const intent = await db.write((tx) => createPendingBooking(tx, services, { lead, startsAt: new Date(slot) }));
    const booking: CalendarBooking = await withAccount(calendar, (port) => bookOnce(port, intent));
    await db.write((tx) => applyCreated(tx, by, intent.id, booking));
  }
}
