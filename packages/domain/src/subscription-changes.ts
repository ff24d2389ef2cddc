import { type Entitlements, isEnforcedMeter, PLAN_FEATURE_KEYS, type PlanFeature, type PlanPrice } from './billing.ts';
import { METER_KEYS, type MeterKey } from './usage.ts';

/** Seconds for which a preview of a change of a subscription can be confirmed. */
export const CHANGE_PREVIEW_SECONDS = 600;

/** Returns the amount of an interval in minor units, without taxes. */
export const intervalAmount = ({ baseMinor, perSeatMinor }: PlanPrice, seats: number | null): number =>
  baseMinor + perSeatMinor * (seats ?? 0);

interface PricedTerms {
  readonly price: PlanPrice;
  readonly seats: number | null;
}

/**
 * Returns whether a change applies immediately. A change to a lower amount for an interval applies at the end of the
 * paid period, so that nothing is refunded.
 */
export const isImmediateChange = (present: PricedTerms, next: PricedTerms): boolean =>
  intervalAmount(next.price, next.seats) >= intervalAmount(present.price, present.seats);

/** Limit that is lower after a change. */
export interface LoweredLimit {
  readonly meter: MeterKey;
  /** Quantity that is included before the change. Null if it is unlimited. */
  readonly before: number | null;
  readonly after: number;
  /** Whether new usage is refused above the limit. */
  readonly isEnforced: boolean;
}

type Terms = Pick<Entitlements, 'features' | 'limits'>;

/** Returns the features that a workspace loses and the limits that become lower. */
export function lostTerms(present: Terms, next: Terms): { features: PlanFeature[]; limits: LoweredLimit[] } {
  const features = PLAN_FEATURE_KEYS.filter((key) => present.features.includes(key) && !next.features.includes(key));
  const limits = METER_KEYS.flatMap((meter) => {
    const before = present.limits.find((limit) => limit.meter === meter)?.included ?? null;
    const after = next.limits.find((limit) => limit.meter === meter);
    if (!after || (before !== null && after.included >= before)) return [];
    return [{ meter, before, after: after.included, isEnforced: after.mode === 'HARD' && isEnforcedMeter(meter) }];
  });
  return { features, limits };
}
