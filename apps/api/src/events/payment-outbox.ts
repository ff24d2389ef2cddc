import type { Tx } from '../db/tenant-db.ts';
import { enqueue } from './outbox.ts';

/** Enqueues the creation of the prices of a plan version at Stripe. */
export const enqueuePlanPrices = (tx: Tx, order: { readonly planVersionId: string }): Promise<void> =>
  enqueue(tx, { task: 'sync_plan_prices', order, key: `plan prices ${order.planVersionId}` });

/** Enqueues a job that reads the payments of a workspace from Stripe. The jobs of a workspace run one at a time. */
export const enqueuePull = (tx: Tx, order: { readonly workspaceId: string }): Promise<void> =>
  enqueue(tx, {
    task: 'pull_payments',
    order,
    key: `payments ${order.workspaceId}`,
    queue: `payments ${order.workspaceId}`,
  });

/** Enqueues the cancellation of the payments of a customer at Stripe. */
export const enqueuePaymentCancellation = (
  tx: Tx,
  order: { readonly workspaceId: string; readonly customerId: string; readonly checkoutId: string | null },
): Promise<void> => enqueue(tx, { task: 'cancel_payments', order, key: `cancel ${order.customerId}` });
