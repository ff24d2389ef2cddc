import type { PaymentsPort } from '@frontdesk/providers';
import type { Tx } from '../../../db/transaction.ts';
import { enqueuePaymentCancellation } from '../../../events/payment-outbox.ts';

/** What to cancel at Stripe. It contains all ids, because the workspace may be deleted before the job runs. */
export interface PaymentCancellation {
  readonly workspaceId: string;
  readonly customerId: string;
  /** Checkout that may be open. */
  readonly checkoutId: string | null;
}

/** Enqueues the cancellation of everything that the workspace pays at Stripe. Does nothing if it has never paid. */
export async function cancelPayments(tx: Tx): Promise<void> {
  const customer = await tx.paymentCustomer.findFirst();
  if (!customer) return;
  const { workspaceId, providerId: customerId, checkoutId } = customer;
  await enqueuePaymentCancellation(tx, { workspaceId, customerId, checkoutId });
}

/** Closes the checkout and cancels all subscriptions of a customer. Can be repeated. */
export async function cancelAtStripe(port: PaymentsPort, order: PaymentCancellation): Promise<void> {
  // Closed first, so that no subscription begins after the others are read.
  if (order.checkoutId) await port.expireCheckout(order.checkoutId);
  for (const { subscriptionId, endedAt } of await port.listSubscriptions(order.customerId))
    if (!endedAt) await port.cancel(subscriptionId);
}
