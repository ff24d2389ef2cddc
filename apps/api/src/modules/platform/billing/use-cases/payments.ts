import { createHash } from 'node:crypto';
import { type BillingInterval, type PlanPrice, subscriptionStatus } from '@frontdesk/domain';
import type { PaymentsPort } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { PaymentCustomer } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/transaction.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { enqueuePull } from '../../../../events/payment-outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { type PlanState, readPlan } from '../entitlements.repository.ts';
import { periodOf } from '../entitlements.ts';
import { findAccount } from '../invoices.repository.ts';
import { type PricedChoice, pricedItems } from '../payment-items.ts';
import { orUnavailable } from '../payments-unavailable.ts';
import { findPlansForSale, planForSale } from '../plans-for-sale.ts';

/**
 * Starts a checkout at Stripe and returns its URL. It gives no plan: the subscription is read from Stripe after the
 * payment. Refuses a workspace with a subscription, and closes the earlier checkout, so that at most one is open.
 */
export async function startCheckout(ctx: WorkspaceContext, input: PricedChoice) {
  const { payments } = ctx.services;
  const version = await ctx.db.read((tx) => planForSale(tx, input.planVersionId));
  if ('type' in version) return version;
  if (!payments) return refused('PAYMENTS_OFF');
  const items = await ctx.db.read((tx) => itemsOf(tx, version.prices as unknown as readonly PlanPrice[], input));
  if ('type' in items) return items;
  return orUnavailable(ctx.services, async () => {
    const customer = await ensureCustomer(ctx, payments.port);
    const { checkoutId: earlier } = customer;
    if (earlier && (await payments.port.expireCheckout(earlier)) === 'COMPLETE') {
      await ctx.db.write((tx) => enqueuePull(tx, { workspaceId: ctx.workspace.id }));
      return refused('CHECKOUT_COMPLETED');
    }
    const started = await payments.port.startCheckout({
      key: `checkout ${uuidv7()}`,
      customerId: customer.providerId,
      items,
      reference: ctx.workspace.id,
      successUrl: `${billingUrl(ctx)}?checkout=done`,
      cancelUrl: billingUrl(ctx),
    });
    const refusal = await ctx.db.write((tx) => storeCheckout(tx, ctx, { earlier, ...started, input }));
    if (refusal) await payments.port.expireCheckout(started.checkoutId);
    return refusal ?? ({ url: started.url } as const);
  });
}

const billingUrl = ({ services, workspace }: WorkspaceContext): string =>
  `${services.publicBaseUrl}/admin/${workspace.slug}/billing`;

/** Returns the items of the checkout, or a refusal. */
async function itemsOf(tx: Tx, prices: readonly PlanPrice[], input: PricedChoice) {
  if ((await tx.workspaceSubscription.count({ where: { endedAt: null } })) > 0) return refused('SUBSCRIPTION_OVERLAPS');
  const chosen = await pricedItems(tx, prices, input);
  return 'type' in chosen ? chosen : chosen.items;
}

/** Returns the customer of the workspace at Stripe. Creates it for the first checkout. */
async function ensureCustomer(ctx: WorkspaceContext, port: PaymentsPort): Promise<PaymentCustomer> {
  const workspaceId = ctx.workspace.id;
  const { known, payer } = await ctx.db.read(async (tx) => {
    const account = await findAccount(tx);
    const { name } = await tx.workspace.findFirstOrThrow({ select: { name: true } });
    const named = { name: account?.name ?? name, email: account?.email ?? null };
    return { known: await tx.paymentCustomer.findFirst(), payer: named };
  });
  if (known) return known;
  // A key can be used with the same parameters only, so it contains a hash of them.
  const hash = createHash('sha256').update(JSON.stringify(payer)).digest('hex').slice(0, 16);
  const key = `customer ${workspaceId} ${hash}`;
  const providerId = await port.createCustomer({ key, ...payer, reference: workspaceId });
  return ctx.db.write(async (tx) => {
    const data = { workspaceId, providerId, createdAt: ctx.services.clock() };
    await tx.paymentCustomer.createMany({ data, skipDuplicates: true });
    return tx.paymentCustomer.findFirstOrThrow();
  });
}

