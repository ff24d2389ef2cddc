import {
  afterUnpaidCheck,
  dueReminders,
  isUnpaid,
  type PaymentState,
  subscriptionStatus,
  type UnpaidInvoicesState,
} from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { cancelPayments } from './cancel-payments.ts';
import { findOverdue } from './invoices.repository.ts';
import { periodOfRow } from './payment-subscriptions.ts';
import { lockSubscription, type SubscriptionRow } from './subscriptions.repository.ts';
import { remindOfInvoices, type UnpaidCheck } from './unpaid-emails.ts';

type UnpaidServices = Pick<Services, 'clock' | 'publicBaseUrl' | 'sealer'>;

/**
 * Updates the status of a subscription based on its unpaid invoices, and sends a reminder if one is due. The lock on
 * the subscription serializes concurrent calls, so that a second call has no further effect.
 */
export async function checkUnpaid(tx: Tx, services: UnpaidServices, subscriptionId: string): Promise<void> {
  const subscription = await lockSubscription(tx, subscriptionId);
  if (!subscription || subscription.endedAt) return;
  const by = asSystemActor(services, subscription.workspaceId, { kind: 'system', name: 'Billing' });
  const { overdue, unpaid, graceDays } = await applyInvoices(tx, by, subscription);
  if (!unpaid.pastDueAt || unpaid.canceledAt) return;
  const reminders = dueReminders(unpaid.pastDueAt, services.clock());
  if (reminders <= subscription.reminders) return;
  await tx.workspaceSubscription.updateMany({ where: { id: subscriptionId }, data: { reminders } });
  await remindOfInvoices(tx, services, { overdue, unpaid, graceDays });
}

/** Reactivates a subscription if none of its invoices is past due any longer. */
export async function releaseIfPaid(tx: Tx, by: EventContext, subscriptionId: string): Promise<void> {
  const subscription = await lockSubscription(tx, subscriptionId);
  if (!subscription?.pastDueAt || subscription.endedAt) return;
  if ((await findOverdue(tx, subscriptionId, by.services.clock())).length > 0) return;
  await applyInvoices(tx, by, subscription);
}

async function applyInvoices(tx: Tx, by: EventContext, before: SubscriptionRow): Promise<UnpaidCheck> {
  const now = by.services.clock();
  const { id, planVersionId } = before;
  const version = await tx.planVersion.findUniqueOrThrow({ where: { id: planVersionId } });
  // Stripe has already tried to take the payment for some days.
  const graceDays = before.paymentState === 'UNPAID' ? 0 : version.graceDays;
  const overdue = await findOverdue(tx, id, now);
  const hasOverdue = before.paymentState ? isUnpaid(before.paymentState as PaymentState) : overdue.length > 0;
  const unpaid = afterUnpaidCheck(before, { hasOverdue, graceDays, now });
  const changed = {
    ...unpaid,
    endedAt: unpaid.canceledAt,
    reminders: unpaid.pastDueAt ? before.reminders : 0,
  };
  if (isSame(before, unpaid)) return { overdue, unpaid, graceDays };
  await tx.workspaceSubscription.updateMany({ where: { id }, data: changed });
  if (unpaid.canceledAt && before.provider === 'STRIPE') await cancelPayments(tx);
  const after = { ...periodOfRow(before), endedAt: changed.endedAt, unpaid };
  await recordEvent(tx, by, {
    name: 'subscription.status_changed',
    subject: { type: 'Subscription', id },
    before: { status: subscriptionStatus(periodOfRow(before), graceDays, now) },
    after: { status: subscriptionStatus(after, graceDays, now) },
  });
  return { overdue, unpaid, graceDays };
}

const isSame = (one: UnpaidInvoicesState, other: UnpaidInvoicesState): boolean =>
  (['pastDueAt', 'restrictedAt', 'canceledAt'] as const).every((key) => one[key]?.getTime() === other[key]?.getTime());
