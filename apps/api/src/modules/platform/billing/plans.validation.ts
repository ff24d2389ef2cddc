import {
  BILLING_CURRENCIES,
  BILLING_LIMITS,
  isEnforcedMeter,
  isOverage,
  normalizeName,
  normalizeText,
  PLAN_FEATURE_KEYS,
  type PlanFeature,
  type PlanLimit,
  type PlanPrice,
  type PlanVisibility,
  type Throughput,
} from '@frontdesk/domain';
import { type Refused, refused, validFields } from '../../../errors/refused.ts';

export interface PlanInput {
  readonly key: string;
  readonly name: string;
  readonly description?: string | null;
  readonly visibility: PlanVisibility;
}

export interface PlanVersionInput {
  readonly features: readonly PlanFeature[];
  readonly limits: readonly PlanLimit[];
  readonly prices: readonly PlanPrice[];
  readonly throughput?: Throughput | null;
  readonly graceDays: number;
}

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Validates a plan. Returns the normalized plan, or a refusal that lists all invalid fields. */
export function validatePlan({ key, name, description, visibility }: PlanInput) {
  const isKey = KEY.test(key) && key.length >= 2 && key.length <= BILLING_LIMITS.keyLength;
  return validFields({
    key: isKey ? key : refused('PLAN_KEY_INVALID', 'key'),
    name: normalizeName(name) ?? refused('NAME_INVALID', 'name'),
    description:
      normalizeText(description ?? '', BILLING_LIMITS.descriptionLength) ??
      refused('PLAN_DESCRIPTION_TOO_LONG', 'description'),
    visibility,
  });
}

/**
 * Validates a plan version. Returns the version with its features in the standard order, or a refusal that lists all
 * invalid fields.
 */
export const validateVersion = ({ features, limits, prices, throughput, graceDays }: PlanVersionInput) =>
  validFields({
    features: PLAN_FEATURE_KEYS.filter((key) => features.includes(key)),
    limits: validateLimits(limits, 'limits'),
    prices: validatePrices(prices, limits),
    throughput: validateThroughput(throughput ?? null, 'throughput'),
    graceDays: isWithin(graceDays, BILLING_LIMITS.graceDays) ? graceDays : refused('PLAN_GRACE_INVALID', 'graceDays'),
  });

/**
 * Validates limits. Returns them, or a refusal if a meter occurs twice, a number is negative, a hard limit is set for a
 * meter that is not enforced, or a price per unit is missing, invalid or superfluous.
 */
export function validateLimits(limits: readonly PlanLimit[], field: string): PlanLimit[] | Refused {
  const isUnique = new Set(limits.map(({ meter }) => meter)).size === limits.length;
  if (!isUnique || !limits.every(({ included }) => isWithin(included, BILLING_LIMITS.included)))
    return refused('PLAN_LIMIT_INVALID', field);
  if (limits.some(({ meter, mode }) => mode === 'HARD' && !isEnforcedMeter(meter)))
    return refused('PLAN_LIMIT_NOT_ENFORCEABLE', field);
  if (!limits.every((limit) => (limit.mode === 'OVERAGE' ? isOverage(limit) : (limit.unitPriceMinor ?? null) === null)))
    return refused('PLAN_OVERAGE_INVALID', field);
  return limits.map(({ meter, included, mode, unitPriceMinor }) => ({
    meter,
    included,
    mode,
    ...(unitPriceMinor ? { unitPriceMinor } : {}),
  }));
}

/** Validates the throughput. Returns the throughput, or a refusal unless both of its numbers are at least 1. */
export function validateThroughput(throughput: Throughput | null, field: string): Throughput | null | Refused {
  if (throughput === null) return null;
  const { requestsPerMinute, costPerMinute } = throughput;
  const isValid =
    requestsPerMinute >= 1 &&
    isWithin(requestsPerMinute, BILLING_LIMITS.requestsPerMinute) &&
    costPerMinute >= 1 &&
    isWithin(costPerMinute, BILLING_LIMITS.costPerMinute);
  return isValid ? { requestsPerMinute, costPerMinute } : refused('PLAN_THROUGHPUT_INVALID', field);
}

/** Validates prices. If the limits charge usage, all prices must have the same currency, which applies to the usage. */
function validatePrices(prices: readonly PlanPrice[], limits: readonly PlanLimit[]): PlanPrice[] | Refused {
  if (!prices.every(({ currency }) => isCurrency(currency))) return refused('PLAN_CURRENCY_UNKNOWN', 'prices');
  const isUnique = new Set(prices.map(({ currency, interval }) => `${currency} ${interval}`)).size === prices.length;
  const isInRange = prices.every(({ baseMinor, perSeatMinor }) => isAmount(baseMinor) && isAmount(perSeatMinor));
  if (!isUnique || !isInRange) return refused('PLAN_PRICE_INVALID', 'prices');
  if (limits.some(isOverage) && new Set(prices.map(({ currency }) => currency)).size !== 1)
    return refused('PLAN_OVERAGE_CURRENCY', 'prices');
  return prices.map(({ currency, interval, baseMinor, perSeatMinor }) => ({
    currency,
    interval,
    baseMinor,
    perSeatMinor,
  }));
}

export const isCurrency = (currency: string): boolean => (BILLING_CURRENCIES as readonly string[]).includes(currency);

export const isAmount = (minor: number): boolean => isWithin(minor, BILLING_LIMITS.amountMinor);

const isWithin = (value: number, most: number): boolean => Number.isSafeInteger(value) && value >= 0 && value <= most;
