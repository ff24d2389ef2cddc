import { createHash } from 'node:crypto';
import {
  type BillingInterval,
  isImmediateChange,
  lostTerms,
  type PlanFeature,
  type PlanLimit,
  type PlanPrice,
} from '@frontdesk/domain';
import type { PaymentChangePreview, PaymentItem, PaymentSubscription, PaymentsPort } from '@frontdesk/providers';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type Refused, refused } from '../../../errors/refused.ts';
import { type PlanState, readPlanAndUsage } from './entitlements.repository.ts';
import { entitlementsOf } from './entitlements.ts';
import { pricedItems } from './payment-items.ts';
import { termsOf } from './payment-subscriptions.ts';
import { offeredPlan } from './plans-for-sale.ts';

export interface ChangeRequest {
  readonly planVersionId: string;
  /** Null for the present interval. */
  readonly interval: BillingInterval | null;
  /** Null for the present number of seats, or for a price without seats. */
  readonly seats: number | null;
}

/** A change of the subscription of a workspace, with what it costs and what is lost. */
export interface Offer {
  readonly subscriptionId: string;
  readonly planVersionId: string;
  readonly planName: string;
  readonly interval: BillingInterval;
  readonly seats: number | null;
  readonly isImmediate: boolean;
  readonly appliesAt: Date;
  readonly currency: string;
  /** Invoice that is charged immediately. Null if the change applies later. */
  readonly invoice: PaymentChangePreview | null;
  readonly nextInvoiceMinor: number;
  readonly nextInvoiceAt: Date;
  readonly lost: ReturnType<typeof lostTerms>;
  readonly used: PlanState['used'];
  readonly change: {
    readonly subscription: PaymentSubscription;
    readonly items: readonly PaymentItem[];
    readonly prorationAt: Date;
  };
  /** Hash of the state of the subscription and of all amounts. */
  readonly shown: string;
}

/**
 * Calculates a change of the subscription with the prices of Stripe. Returns null if no such plan is offered, or a
 * refusal. No connection is held while Stripe answers.
 */
export async function subscriptionOffer(
  ctx: WorkspaceContext,
  port: PaymentsPort,
  request: ChangeRequest,
  prorationAt: Date,
): Promise<Offer | Refused | null> {
  const remote = await liveSubscription(ctx, port);
  if ('type' in remote) return remote;
  const choice = await ctx.db.read((tx) => chosen(tx, ctx, remote, request));
  if (!choice || 'type' in choice) return choice;
  return priced(port, remote, choice, prorationAt);
}

/** Returns the current state of the workspace's subscription at Stripe, or a refusal if it cannot be changed. */
export async function liveSubscription(
  ctx: WorkspaceContext,
  port: PaymentsPort,
): Promise<PaymentSubscription | Refused> {
  const known = await ctx.db.read(async (tx) => ({
    customer: await tx.paymentCustomer.findFirst(),
    stored: await tx.workspaceSubscription.findFirst({ where: { provider: 'STRIPE', endedAt: null } }),
  }));
  if (!known.customer || !known.stored) return refused('PAYMENTS_NOT_STARTED');
  const { providerId } = known.stored;
  const listed = await port.listSubscriptions(known.customer.providerId);
  const remote = listed.find(({ subscriptionId }) => subscriptionId === providerId);
  if (!remote || remote.endedAt) return refused('PAYMENTS_NOT_STARTED');
  return remote.status === 'ACTIVE' ? remote : refused('SUBSCRIPTION_UNPAID');
}

/** Returns what the change leads to, a refusal, or null if the plan is not offered. */
async function chosen(tx: Tx, ctx: WorkspaceContext, remote: PaymentSubscription, request: ChangeRequest) {
  if (remote.cancelsAt) return refused('SUBSCRIPTION_ENDS');
  if (remote.scheduled) return refused('SUBSCRIPTION_CHANGE_PENDING');
  const now = ctx.services.clock();
  const state = await readPlanAndUsage(tx, now);
  const present = await termsOf(tx, remote.items);
  if (!state.subscription || !state.subscribed || !present) return refused('PAYMENTS_NOT_STARTED');
  const { planVersionId } = request;
  // Seats and interval of the present version can be changed, also after a newer version was published.
  const version =
    planVersionId === present.planVersionId
      ? await tx.planVersion.findUniqueOrThrow({ where: { id: planVersionId }, include: { plan: true } })
      : await offeredPlan(tx, planVersionId);
  if (!version || 'type' in version) return version;
  const terms = { planVersionId, interval: request.interval ?? present.interval, currency: present.currency };
  const prices = version.prices as unknown as readonly PlanPrice[];
  const hasSeats = prices.some(
    (one) => one.interval === terms.interval && one.currency === terms.currency && one.perSeatMinor > 0,
  );
  const seats = request.seats ?? (hasSeats ? present.seats : null);
  const next = await pricedItems(tx, prices, { ...terms, seats });
  if ('type' in next) return next;
  const isSame =
    planVersionId === present.planVersionId && terms.interval === present.interval && seats === present.seats;
  if (isSame) return refused('SUBSCRIPTION_UNCHANGED');
  const from = state.subscribed.prices.find(
    (one) => one.interval === present.interval && one.currency === present.currency,
  );
  const after = {
    ...state,
    subscription: { ...state.subscription, seats },
    subscribed: {
      ...state.subscribed,
      planId: version.planId,
      planName: version.plan.name,
      features: version.features as PlanFeature[],
      limits: version.limits as unknown as PlanLimit[],
    },
  };
  return {
    ...terms,
    seats,
    items: next.items,
    subscriptionId: state.subscription.id,
    planName: version.plan.name,
    isImmediate: !from || isImmediateChange({ price: from, seats: present.seats }, { price: next.price, seats }),
    isSameInterval: terms.interval === present.interval,
    lost: lostTerms(entitlementsOf(state, now), entitlementsOf(after, now)),
    used: state.used,
  };
}

type Choice = Exclude<Awaited<ReturnType<typeof chosen>>, Refused | null>;

/** Adds the amounts of Stripe to a choice. */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function priced(port: PaymentsPort, remote: PaymentSubscription, choice: Choice, at: Date): Promise<Offer> {
  const { items, isSameInterval, ...terms } = choice;
  // The clock of Stripe can differ from ours, and prices can differ in the paid period only.
  const { periodStartsAt, periodEndsAt } = remote;
  const prorationAt = new Date(Math.min(Math.max(at.getTime(), periodStartsAt.getTime()), periodEndsAt.getTime()));
  const change = { subscription: remote, items, prorationAt };
  const invoice = terms.isImmediate ? await port.previewChange(change) : null;
  const { totalMinor: nextInvoiceMinor } = await port.previewPeriod(change);
  const ends = invoice?.lines.map(({ endsAt }) => endsAt.getTime()) ?? [];
  const nextInvoiceAt = isSameInterval || !invoice ? periodEndsAt : new Date(Math.max(...ends));
  const amounts = {
    invoice: invoice && { ...invoice, lines: invoice.lines.map(({ amountMinor }) => amountMinor) },
    nextInvoiceMinor,
  };
  const shown = JSON.stringify([remote, terms.planVersionId, items, terms.isImmediate, amounts]);
  return {
    ...terms,
    change,
    invoice,
    appliesAt: terms.isImmediate ? prorationAt : periodEndsAt,
    nextInvoiceMinor,
    nextInvoiceAt,
    shown: createHash('sha256').update(shown).digest('base64url'),
  };
}
