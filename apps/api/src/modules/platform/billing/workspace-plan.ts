import {
  type BillingInterval,
  isOverage,
  METERS,
  type PlanLimit,
  reachedThreshold,
  subscriptionStatus,
} from '@frontdesk/domain';
import type { PlanState } from './entitlements.repository.ts';
import { entitlementsOf, overridesOf, periodOf, resetsAt } from './entitlements.ts';
import { priceOf } from './subscription-price.ts';

/** Time in milliseconds from the start of a period until a forecast is available. */
const FORECAST_AFTER_MS = 86_400_000;

/** Returns the limit of a meter together with its usage. */
function toLimitUsage(limit: PlanLimit, state: PlanState, now: Date) {
  const { meter, included, mode } = limit;
  const { kind, unit } = METERS[meter];
  const used = state.used[meter] ?? 0;
  const elapsedMs = now.getTime() - state.startsAt.getTime();
  const lengthMs = state.resetsAt.getTime() - state.startsAt.getTime();
  const isForecast = kind === 'FLOW' && elapsedMs >= FORECAST_AFTER_MS;
  return {
    meter,
    unit,
    included,
    mode,
    used,
    reachedPercent: reachedThreshold(used, included),
    forecast: isForecast ? Math.round((used * lengthMs) / elapsedMs) : null,
    resetsAt: resetsAt(meter, state),
    ...chargeOf(limit, state, now),
  };
}

const NOT_CHARGED = { unitPriceMinor: null, currency: null };

/**
 * Returns the price of usage above a limit. It is charged only until the end of a subscription that a global admin
 * manages, so the default plan and subscriptions at Stripe have no price.
 */
function chargeOf(limit: PlanLimit, { subscription, subscribed }: PlanState, now: Date) {
  if (!subscription || !subscribed || subscription.provider !== 'MANUAL' || !isOverage(limit)) return NOT_CHARGED;
  const { startsAt, endsAt, endedAt } = periodOf(subscription);
  const isBilled = startsAt <= now && !endedAt && (!endsAt || now < endsAt);
  const currency = priceOf(subscription, subscribed.prices)?.currency;
  return isBilled && currency ? { unitPriceMinor: limit.unitPriceMinor, currency } : NOT_CHARGED;
}

/** Returns the features and limits of a workspace, with the usage of each limit. */
export function toEntitlements(state: PlanState, now: Date) {
  const { planName, features, limits, status, throughput } = entitlementsOf(state, now);
  return { planName, status, features, throughput, limits: limits.map((limit) => toLimitUsage(limit, state, now)) };
}

/**
 * Returns the plan of a workspace in the form shown to global admins. The id of the plan is the id of the workspace.
 */
export function toWorkspacePlan(state: PlanState, now: Date) {
  const { workspaceId: id, name, slug } = state;
  return { id, name, slug, ...toEntitlements(state, now), subscription: toSubscription(state, now) };
}

/** Returns the subscription that a global admin assigned to the workspace. Returns null if there is none or if it has ended. */
function toSubscription({ subscription, subscribed }: PlanState, now: Date) {
  if (!subscription || !subscribed || subscription.endedAt || subscription.provider !== 'MANUAL') return null;
  const period = periodOf(subscription);
  const { startsAt, endsAt } = period;
  return {
    ...subscription,
    interval: subscription.interval as BillingInterval,
    startsAt,
    endsAt,
    planName: subscribed.planName,
    overrides: overridesOf(subscription),
    status: subscriptionStatus(period, subscribed.graceDays, now),
  };
}
