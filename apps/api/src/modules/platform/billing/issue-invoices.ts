import { INVOICE_LIMITS, type InvoiceLine, invoiceLines, type PlanPrice } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../auth/context.ts';
import type { PlanVersion } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/transaction.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { taxesOf } from './invoice-taxes.ts';
import {
  type BilledPeriod,
  type DuePeriod,
  findAccount,
  findDuePeriod,
  findPeriodAfterEnd,
  takeNumber,
} from './invoices.repository.ts';
import { useBalances } from './issue-credit-note.ts';
import { chargeLateUsage, chargeUsage, type PricedLine } from './late-usage.ts';
import { chargedLimits, priceOf } from './subscription-price.ts';
import { lockSubscription, type SubscriptionRow } from './subscriptions.repository.ts';
import { lockUsage } from './usage-corrections.ts';

type BillingServices = Pick<Services, 'clock'>;

/**
 * Issues an invoice for the next ended period of a subscription, and returns whether there was such a period. The lock
 * on the subscription serializes concurrent calls, and `billedUntil` is updated in the same transaction, so that each
 * period is billed only once. A period without an amount gets no invoice. The period after the end of the subscription
 * contains only late usage.
 */
export async function billNextPeriod(tx: Tx, services: BillingServices, subscriptionId: string): Promise<boolean> {
  const subscription = await lockSubscription(tx, subscriptionId);
  // Stripe bills its subscriptions itself.
  if (subscription?.provider !== 'MANUAL') return false;
  const [now, where] = [services.clock(), { id: subscriptionId }];
  const period = await findDuePeriod(tx, subscriptionId, now);
  if (period) {
    await billPeriod(tx, services, subscription, period);
    await tx.workspaceSubscription.updateMany({ where, data: { billedUntil: period.periodEnd } });
    return true;
  }
  const after = await findPeriodAfterEnd(tx, subscriptionId, now);
  if (!after) return false;
  await billPeriod(tx, services, subscription, after);
  await tx.workspaceSubscription.updateMany({ where, data: { settledUntil: after.periodEnd } });
  return true;
}

/** Bills all ended periods before the terms change, so that these periods are billed with the previous terms. */
export async function billEndedPeriods(tx: Tx, services: Services, subscriptionId: string): Promise<void> {
  if (services.billing === 'OFF') return;
  while (await billNextPeriod(tx, services, subscriptionId));
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function billPeriod(
  tx: Tx,
  services: BillingServices,
  subscription: SubscriptionRow,
  period: BilledPeriod | DuePeriod,
) {
  const where = { id: subscription.planVersionId };
  const version = await tx.planVersion.findUniqueOrThrow({ where, include: { plan: true } });
  await lockUsage(tx);
  // Late usage is read first, because the usage of this period is not late.
  const late = await chargeLateUsage(tx, subscription.id, services.clock());
  const regular = 'intervalStart' in period ? await regularLines(tx, { subscription, version, period }) : [];
  const priced = [...regular, ...late];
  for (const currency of new Set(priced.map((one) => one.currency))) {
    const lines = priced.flatMap((one) => (one.currency === currency ? [one.line] : []));
    await issueInvoice(tx, services, subscription, { planName: version.plan.name, currency, lines, period });
  }
}

interface Billed {
  readonly subscription: SubscriptionRow;
  readonly version: PlanVersion;
  readonly period: DuePeriod;
}

/** Returns the lines for the price of the subscription and for the usage of the period. */
async function regularLines(tx: Tx, { subscription, version, period }: Billed): Promise<PricedLine[]> {
  const { workspaceId, id: subscriptionId, seats } = subscription;
  const price = priceOf(subscription, version.prices as unknown as readonly PlanPrice[]);
  if (!price) return [];
  const { currency } = price;
  const limits = chargedLimits(subscription, version);
  const usage = await chargeUsage(tx, { key: { workspaceId, subscriptionId }, limits, currency, period });
  return [...invoiceLines(price, seats, period), ...usage].map((line) => ({ currency, line }));
}

interface NewInvoice {
  readonly planName: string;
  readonly currency: string;
  readonly lines: readonly InvoiceLine[];
  readonly period: BilledPeriod;
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function issueInvoice(
  tx: Tx,
  services: BillingServices,
  { workspaceId, id: subscriptionId }: SubscriptionRow,
  { planName, currency, lines, period }: NewInvoice,
) {
  const [id, now] = [uuidv7(), services.clock()];
  const dueAt = new Date(now.getTime() + INVOICE_LIMITS.paymentDays * 86_400_000);
  const payer = await payerOf(tx);
  const { lines: taxedLines, ...amounts } = await taxesOf(tx, { lines, payer, day: period.lastDay });
  const { periodStart, periodEnd } = period;
  const about = { planName, periodStart, periodEnd, currency, dueAt };
  const key = { workspaceId, id, subscriptionId };
  await tx.invoiceRow.create({ data: { ...key, status: 'DRAFT', createdAt: now, ...about, ...payer, ...amounts } });
  await tx.invoiceLineRow.createMany({
    data: taxedLines.map((line, index) => ({ workspaceId, invoiceId: id, position: index + 1, ...columnsOf(line) })),
  });
  const number = await takeNumber(tx, now.getUTCFullYear());
  await tx.invoiceRow.updateMany({ where: { id }, data: { status: 'OPEN', number, issuedAt: now } });
  const actor = { kind: 'system', name: 'Billing' } as const;
  const by = { ...asSystemActor(services, workspaceId, actor, id), actor };
  const { totalMinor, taxMinor } = amounts;
  const after = { number, currency, totalMinor, taxMinor, dueAt: dueAt.toISOString() };
  await recordEvent(tx, by, { name: 'invoice.created', subject: { type: 'Invoice', id }, after });
  await useBalances(tx, by, { ...key, number, currency, totalMinor });
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
