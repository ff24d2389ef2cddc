import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Lead } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueBookingReconcile } from '../../../../events/outbox.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { actingMember, isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { hasIntegration } from '../../../platform/integrations/index.ts';
import { lockLead } from '../../leads/index.ts';
import { suppressBooking } from '../apply-calendar-result.ts';
import { lockBooking, timeZoneIn } from '../bookings.repository.ts';
import { recordBooking } from '../record-booking.ts';

export interface CreateBooking {
  readonly leadId: string;
  readonly startsAt: Date;
}

/** Requests a booking in the workspace's calendar. The booking is REQUESTED until the calendar confirms it. */
export const createBooking = (ctx: WorkspaceContext, { leadId, startsAt }: CreateBooking) =>
  ctx.db.write(async (tx) => {
    const lead = authorize(ctx, 'read', 'Lead', await lockLead(tx, leadId));
    if (startsAt <= ctx.services.clock()) return refused('BOOKING_IN_THE_PAST', 'startsAt');
    if (!(await hasIntegration(tx, 'CALCOM'))) return refused('CALENDAR_NOT_SET_UP');
    const id = await store(tx, ctx, { lead, startsAt });
    await recordBooking(tx, ctx, 'booking.requested', {
      id,
      kind: 'CREATED',
      after: { startsAt: startsAt.toISOString() },
    });
    await createOrSuppress(tx, ctx, id);
    return { type: 'BookingRequested', booking: byId(id) } as const;
  });

async function store(tx: Tx, ctx: WorkspaceContext, { lead, startsAt }: { lead: Lead; startsAt: Date }) {
  const [id, workspaceId] = [uuidv7(), ctx.workspace.id];
  const who = { leadId: lead.id, attendeeName: lead.name, attendeeEmail: lead.email ?? '' };
  const made = { origin: 'MEMBER', bookedById: actingMember(ctx), createdAt: ctx.services.clock() };
  await tx.booking.create({
    data: { workspaceId, id, startsAt, timeZone: await timeZoneIn(tx), ...who, ...made },
  });
  return id;
}

/** Enqueues the request to the calendar. While the workspace is paused, the booking is suppressed instead (CB-18). */
export async function createOrSuppress(tx: Tx, ctx: WorkspaceContext, bookingId: string): Promise<void> {
  const booking = await lockBooking(tx, bookingId);
  if (!booking) return;
  if (await isSendingEnabled(tx))
    await enqueueBookingReconcile(tx, { workspaceId: ctx.workspace.id, bookingId }, ctx.services.clock());
  else await suppressBooking(tx, ctx, booking);
}
