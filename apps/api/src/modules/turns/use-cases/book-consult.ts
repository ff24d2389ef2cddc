import { type CalendarBooking, type CalendarPort, isProviderError } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../context/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { settleLater } from '../../../events/outbox.ts';
import { calendarOf } from '../../integrations/index.ts';
import { giveUpBooking, keepBooking } from '../keep-booking.ts';
import { through } from '../through.ts';
import type { Calling, ToolDesk, ToolDone } from '../tool-desk.ts';
import { NOT_CONNECTED, timeZoneOf } from './list-slots.ts';

/** By then the turn has an answer, or nobody waits for one. */
const SETTLE_MS = 5 * 60_000;

/** The intent to book, and whether somebody may have asked the calendar for it before. */
interface Intent {
  readonly id: string;
  readonly startsAt: Date;
  readonly attendee: { name: string; email: string | null; phone: string; timeZone: string };
  readonly askedBefore: boolean;
}

/** Books one of the slots that were offered. A booking whose answer was lost is looked up before anything else. */
export async function bookConsult(services: Services, { desk, call }: Calling): Promise<ToolDone> {
  const calendar = await calendarOf(services, desk.workspaceId);
  if (calendar.kind === 'NOT_SET_UP') return NOT_CONNECTED;
  const startsAt = new Date(String(call.arguments['start']));
  const timeZone = await timeZoneOf(services, desk.workspaceId);
  const intent = await desk.within((tx) => intend(tx, services, { desk, startsAt, timeZone }));
  if (!intent) return FAILED;
  try {
    const booking = await through(calendar, (port) => booked(port, intent));
    return {
      result: { ok: true, booked: booking.startsAt },
      told: { ok: true, booked: booking.startsAt },
      change: (tx) => keepBooking(tx, desk.by, intent.id, booking),
    };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    if (isProviderError(cause, 'SLOT_TAKEN')) return { ...TAKEN, change: (tx) => giveUpBooking(tx, intent.id) };
    if (isProviderError(cause, 'REFUSED')) return { ...FAILED, change: (tx) => giveUpBooking(tx, intent.id) };
    throw error;
  }
}

const TAKEN: ToolDone = {
  result: { ok: false, problem: 'SLOT_TAKEN' },
  told: { ok: false, error: 'Somebody else has just taken this appointment. Offer another.' },
};
const FAILED: ToolDone = {
  result: { ok: false, problem: 'FAILED' },
  told: { ok: false, error: 'The calendar did not accept this booking.' },
};

interface Intending {
  readonly desk: ToolDesk;
  readonly startsAt: Date;
  readonly timeZone: string;
}

/** Written before the calendar is asked; the row of an earlier attempt is taken up again. */
async function intend(tx: Tx, services: Services, { desk, startsAt, timeZone }: Intending): Promise<Intent | null> {
  const lead = await desk.leadOf(tx);
  if (!lead) return null;
  const attendee = { name: lead.name, email: lead.email, phone: lead.phone, timeZone };
  const open = { leadId: lead.id, startsAt, status: { in: ['REQUESTED', 'BOOKED'] } };
  const before = await tx.booking.findFirst({ where: open });
  if (before) return { id: before.id, startsAt, attendee, askedBefore: true };
  const id = uuidv7();
  const who = { attendeeName: lead.name, attendeeEmail: lead.email ?? '' };
  const row = { workspaceId: desk.workspaceId, id, leadId: lead.id, startsAt, timeZone, ...who };
  const now = services.clock();
  await tx.booking.create({ data: { ...row, createdAt: now } });
  await settleLater(tx, { workspaceId: desk.workspaceId, bookingId: id }, new Date(now.getTime() + SETTLE_MS));
  return { id, startsAt, attendee, askedBefore: false };
}

async function booked(
  port: CalendarPort,
  { id, startsAt: at, attendee, askedBefore }: Intent,
): Promise<CalendarBooking> {
  const startsAt = at.toISOString();
  const find = () => port.findBooking({ startsAt, attendee, reference: id });
  const known = askedBefore ? await find() : null;
  if (known) return known;
  try {
    return await port.book({ startsAt, attendee, reference: id });
  } catch (error) {
    // It may have been made although nobody said so.
    const made = isProviderError(error, 'UNCONFIRMED', 'SLOT_TAKEN') ? await find() : null;
    if (made) return made;
    throw error;
  }
}
