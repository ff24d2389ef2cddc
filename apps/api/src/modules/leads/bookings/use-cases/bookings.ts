import { type BookingChangeKind, LIMITS, normalizeText } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Lead } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { enqueueBookingReconcile } from '../../../../events/outbox.ts';
import { byId } from '../../../../query-compiler/index.ts';
import {
  claimExternalIds,
  type ExternalData,
  type ExternalDataValues,
  newExternalData,
  storeExternalIds,
  validateExternalData,
} from '../../../contacts/external-data/index.ts';
import { actingMember, isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { hasIntegration } from '../../../platform/integrations/index.ts';
import { lockLead } from '../../leads/index.ts';
import { recordBooking, suppressBooking } from '../apply-calendar-result.ts';
import { type BookingRow, lockBooking, timeZoneIn } from '../bookings.repository.ts';

interface CreateBooking extends ExternalDataValues {
  readonly leadId: string;
  readonly startsAt: Date;
}

/**
 * Requests a booking in the workspace's calendar. The booking is REQUESTED until the calendar confirms it, or
 * SUPPRESSED while the workspace is paused. Refused for a time in the past, and if no calendar is connected.
 */
export const createBooking = (ctx: WorkspaceContext, { leadId, startsAt, ...given }: CreateBooking) =>
  ctx.db.write(async (tx) => {
    const external = validateExternalData(given);
    const owners = isRefused(external) ? [] : await claimExternalIds(tx, ctx.workspace.id, 'Booking', external);
    const lead = authorize(ctx, 'read', 'Lead', await lockLead(tx, leadId));
    if (isRefused(external)) return external;
    if (owners.length > 0) return refused('EXTERNAL_ID_TAKEN', 'externalIds');
    if (startsAt <= ctx.services.clock()) return refused('BOOKING_IN_THE_PAST', 'startsAt');
    if (!(await hasIntegration(tx, 'CALCOM'))) return refused('CALENDAR_NOT_SET_UP');
    const id = await store(tx, ctx, { lead, startsAt, external: newExternalData(external) });
    await recordBooking(tx, ctx, 'booking.requested', {
      id,
      kind: 'CREATED',
      after: { startsAt: startsAt.toISOString() },
    });
    await createOrSuppress(tx, ctx, id);
    return { booking: byId(id) } as const;
  });

interface NewBooking {
  readonly lead: Lead;
  readonly startsAt: Date;
  readonly external: ExternalData;
}

async function store(tx: Tx, ctx: WorkspaceContext, { lead, startsAt, external }: NewBooking) {
  const [id, workspaceId] = [uuidv7(), ctx.workspace.id];
  const who = { leadId: lead.id, attendeeName: lead.name, attendeeEmail: lead.email ?? '' };
  const made = { origin: 'MEMBER', bookedById: actingMember(ctx), createdAt: ctx.services.clock() };
  await tx.booking.create({
    data: { workspaceId, id, startsAt, timeZone: await timeZoneIn(tx), metadata: external.metadata, ...who, ...made },
  });
  await storeExternalIds(tx, { workspaceId, type: 'Booking', id }, external);
  return id;
}

/** Enqueues the calendar request. While the workspace is paused, suppresses the request instead (CB-18). */
async function createOrSuppress(tx: Tx, ctx: WorkspaceContext, bookingId: string): Promise<void> {
  const booking = await lockBooking(tx, bookingId);
  if (!booking) return;
  if (await isSendingEnabled(tx))
    await enqueueBookingReconcile(tx, { workspaceId: ctx.workspace.id, bookingId }, ctx.services.clock());
  else await suppressBooking(tx, ctx, booking);
}

interface RescheduleBooking {
  readonly id: string;
  readonly startsAt: Date;
  readonly reason?: string | null;
}

interface CancelBooking {
  readonly id: string;
  readonly reason?: string | null;
}

/**
 * Requests a new time for an active booking. The booking changes when the calendar confirms the request. Refused for a
 * time in the past, and while another change is pending.
 */
export const rescheduleBooking = (ctx: WorkspaceContext, { id, startsAt, reason }: RescheduleBooking) =>
  startsAt <= ctx.services.clock()
    ? refused('BOOKING_IN_THE_PAST', 'startsAt')
    : requestChange(ctx, { id, action: 'reschedule', pendingChange: 'RESCHEDULE', startsAt, reason: reason ?? '' });

/**
 * Requests a cancellation of an active booking, which is canceled when the calendar confirms it. Refused while another
 * change is pending.
 */
export const cancelBooking = (ctx: WorkspaceContext, { id, reason }: CancelBooking) =>
  requestChange(ctx, { id, action: 'cancel', pendingChange: 'CANCEL', startsAt: null, reason: reason ?? '' });

interface ChangeRequest {
  readonly id: string;
  readonly action: 'reschedule' | 'cancel';
  readonly pendingChange: BookingChangeKind;
  readonly startsAt: Date | null;
  readonly reason: string;
}

const requestChange = (
  ctx: WorkspaceContext,
  { id, action, pendingChange: wanted, startsAt, reason: rawText }: ChangeRequest,
) =>
  ctx.db.write(async (tx) => {
    const booking = authorize(ctx, action, 'Booking', await lockBooking(tx, id));
    const reason = normalizeText(rawText, LIMITS.bookingReasonLength);
    if (reason === null) return refused('REASON_TOO_LONG', 'reason');
    const refusal = checkChange(booking);
    if (refusal) return refusal;
    const data = { pendingChange: wanted, requestedStart: startsAt, reason: reason || null, failure: null };
    await tx.booking.updateMany({ where: { id }, data });
    const after = { pendingChange: wanted, ...(startsAt ? { startsAt: startsAt.toISOString() } : {}) };
    await recordBooking(tx, ctx, 'booking.requested', { id, after });
    await createOrSuppress(tx, ctx, id);
    return { booking: byId(id) } as const;
  });

function checkChange({ status, pendingChange: open }: BookingRow) {
  if (status !== 'BOOKED') return refused('BOOKING_NOT_OPEN');
  return open ? refused('BOOKING_BEING_CHANGED') : null;
}
