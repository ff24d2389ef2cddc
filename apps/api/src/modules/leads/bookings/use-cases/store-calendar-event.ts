import { createHash } from 'node:crypto';
import { type CalComReportedBooking, readCalComEvent, verifyCalCom } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isUuid } from '../../../../db/uuid.ts';
import { enqueueInboundEvent } from '../../../../events/outbox.ts';
import { calComReceivers } from '../../../platform/integrations/index.ts';

interface CalendarDelivery {
  /** Workspace in the webhook URL. Null for the legacy URL without one. */
  readonly workspaceId: string | null;
  readonly payload: Buffer;
  readonly signature: string | undefined;
}

/**
 * Stores a Cal.com event together with its processing job in one transaction, so that an accepted event cannot be
 * lost. Duplicates are stored once. Returns false for unauthorized callers: an unknown event type, or a wrong or
 * missing signature. Signed but irrelevant events are accepted and not stored: test events, no-shows, and event types
 * without a booking here.
 */
export async function storeCalendarEvent(
  services: Services,
  { payload, signature, ...to }: CalendarDelivery,
): Promise<boolean> {
  const event = readCalComEvent(payload);
  const reported = event?.type === 'BOOKING' ? event.booking : null;
  const eventTypeId = reported?.eventTypeId ?? null;
  const receivers = await calComReceivers(services, { workspaceId: to.workspaceId, eventTypeId });
  const owner = receivers.find(({ secret }) => verifyCalCom({ secret, signature, rawBody: payload }));
  if (!owner) return false;
  await services.rateLimits.take('provider-events:workspace', owner.workspaceId);
  if (reported === null) return true;
  const { workspaceId } = owner;
  // Cal.com has no delivery id: identical bytes are the same event.
  const providerId = createHash('sha256').update(payload).digest('hex');
  const [id, receivedAt] = [uuidv7(), services.clock()];
  await services.database.forWorkspace(workspaceId).write(async (tx) => {
    const card = { provider: 'CALCOM', eventTypeId: String(reported.eventTypeId) };
    const isOfCard = (await tx.integration.findFirst({ where: card, select: { id: true } })) !== null;
    // The integration may use another event type now, but existing bookings still change.
    if (!isOfCard && !(await isOwnEvent(tx, reported))) return;
    const stored = await tx.sql`
      insert into inbound_events (workspace_id, id, provider, kind, provider_id, payload, received_at)
      values (${workspaceId}, ${id}, 'CALCOM', 'EVENT', ${providerId}, ${payload}, ${receivedAt})
      on conflict do nothing returning id`;
    if (stored.length > 0) await enqueueInboundEvent(tx, { workspaceId, id });
  });
  return true;
}

/** Returns whether the event concerns a stored booking by any of its current or former ids. */
async function isOwnEvent(tx: Tx, { bookingId, rescheduledFrom, reference }: CalComReportedBooking): Promise<boolean> {
  const names = [bookingId, ...(rescheduledFrom ? [rescheduledFrom] : [])];
  const called = [{ providerId: { in: names } }, { previousProviderIds: { hasSome: names } }];
  const ours = reference && isUuid(reference) ? [{ id: reference }] : [];
  return (await tx.booking.findFirst({ where: { OR: [...called, ...ours] }, select: { id: true } })) !== null;
}
