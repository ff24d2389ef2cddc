import {
  BILLING_LIMITS,
  type BillingInterval,
  normalizeText,
  PLAN_FEATURE_KEYS,
  type SubscriptionOverrides,
} from '@frontdesk/domain';
import { isRefused, refused, validFields } from '../../../errors/refused.ts';
import { isAmount, isCurrency, validateLimits, validateThroughput } from './plans.validation.ts';

export interface SubscriptionInput {
  readonly planVersionId: string;
  readonly interval: BillingInterval;
  /** End of the subscription. Null or omitted if the subscription has no end. */
  readonly endsAt?: Date | null;
  readonly seats?: number | null;
  readonly overrides?: SubscriptionOverrides | null;
  readonly priceMinor?: number | null;
  readonly currency?: string | null;
  readonly note?: string | null;
}

/**
 * Validates a subscription that starts at the given time. Returns its columns, or a refusal that lists all invalid
 * fields.
 */
export function validateSubscription(input: SubscriptionInput, startsAt: Date) {
  const { planVersionId, interval } = input;
  const [endsAt, seats] = [input.endsAt ?? null, input.seats ?? null];
  const [priceMinor, currency] = [input.priceMinor ?? null, input.currency ?? null];
  const isPrice = (priceMinor === null) === (currency === null) && (priceMinor === null || isAmount(priceMinor));
  const price = isPrice && (currency === null || isCurrency(currency));
  return validFields({
    planVersionId,
    interval,
    endsAt: endsAt && endsAt <= startsAt ? refused('SUBSCRIPTION_PERIOD_INVALID', 'endsAt') : endsAt,
    seats:
      seats !== null && (seats < 1 || seats > BILLING_LIMITS.seats)
        ? refused('SUBSCRIPTION_SEATS_INVALID', 'seats')
        : seats,
    overrides: validateOverrides(input.overrides),
    priceMinor: price ? priceMinor : refused('SUBSCRIPTION_PRICE_INVALID', 'priceMinor'),
    currency,
    note: normalizeText(input.note ?? '', BILLING_LIMITS.noteLength) ?? refused('SUBSCRIPTION_NOTE_TOO_LONG', 'note'),
  });
}

function validateOverrides(overrides: SubscriptionOverrides | null | undefined) {
  const limits = validateLimits(overrides?.limits ?? [], 'overrides.limits');
  if ('type' in limits) return limits;
  const throughput = validateThroughput(overrides?.throughput ?? null, 'overrides.throughput');
  if (throughput && isRefused(throughput)) return throughput;
  return {
    features: PLAN_FEATURE_KEYS.filter((key) => overrides?.features.includes(key)),
    limits: limits.map((limit) => ({ ...limit })),
    throughput: throughput && { ...throughput },
  };
}
