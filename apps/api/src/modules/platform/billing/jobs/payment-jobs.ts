import type { Task, TaskList } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { enqueuePlanPrices, enqueuePull } from '../../../../events/payment-outbox.ts';
import { cancelAtStripe, type PaymentCancellation } from '../cancel-payments.ts';
import { syncPlanPrices } from '../payment-catalog.ts';
import { deleteOldPaymentEvents, findPayingWorkspaces, findPublishedVersions } from '../payments.repository.ts';
import { pullPayments } from '../pull-payments.ts';

/** Creates the prices of a published plan version at Stripe. */
const syncPlanPricesJob =
  (services: Services): Task =>
  async (payload) => {
    const { planVersionId } = payload as { readonly planVersionId: string };
    if (services.payments) await syncPlanPrices(services, services.payments.port, planVersionId);
  };

/** Reads the state of a workspace from Stripe. The jobs of a workspace run one at a time. */
const pullPaymentsJob =
  (services: Services): Task =>
  async (payload) =>
    pullPayments(services, (payload as { readonly workspaceId: string }).workspaceId);

/** Cancels what a workspace pays. The job fails while payments are off, because Stripe would continue to charge. */
const cancelPaymentsJob =
  (services: Services): Task =>
  async (payload) => {
    if (!services.payments) throw new Error('BILLING is not stripe, so nothing can be canceled at Stripe.');
    await cancelAtStripe(services.payments.port, payload as PaymentCancellation);
  };

/** Job that runs every day. It enqueues a job for each workspace with a customer and for each published plan version. */
export const reconcilePaymentsJob =
  (services: Pick<Services, 'clock' | 'database' | 'payments'>): Task =>
  async () => {
    const { system } = services.database;
    if (!services.payments) return;
    const [versions, workspaces] = [await findPublishedVersions(system), await findPayingWorkspaces(system)];
    await system.write(async (tx) => {
      for (const planVersionId of versions) await enqueuePlanPrices(tx, { planVersionId });
      for (const workspaceId of workspaces) await enqueuePull(tx, { workspaceId });
    });
    await deleteOldPaymentEvents(system, services.clock());
  };

/** Background tasks for payments through Stripe. */
export const paymentJobs = (services: Services): TaskList => ({
  sync_plan_prices: syncPlanPricesJob(services),
  pull_payments: pullPaymentsJob(services),
  cancel_payments: cancelPaymentsJob(services),
  reconcile_payments: reconcilePaymentsJob(services),
});
