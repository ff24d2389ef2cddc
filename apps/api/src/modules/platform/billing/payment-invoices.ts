import { BILLING_CURRENCIES } from '@frontdesk/domain';
import type { PaymentInvoice } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/transaction.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { lockInvoice } from './invoices.repository.ts';
import { payerOf } from './issue-invoices.ts';

/** Returns the invoices that are not stored, or whose page or status differs from the stored one, with one statement. */
export async function changedInvoices(tx: Tx, invoices: readonly PaymentInvoice[]): Promise<PaymentInvoice[]> {
  const stored = await tx.invoiceRow.findMany({
    where: { providerId: { in: invoices.map(({ invoiceId }) => invoiceId) } },
    select: { providerId: true, status: true, hostedUrl: true },
  });
  const known = new Map(stored.map((row) => [row.providerId, row]));
  return invoices.filter(({ invoiceId, status, hostedUrl }) => {
    const row = known.get(invoiceId);
    return !row || row.hostedUrl !== hostedUrl || (row.status === 'OPEN' && status !== 'OPEN');
  });
}

/**
 * Stores an invoice that Stripe issued for a subscription of the workspace, and its status. Ignores invoices of other
 * subscriptions, in other currencies and without an amount.
 */
export async function applyInvoice(tx: Tx, by: EventContext, remote: PaymentInvoice): Promise<void> {
  const { invoiceId: providerId, hostedUrl, status } = remote;
  const known = await tx.invoiceRow.findFirst({ where: { providerId }, select: { id: true } });
  if (!known) return createInvoice(tx, by, remote);
  const before = await lockInvoice(tx, known.id);
  if (!before) return;
  const where = { id: before.id };
  if (before.hostedUrl !== hostedUrl) await tx.invoiceRow.updateMany({ where, data: { hostedUrl } });
  if (before.status !== 'OPEN' || status === 'OPEN') return;
  await tx.invoiceRow.updateMany({ where, data: closingOf(remote) });
  await recordClosed(tx, by, before.id, remote);
}

async function createInvoice(tx: Tx, by: EventContext, remote: PaymentInvoice): Promise<void> {
  const { invoiceId: providerId, subscriptionId, currency, totalMinor, issuedAt, periodStart } = remote;
  const subscription = await findWithPlan(tx, subscriptionId);
  const isListed = (BILLING_CURRENCIES as readonly string[]).includes(currency) && totalMinor > 0;
  if (!subscription || !isListed) return;
  const [id, workspaceId] = [uuidv7(), by.workspace.id];
  const { number, taxMinor, dueAt, hostedUrl } = remote;
  // An invoice for a change at one moment has a period without a length, which an invoice cannot have.
  const periodEnd = new Date(Math.max(remote.periodEnd.getTime(), periodStart.getTime() + 1000));
  const about = {
    planName: subscription.planVersion.plan.name,
    periodStart,
    periodEnd,
    currency,
    totalMinor,
    taxMinor,
  };
  const stripe = { provider: 'STRIPE', providerId, hostedUrl, number };
  const times = { createdAt: issuedAt, issuedAt, dueAt };
  const key = { workspaceId, id, subscriptionId: subscription.id };
  await tx.invoiceRow.create({
    data: { ...key, ...stripe, ...about, ...times, ...(await payerOf(tx)), ...closingOf(remote) },
  });
  const after = { number, currency, totalMinor, taxMinor, dueAt: dueAt.toISOString() };
  await recordEvent(tx, by, { name: 'invoice.created', subject: { type: 'Invoice', id }, after });
  if (remote.status !== 'OPEN') await recordClosed(tx, by, id, remote);
}

const findWithPlan = (tx: Tx, providerId: string | null) =>
  providerId === null
    ? null
    : tx.workspaceSubscription.findFirst({
        where: { providerId },
        include: { planVersion: { include: { plan: true } } },
      });

/** Returns the columns of the status. */
function closingOf({ status, paidAt, voidedAt }: PaymentInvoice) {
  if (status === 'OPEN') return { status };
  const closingReason = status === 'PAID' ? 'Paid through Stripe' : 'Voided at Stripe';
  return { status, paidAt, voidedAt, closingReason, closedByName: 'Stripe' };
}

const recordClosed = (tx: Tx, by: EventContext, id: string, { status, number }: PaymentInvoice): Promise<void> =>
  recordEvent(tx, by, {
    name: status === 'PAID' ? 'invoice.paid' : 'invoice.voided',
    subject: { type: 'Invoice', id },
    before: { status: 'OPEN' },
    after: { number, status },
  });