interface NewCheckout {
  readonly earlier: string | null;
  readonly checkoutId: string;
  readonly input: PricedChoice;
}

/** Stores the checkout, unless another one was stored or the workspace has subscribed since the request began. */
async function storeCheckout(tx: Tx, ctx: WorkspaceContext, checkout: NewCheckout): Promise<Refused | null> {
  const { earlier, checkoutId, input } = checkout;
  const { count } = await tx.paymentCustomer.updateMany({ where: { checkoutId: earlier }, data: { checkoutId } });
  if (count === 0) return refused('CHECKOUT_STARTED');
  if ((await tx.workspaceSubscription.count({ where: { endedAt: null } })) > 0) {
    await tx.paymentCustomer.updateMany({ data: { checkoutId: earlier } });
    return refused('SUBSCRIPTION_OVERLAPS');
  }
  const { planVersionId, interval, currency, seats } = input;
  const after = { planVersionId, interval, currency, seats };
  const subject = { type: 'BillingAccount', id: ctx.workspace.id };
  await recordEvent(tx, ctx, { name: 'checkout.started', subject, after });
  return null;
}

/** Returns the URL of a page of Stripe on which the workspace changes its card, pays invoices and cancels. */
export async function openBillingPortal(ctx: WorkspaceContext) {
  const { payments } = ctx.services;
  if (!payments) return refused('PAYMENTS_OFF');
  const customer = await ctx.db.read((tx) => tx.paymentCustomer.findFirst());
  if (!customer) return refused('PAYMENTS_NOT_STARTED');
  return orUnavailable(ctx.services, async () => ({
    url: await payments.port.openPortal(customer.providerId, billingUrl(ctx)),
  }));
}

/** Enqueues the job that reads the payments of the workspace from Stripe. */
export async function refreshPayments(ctx: WorkspaceContext) {
  if (!ctx.services.payments) return refused('PAYMENTS_OFF');
  await ctx.db.write((tx) => enqueuePull(tx, { workspaceId: ctx.workspace.id }));
  return { payments: await paymentsOf(ctx) } as const;
}

/** Returns what the workspace can subscribe to and its subscription at Stripe. Null if no payments are taken. */
export async function paymentsOf(ctx: WorkspaceContext) {
  if (!ctx.services.payments) return null;
  const now = ctx.services.clock();
  return ctx.db.read(async (tx) => {
    const state = await readPlan(tx, now);
    const customer = await tx.paymentCustomer.findFirst();
    return {
      id: ctx.workspace.id,
      plans: await findPlansForSale(tx),
      minSeats: await tx.member.count(),
      subscription: await toPaidSubscription(tx, state, now),
      canOpenPortal: customer !== null,
    };
  });
}

async function toPaidSubscription(tx: Tx, { subscription, subscribed }: PlanState, now: Date) {
  if (!subscription || !subscribed || subscription.endedAt || subscription.provider !== 'STRIPE') return null;
  const { id, planVersionId, interval, seats, periodEndsAt, cancelsAt } = subscription;
  return {
    id,
    planVersionId,
    pendingChange: await findPendingChange(tx, id),
    planName: subscribed.planName,
    status: subscriptionStatus(periodOf(subscription), subscribed.graceDays, now),
    interval: interval as BillingInterval,
    seats,
    periodEndsAt: new Date(periodEndsAt ?? now),
    cancelsAt: cancelsAt === null ? null : new Date(cancelsAt),
  };
}

/** Returns the change that Stripe will make at the end of the period, or null. */
async function findPendingChange(tx: Tx, id: string) {
  const row = await tx.workspaceSubscription.findFirst({
    where: { id, changesAt: { not: null } },
    include: { nextPlanVersion: { include: { plan: true } } },
  });
  if (!row?.changesAt || !row.nextPlanVersion) return null;
  const { changesAt: appliesAt, nextInterval, nextSeats: seats, nextPlanVersion } = row;
  return { planName: nextPlanVersion.plan.name, interval: nextInterval as BillingInterval, seats, appliesAt };
}
