import type { PaymentInvoice, PaymentSubscription } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import { preventDeletion } from '../../../db/lock.ts';
import type { Tx } from '../../../db/transaction.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { applyInvoice, changedInvoices } from './payment-invoices.ts';
import { applySubscription } from './payment-subscriptions.ts';
import { settlePaymentEvents } from './payments.repository.ts';
import { checkUnpaid } from './unpaid-invoices.ts';

type PullServices = Pick<Services, 'clock' | 'database' | 'payments' | 'publicBaseUrl' | 'sealer'>;

interface RemoteState {
  readonly subscriptions: readonly PaymentSubscription[];
  readonly invoices: readonly PaymentInvoice[];
}

/**
 * Reads the subscriptions and invoices of a workspace from Stripe and stores their state. No connection is held while
 * Stripe answers. State that was read before the stored state is discarded, so that the order of jobs does not matter.
 * Sets the outcome of the events that caused it.
 */
export async function pullPayments(services: PullServices, workspaceId: string): Promise<void> {
  const { database, payments, clock } = services;
  if (!payments) return;
  const workspace = database.forWorkspace(workspaceId);
  const customer = await workspace.read((tx) => tx.paymentCustomer.findFirst());
  if (!customer) return;
  const startedAt = clock();
  const remote = {
    subscriptions: await payments.port.listSubscriptions(customer.providerId),
    invoices: await payments.port.listInvoices(customer.providerId),
  };
  const problems = await workspace.write((tx) => storeState(tx, services, { workspaceId, startedAt, remote }));
  const outcome = { status: problems.length > 0 ? 'FAILED' : 'APPLIED', detail: problems.join(' ') } as const;
  const events = { ofWorkspaceId: workspaceId, until: startedAt, processedAt: clock() };
  await settlePaymentEvents(database.system, events, outcome);
}

interface Pulled {
  readonly workspaceId: string;
  readonly startedAt: Date;
  readonly remote: RemoteState;
}

/** Returns why subscriptions could not be stored. */
async function storeState(
  tx: Tx,
  services: PullServices,
  { workspaceId, startedAt, remote }: Pulled,
): Promise<string[]> {
  await preventDeletion(tx);
  const { count } = await tx.paymentCustomer.updateMany({
    where: { workspaceId, OR: [{ pulledAt: null }, { pulledAt: { lte: startedAt } }] },
    data: { pulledAt: startedAt },
  });
  if (count === 0) return [];
  const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Stripe' });
  const problems: string[] = [];
  for (const subscription of remote.subscriptions.toReversed()) {
    const problem = await applySubscription(tx, by, subscription);
    if (problem) problems.push(problem);
  }
  const invoices = await changedInvoices(tx, remote.invoices);
  for (const invoice of invoices.toReversed()) await applyInvoice(tx, by, invoice);
  await applyUnpaid(tx, services);
  return problems;
}

/** Changes the status of the live subscription by its payments. After all attempts failed, it is restricted immediately. */
async function applyUnpaid(tx: Tx, services: PullServices): Promise<void> {
  const where = { provider: 'STRIPE', endedAt: null };
  const live = await tx.workspaceSubscription.findFirst({ where, select: { id: true, paymentState: true } });
  if (!live) return;
  await checkUnpaid(tx, services, live.id);
  if (live.paymentState === 'UNPAID') await checkUnpaid(tx, services, live.id);
}
