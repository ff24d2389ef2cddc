import {
  type BillingInterval,
  overageLimits,
  type PlanLimit,
  type PlanPrice,
  type SubscriptionOverrides,
  type SubscriptionPrice,
} from '@frontdesk/domain';

interface PricedSubscription {
  readonly interval: string;
  readonly priceMinor: number | null;
  readonly currency: string | null;
}

/**
 * Returns the price of the subscription or, if it has none, the first price of its plan for the interval. Returns null
 * if the subscription is free.
 */
export function priceOf(
  { priceMinor, currency, interval }: PricedSubscription,
  prices: readonly PlanPrice[],
): SubscriptionPrice | null {
  if (priceMinor !== null && currency !== null) return { currency, baseMinor: priceMinor, perSeatMinor: 0 };
  return prices.find((price) => price.interval === (interval as BillingInterval)) ?? null;
}

/** Returns the limits above which a subscription is charged for usage. */
export const chargedLimits = (
  { overrides }: { readonly overrides: unknown },
  { limits }: { readonly limits: unknown },
) => overageLimits(limits as readonly PlanLimit[], (overrides as Partial<SubscriptionOverrides>).limits ?? []);
