import type { Task } from 'graphile-worker';
import type { Services } from '../../../context/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { asMachine } from '../../../events/machine.ts';
import { settleLater } from '../../../events/outbox.ts';
import { calendarOf } from '../../integrations/index.ts';
import { giveUpBooking, keepBooking } from '../keep-booking.ts';
import { type BookingRow, lockLead } from '../turns.repository.ts';

const AGAIN_MS = 5 * 60_000;

interface Order {
  readonly workspaceId: string;
  readonly bookingId: string;
}

/** A booking whose turn ended before its answer came: the calendar knows whether it was made. */
export const settleBookingJob =
  (services: Services): Task =>
  async (payload) => {
    const order = payload as Order;
    const db = services.database.inWorkspace(order.workspaceId);
    const open = await db.write((tx) => openBooking(tx, services, order));
    if (!open) return;
    const calendar = await calendarOf(services, order.workspaceId);
    if (calendar.kind === 'NOT_SET_UP') return db.write((tx) => giveUpBooking(tx, order.bookingId));
    const { email, phone } = open;
    const startsAt = open.booking.startsAt.toISOString();
    const found = await calendar.port.findBooking({ startsAt, attendee: { email, phone }, reference: order.bookingId });
    const by = asMachine(services, order.workspaceId, { kind: 'system', name: 'Agent' }, order.bookingId);
    await db.write((tx) => (found ? keepBooking(tx, by, order.bookingId, found) : giveUpBooking(tx, order.bookingId)));
  };

interface Open {
  readonly booking: BookingRow;
  readonly email: string | null;
  readonly phone: string;
}

async function openBooking(tx: Tx, services: Services, { workspaceId, bookingId }: Order): Promise<Open | null> {
  const booking = await tx.booking.findFirst({ where: { id: bookingId, status: 'REQUESTED' } });
  const lead = booking && (await lockLead(tx, booking.leadId));
  if (!lead) return null;
  const turning = {
    activeConversationId: { not: null },
    conversation: { is: { memory: { is: { leadId: lead.id } } } },
  };
  if (!(await tx.agentTurn.findFirst({ where: turning, select: { id: true } })))
    return { booking, email: lead.email, phone: lead.phone };
  // Whoever works on it looks by themselves.
  await settleLater(tx, { workspaceId, bookingId }, new Date(services.clock().getTime() + AGAIN_MS));
  return null;
}
