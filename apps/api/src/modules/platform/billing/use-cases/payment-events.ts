import type { PaymentEventStatus } from '@frontdesk/domain';
import { readStripeEvent, type StripeEvent } from '@frontdesk/providers';
import type { Services, SignedInContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueuePull } from '../../../../events/payment-outbox.ts';
import { recordPlatformEvent } from '../../../../events/record-platform-event.ts';
import { findWorkspaceOf, insertPaymentEvent, reopenPaymentEvent } from '../payments.repository.ts';

/** Types of events after which the state of a workspace is read from Stripe. */
const APPLIED_TYPES = /^(checkout\.session|customer\.subscription|subscription_schedule|invoice)\./;

/**
 * Stores a verified event and enqueues the job that reads the state from Stripe. An event that was stored before changes
 * nothing. An event that does not concern a workspace is stored with the reason. A body that is no event is left out.
 */
export async function storePaymentEvent(services: Services, rawBody: Buffer): Promise<void> {
  const event = readStripeEvent(rawBody);
  if (!event) return services.log.warn('Stripe sent a request that is not an event');
  const { database, clock } = services;
  const ofWorkspaceId = event.customerId && (await findWorkspaceOf(database.system, event.customerId));
  const detail = reasonToIgnore(services, event, ofWorkspaceId);
  const now = clock();
  const row = {
    id: event.eventId,
    type: event.type,
    objectId: event.objectId,
    customerId: event.customerId,
    ofWorkspaceId,
    status: detail ? 'IGNORED' : 'PENDING',
    detail,
    occurredAt: event.createdAt,
    createdAt: now,
    processedAt: detail ? now : null,
  };
  await database.system.write(async (tx) => {
    const isNew = await insertPaymentEvent(tx, row);
    if (isNew && ofWorkspaceId && !detail) await enqueuePull(tx, { workspaceId: ofWorkspaceId });
  });
}

/** Returns why an event says nothing about a workspace. Empty if it does. */
function reasonToIgnore({ payments }: Services, event: StripeEvent, workspaceId: string | null): string {
  if (event.isLive !== payments?.port.isLive) return 'The event belongs to the other mode of the account.';
  if (!APPLIED_TYPES.test(event.type)) return 'Events of this type are not used.';
  return workspaceId ? '' : 'No workspace has this customer.';
}

/**
 * Reads the state of the workspace of an event from Stripe again. Refuses an event without a workspace. While payments
 * are off, the event stays pending.
 */
export const replayPaymentEvent = (ctx: SignedInContext, { id }: { readonly id: string }) =>
  ctx.services.database.system.write(async (tx) => {
    const event = await reopenPaymentEvent(tx, id);
    if (!event) throw notFound();
    if (!event.ofWorkspaceId) return refused('PAYMENT_EVENT_IGNORED', 'id');
    await enqueuePull(tx, { workspaceId: event.ofWorkspaceId });
    const subject = { type: 'PaymentEvent', id };
    await recordPlatformEvent(tx, ctx, { name: 'payment_event.replayed', subject, after: { type: event.type } });
    return { paymentEvent: { ...event, status: event.status as PaymentEventStatus } } as const;
  });
