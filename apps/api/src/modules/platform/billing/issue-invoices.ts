import {
  INVOICE_LIMITS,
  type InvoiceLine,
  invoiceLines,
  type OverageLimit,
  overageLines,
  type PlanPrice,
} from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/transaction.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { readBillableUsage } from './billable-usage.ts';
import { taxesOf } from './invoice-taxes.ts';
import { type DuePeriod, findAccount, findDuePeriod, takeNumber } from './invoices.repository.ts';
import { chargedLimits, priceOf } from './subscription-price.ts';
import { lockSubscription, type SubscriptionRow } from './subscriptions.repository.ts';

type BillingServices = Pick<Services, 'clock'>;

/**
 * Issues an invoice for the next ended period of a subscription, and returns whether there was such a period. The lock
 * on the subscription serializes concurrent calls, and `billedUntil` is updated in the same transaction, so that each
 * period is billed only once. A period without an amount gets no invoice.
 */
export async function billNextPeriod(tx: Tx, services: BillingServices, subscriptionId: string): Promise<boolean> {
  const subscription = await lockSubscription(tx, subscriptionId);
  // Stripe bills its subscriptions itself.
  if (subscription?.provider !== 'MANUAL') return false;
  const period = await findDuePeriod(tx, subscriptionId, services.clock());
  if (!period) return false;
  await issueInvoice(tx, services, subscription, period);
  await tx.workspaceSubscription.updateMany({
    where: { id: subscriptionId },
    data: { billedUntil: period.periodEnd },
  });
  return true;
}

/** Bills all ended periods before the terms change, so that these periods are billed with the previous terms. */
export async function billEndedPeriods(tx: Tx, services: Services, subscriptionId: string): Promise<void> {
  if (services.billing === 'OFF') return;
  while (await billNextPeriod(tx, services, subscriptionId));
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function issueInvoice(tx: Tx, services: BillingServices, subscription: SubscriptionRow, period: DuePeriod) {
  const { workspaceId, planVersionId, seats } = subscription;
  const where = { id: planVersionId };
  const version = await tx.planVersion.findUniqueOrThrow({ where, include: { plan: true } });
  const price = priceOf(subscription, version.prices as unknown as readonly PlanPrice[]);
  if (!price) return;
  const limits = chargedLimits(subscription, version);
  const lines = [...invoiceLines(price, seats, period), ...(await overageOf(tx, limits, period))];
  if (lines.length === 0) return;
  const [id, now] = [uuidv7(), services.clock()];
  const dueAt = new Date(now.getTime() + INVOICE_LIMITS.paymentDays * 86_400_000);
  const payer = await payerOf(tx);
  const { lines: taxedLines, ...amounts } = await taxesOf(tx, { lines, payer, day: period.lastDay });
  const { periodStart, periodEnd } = period;
  const about = { planName: version.plan.name, periodStart, periodEnd, currency: price.currency, dueAt };
  const key = { workspaceId, id, subscriptionId: subscription.id };
  await tx.invoiceRow.create({ data: { ...key, status: 'DRAFT', createdAt: now, ...about, ...payer, ...amounts } });
  await tx.invoiceLineRow.createMany({
    data: taxedLines.map((line, index) => ({ workspaceId, invoiceId: id, position: index + 1, ...columnsOf(line) })),
  });
  const number = await takeNumber(tx, now.getUTCFullYear());
  await tx.invoiceRow.updateMany({ where: { id }, data: { status: 'OPEN', number, issuedAt: now } });
  const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Billing' }, id);
  const { totalMinor, taxMinor } = amounts;
  const after = { number, currency: price.currency, totalMinor, taxMinor, dueAt: dueAt.toISOString() };
  await recordEvent(tx, by, { name: 'invoice.created', subject: { type: 'Invoice', id }, after });
}

async function overageOf(tx: Tx, limits: readonly OverageLimit[], period: DuePeriod): Promise<InvoiceLine[]> {
  if (limits.length === 0) return [];
  const meters = limits.map(({ meter }) => meter);
  return overageLines(limits, await readBillableUsage(tx, meters, period));
}

/** Converts a line to the columns of its table. */
const columnsOf = ({ unitPriceMinor, share, usage, ...line }: InvoiceLine) => ({
  ...line,
  share: share.toFixed(12),
  unitPrice: unitPriceMinor,
  ...(usage && {
    meter: usage.meter,
    included: usage.included,
    usageStartsAt: usage.startsAt,
    usageEndsAt: usage.endsAt,
  }),
});

/**
 * Returns the payer to print on the invoice: the billing account or, if there is none, the name of the workspace
 * without an address.
 */
export async function payerOf(tx: Tx) {
  const account = await findAccount(tx);
  if (!account) {
    const { name } = await tx.workspace.findFirstOrThrow({ select: { name: true } });
    return { payerName: name, payerAddress: '', payerCountry: null, payerVatId: null };
  }
  const { name, address, country, vatId } = account;
  return { payerName: name, payerAddress: address, payerCountry: country, payerVatId: vatId };
}
