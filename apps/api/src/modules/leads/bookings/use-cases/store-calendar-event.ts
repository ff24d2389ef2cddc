import { createHash } from 'node:crypto';
import { type CalComReportedBooking, readCalComEvent, verifyCalCom } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isUuid } from '../../../../db/uuid.ts';
import { enqueueInboundEvent } from '../../../../events/outbox.ts';
import { calComReceivers } from '../../../platform/integrations/index.ts';

interface CalendarDelivery {
  /** Workspace id from the webhook URL. Null for the older URL format, which contains no workspace id. */
  readonly workspaceId: string | null;
  readonly payload: Buffer;
  readonly signature: string | undefined;
  /** Called with the id of the workspace whose secret verified the signature of the request. */
  readonly onVerified?: (workspaceId: string) => void;
}

/**
 * Stores a Cal.com event and its job in one transaction, so that no accepted event is lost. Duplicates are stored once,
 * and irrelevant events are not stored. Returns false for an unknown event type or an invalid signature.
 */
export async function storeCalendarEvent(
  services: Services,
  { payload, signature, onVerified, ...to }: CalendarDelivery,
): Promise<boolean> {
  const event = readCalComEvent(payload);
  const eventTypeId = event?.type === 'BOOKING' ? event.booking.eventTypeId : null;
  const receivers = await calComReceivers(services, { workspaceId: to.workspaceId, eventTypeId });
  const owner = receivers.find(({ secret }) => verifyCalCom({ secret, signature, rawBody: payload }));
  if (!owner) return false;
  onVerified?.(owner.workspaceId);
  await services.rateLimits.take('provider-events:workspace', owner.workspaceId);
  if (event?.type !== 'BOOKING' && event?.type !== 'NO_SHOW') return true;
  const { workspaceId } = owner;
  // Cal.com events have no id, so two deliveries with identical content are the same event.
  const providerId = createHash('sha256').update(payload).digest('hex');
  const [id, receivedAt] = [uuidv7(), services.clock()];
  await services.database.forWorkspace(workspaceId).write(async (tx) => {
    // Events of another event type are accepted for stored bookings, because the integration may have used that type
    // before. No-show events contain no event type.
    const names = event.type === 'BOOKING' ? event.booking : { bookingId: event.bookingId };
    if (!(await isOwnEventType(tx, eventTypeId)) && !(await isOwnEvent(tx, names))) return;
    const stored = await tx.sql`
      insert into inbound_events (workspace_id, id, provider, kind, provider_id, payload, received_at)
      values (${workspaceId}, ${id}, 'CALCOM', 'EVENT', ${providerId}, ${payload}, ${receivedAt})
      on conflict do nothing returning id`;
    if (stored.length > 0) await enqueueInboundEvent(tx, { workspaceId, id });
  });
  return true;
}

const isOwnEventType = async (tx: Tx, eventTypeId: number | null): Promise<boolean> =>
  eventTypeId !== null &&
  (await tx.integration.findFirst({
    where: { provider: 'CALCOM', eventTypeId: String(eventTypeId) },
    select: { id: true },
  })) !== null;

type EventNames = Pick<CalComReportedBooking, 'bookingId'> & Partial<CalComReportedBooking>;

/**
 * Returns whether the event belongs to a stored booking: a booking has one of the event's calendar ids, had one before
 * it was rescheduled, or has the id in the event's reference.
 */
async function isOwnEvent(tx: Tx, { bookingId, rescheduledFrom, reference }: EventNames): Promise<boolean> {
  const names = [bookingId, ...(rescheduledFrom ? [rescheduledFrom] : [])];
  const called = [{ providerId: { in: names } }, { previousProviderIds: { hasSome: names } }];
  const ours = reference && isUuid(reference) ? [{ id: reference }] : [];
  return (await tx.booking.findFirst({ where: { OR: [...called, ...ours] }, select: { id: true } })) !== null;
}
