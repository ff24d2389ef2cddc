import { type BillingInterval, CHANGE_PREVIEW_SECONDS, METERS } from '@frontdesk/domain';
import type { PaymentsPort } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { ChangeClaims } from '../../../../crypto/change-token.ts';
import type { Tx } from '../../../../db/transaction.ts';
import { notFound } from '../../../../errors/denials.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { enqueuePull } from '../../../../events/payment-outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { orUnavailable } from '../payments-unavailable.ts';
import { pullPayments } from '../pull-payments.ts';
import { type ChangeRequest, liveSubscription, type Offer, subscriptionOffer } from '../subscription-offer.ts';
import { paymentsOf } from './payments.ts';

/** Calculates what a change of plan, interval or seats costs, and returns a token that confirms exactly this change. */
export async function previewSubscriptionChange(ctx: WorkspaceContext, request: ChangeRequest) {
  const { payments, clock } = ctx.services;
  if (!payments) return refused('PAYMENTS_OFF');
  const now = new Date(Math.floor(clock().getTime() / 1000) * 1000);
  return orUnavailable(ctx.services, async () => {
    const offer = await subscriptionOffer(ctx, payments.port, request, now);
    if (!offer) throw notFound();
    return isRefused(offer) ? offer : { preview: await toPreview(ctx, offer, now) };
  });
}

async function toPreview(ctx: WorkspaceContext, offer: Offer, now: Date) {
  const { planVersionId, planName, interval, seats, isImmediate, appliesAt, currency } = offer;
  const { invoice, nextInvoiceMinor, nextInvoiceAt, lost, used, change, shown } = offer;
  const id = uuidv7();
  const prorationAt = change.prorationAt.getTime() / 1000;
  const claims = { id, workspaceId: ctx.workspace.id, planVersionId, interval, seats, prorationAt, shown };
  return {
    token: await ctx.services.changeTokens.sign(claims, now),
    expiresAt: new Date(now.getTime() + CHANGE_PREVIEW_SECONDS * 1000),
    planName,
    interval,
    seats,
    isImmediate,
    appliesAt,
    currency,
    nextInvoiceMinor,
    nextInvoiceAt,
    ...amountsOf(invoice),
    lostFeatures: lost.features,
    lowerLimits: lost.limits.map(({ meter, ...limit }) => ({
      meter,
      unit: METERS[meter].unit,
      ...limit,
      used: used[meter] ?? 0,
    })),
  };
}

/** Returns the amounts that are charged immediately, which are 0 for a change at the end of the period. */
function amountsOf(invoice: Offer['invoice']) {
  const sum = (isCounted: (amount: number) => boolean) =>
    (invoice?.lines ?? []).reduce((total, { amountMinor }) => total + (isCounted(amountMinor) ? amountMinor : 0), 0);
  return {
    creditMinor: sum((amount) => amount < 0),
    chargeMinor: sum((amount) => amount > 0),
    taxMinor: invoice?.taxMinor ?? 0,
    totalMinor: invoice?.totalMinor ?? 0,
    dueMinor: invoice?.dueMinor ?? 0,
  };
}

/**
 * Makes the change of a preview. Refuses it if the token has expired, or if the subscription, the plan or an amount
 * differs from what was shown. A repeated or concurrent request with the same token charges once.
 */
export async function changeSubscription(ctx: WorkspaceContext, token: string) {
  const { payments, changeTokens, clock } = ctx.services;
  if (!payments) return refused('PAYMENTS_OFF');
  const claims = await changeTokens.verify(token, clock());
  if (claims?.workspaceId !== ctx.workspace.id) return refused('PREVIEW_OUTDATED');
  return orUnavailable(ctx.services, async () => {
    const offer = await subscriptionOffer(ctx, payments.port, claims, new Date(claims.prorationAt * 1000));
    if (!offer || isRefused(offer) || offer.shown !== claims.shown) return refused('PREVIEW_OUTDATED');
    const outcome = await applyOffer(payments.port, claims, offer);
    await ctx.db.write((tx) => storeOutcome(tx, ctx, { claims, offer, isPaid: outcome === 'PAID' }));
    await pullPayments(ctx.services, ctx.workspace.id);
    return outcome === 'PAID' ? { payments: await paymentsOf(ctx) } : refused('PAYMENT_FAILED');
  });
}

async function applyOffer(port: PaymentsPort, { id }: ChangeClaims, { change, isImmediate, interval }: Offer) {
  const key = `change ${id}`;
  if (isImmediate) return port.change(key, change);
  await port.scheduleChange(key, { ...change, interval });
  return 'PAID' as const;
}

interface Outcome {
  readonly claims: ChangeClaims;
  readonly offer: Offer;
  readonly isPaid: boolean;
}

/** Records a change once, and enqueues the job that reads its result, in case this request is interrupted. */
async function storeOutcome(tx: Tx, ctx: WorkspaceContext, { claims, offer, isPaid }: Outcome): Promise<void> {
  await enqueuePull(tx, { workspaceId: ctx.workspace.id });
  if (!isPaid) return;
  const { count } = await tx.workspaceSubscription.updateMany({
    where: { id: offer.subscriptionId, OR: [{ changeId: null }, { changeId: { not: claims.id } }] },
    data: { changeId: claims.id },
  });
  if (count === 0) return;
  const { planVersionId, interval, seats, currency, invoice, appliesAt } = offer;
  const after = { planVersionId, interval, seats, currency, dueMinor: invoice?.dueMinor ?? 0 };
  await recordEvent(tx, ctx, {
    name: 'subscription.change_confirmed',
    subject: { type: 'Subscription', id: offer.subscriptionId },
    after: { ...after, appliesAt: appliesAt.toISOString() },
  });
}

/** Cancels the change that is scheduled for the end of the period. */
export async function cancelSubscriptionChange(ctx: WorkspaceContext) {
  const { payments } = ctx.services;
  if (!payments) return refused('PAYMENTS_OFF');
  return orUnavailable(ctx.services, async () => {
    const remote = await liveSubscription(ctx, payments.port);
    if (isRefused(remote)) return remote;
    if (!remote.scheduled || !remote.scheduleId) return refused('SUBSCRIPTION_CHANGE_NOT_PENDING');
    await payments.port.cancelScheduledChange(remote.scheduleId);
    await ctx.db.write((tx) => recordCancellation(tx, ctx));
    await pullPayments(ctx.services, ctx.workspace.id);
    return { payments: await paymentsOf(ctx) };
  });
}

async function recordCancellation(tx: Tx, ctx: WorkspaceContext): Promise<void> {
  await enqueuePull(tx, { workspaceId: ctx.workspace.id });
  const row = await tx.workspaceSubscription.findFirstOrThrow({ where: { provider: 'STRIPE', endedAt: null } });
  const { id, nextPlanVersionId, nextInterval, nextSeats } = row;
  const before = {
    planVersionId: nextPlanVersionId,
    interval: nextInterval as BillingInterval | null,
    seats: nextSeats,
  };
  await recordEvent(tx, ctx, { name: 'subscription.change_canceled', subject: { type: 'Subscription', id }, before });
}
