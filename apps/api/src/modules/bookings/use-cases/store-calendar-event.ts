import { createHash } from 'node:crypto';
import { type CalComReportedBooking, readCalComEvent, verifyCalCom } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueInboundEvent } from '../../../events/outbox.ts';
import { isUuid } from '../../../graphql/ids.ts';
import { calComReceivers } from '../../integrations/index.ts';

interface CalendarDelivery {
  /** Whose address was called; null for the one without a name, as it was given out before. */
  readonly workspaceId: string | null;
  readonly payload: Buffer;
  readonly signature: string | undefined;
}

/**
 * Keeps what Cal.com tells, with a job that works it off, in one transaction: what was answered with "yes" cannot be lost. The same
 * again is kept once. False for whoever may not tell us anything: an event type that nobody has set up, a wrong signature, none. What is
 * signed as it should be and says nothing to us is taken and not kept: Cal.com's own test, who did not come, another event type of
 * which we have no booking.
 */
export async function storeCalendarEvent(
  services: Services,
  { payload, signature, ...to }: CalendarDelivery,
): Promise<boolean> {
  const event = readCalComEvent(payload);
  const told = event?.type === 'BOOKING' ? event.booking : null;
  const eventTypeId = told?.eventTypeId ?? null;
  const receivers = await calComReceivers(services, { workspaceId: to.workspaceId, eventTypeId });
  const owner = receivers.find(({ secret }) => verifyCalCom({ secret, signature, rawBody: payload }));
  if (!owner) return false;
  await services.rateLimits.take('provider-events:workspace', owner.workspaceId);
  if (told === null) return true;
  const { workspaceId } = owner;
  // Cal.com names no delivery: the same bytes are the same event.
  const providerId = createHash('sha256').update(payload).digest('hex');
  const [id, receivedAt] = [uuidv7(), services.clock()];
  await services.database.forWorkspace(workspaceId).write(async (tx) => {
    const card = { provider: 'CALCOM', eventTypeId: String(told.eventTypeId) };
    const isOfCard = (await tx.integration.findFirst({ where: card, select: { id: true } })) !== null;
    // The card may be for another event type by now: what was booked before still stands, and changes.
    if (!isOfCard && !(await isOwnEvent(tx, told))) return;
    const stored = await tx.sql`
      insert into inbound_events (workspace_id, id, provider, kind, provider_id, payload, received_at)
      values (${workspaceId}, ${id}, 'CALCOM', 'EVENT', ${providerId}, ${payload}, ${receivedAt})
      on conflict do nothing returning id`;
    if (stored.length > 0) await enqueueInboundEvent(tx, { workspaceId, id });
  });
  return true;
}

/** Whether the calendar speaks of a booking that is here, by any of the names that it has or had. */
async function isOwnEvent(tx: Tx, { bookingId, rescheduledFrom, reference }: CalComReportedBooking): Promise<boolean> {
  const names = [bookingId, ...(rescheduledFrom ? [rescheduledFrom] : [])];
  const called = [{ providerId: { in: names } }, { earlierIds: { hasSome: names } }];
  const ours = reference && isUuid(reference) ? [{ id: reference }] : [];
  return (await tx.booking.findFirst({ where: { OR: [...called, ...ours] }, select: { id: true } })) !== null;
}
