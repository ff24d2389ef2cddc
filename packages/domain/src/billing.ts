import type { UnpaidInvoicesState } from './unpaid-invoices.ts';
import { type FlowMeter, METERS, type MeterKey } from './usage.ts';

/**
 * Billing modes of the installation. OFF: no plans and no limits. MANUAL: global admins assign plans, and no payment
 * provider is used. STRIPE: like MANUAL, and workspaces can also subscribe and pay through Stripe.
 */
export const BILLING_MODES = ['OFF', 'MANUAL', 'STRIPE'] as const;
export type BillingMode = (typeof BILLING_MODES)[number];

/** Capabilities that a plan can include, with their titles. Only capabilities that Frontdesk enforces are listed. */
export const PLAN_FEATURES = {
  campaigns: 'Campaigns',
  sequences: 'Sequences',
  mcp_servers: 'MCP servers',
  search_by_meaning: 'Search by meaning',
  outbound_calls: 'Outbound calls',
} as const;
export type PlanFeature = keyof typeof PLAN_FEATURES;
export const PLAN_FEATURE_KEYS: readonly PlanFeature[] = Object.keys(PLAN_FEATURES) as PlanFeature[];

/**
 * What happens above a limit. HARD: new usage is refused. SOFT: the workspace is warned and nothing is refused. OVERAGE:
 * like SOFT, and the invoice of a subscription that a global admin manages charges the usage above the limit.
 */
export const LIMIT_MODES = ['HARD', 'SOFT', 'OVERAGE'] as const;
export type LimitMode = (typeof LIMIT_MODES)[number];

/** Meters that can have a hard limit, because Frontdesk checks them before allowing new usage. */
export const ENFORCED_METERS = [
  'ai_conversations',
  'campaign_messages',
  'call_seconds',
  'contacts',
  'members',
] as const;
export type EnforcedMeter = (typeof ENFORCED_METERS)[number];

export const isEnforcedMeter = (meter: MeterKey): meter is EnforcedMeter =>
  (ENFORCED_METERS as readonly MeterKey[]).includes(meter);

export const PLAN_VISIBILITIES = ['PUBLIC', 'PRIVATE'] as const;
export type PlanVisibility = (typeof PLAN_VISIBILITIES)[number];

export const PLAN_VERSION_STATUSES = ['DRAFT', 'PUBLISHED'] as const;
export type PlanVersionStatus = (typeof PLAN_VERSION_STATUSES)[number];

export const BILLING_INTERVALS = ['MONTH', 'YEAR'] as const;
export type BillingInterval = (typeof BILLING_INTERVALS)[number];

/** Currencies of prices. All of them have two decimals. */
export const BILLING_CURRENCIES = ['EUR', 'GBP', 'USD'] as const;

/**
 * Statuses of a subscription. SCHEDULED: the subscription has not started. ACTIVE: its plan applies. PAST_DUE: its end
 * has passed or an invoice is unpaid, and its plan applies during the grace period. RESTRICTED: invoices were unpaid
 * for the grace period, and nothing new can start. CANCELED: invoices were unpaid for 60 more days. EXPIRED: the grace
 * period has passed. ENDED: a global admin or the payer ended the subscription. Only through Stripe: INCOMPLETE: the
 * first payment is missing. TRIALING: the plan applies before the first payment. PAUSED: a trial ended without a payment
 * method.
 */
export const SUBSCRIPTION_STATUSES = [
  'SCHEDULED',
  'ACTIVE',
  'PAST_DUE',
  'RESTRICTED',
  'CANCELED',
  'EXPIRED',
  'ENDED',
  'INCOMPLETE',
  'TRIALING',
  'PAUSED',
] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** States of the payments of a subscription at Stripe. */
export const PAYMENT_STATES = [
  'INCOMPLETE',
  'EXPIRED',
  'TRIALING',
  'ACTIVE',
  'PAST_DUE',
  'UNPAID',
  'PAUSED',
  'CANCELED',
] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** Returns whether a payment failed and its period is unpaid. */
export const isUnpaid = (state: PaymentState): boolean => state === 'PAST_DUE' || state === 'UNPAID';

/**
 * Statuses of an event of Stripe. APPLIED: the state of the workspace was read from Stripe. IGNORED: the event does not
 * concern a workspace. FAILED: the state could not be stored.
 */
export const PAYMENT_EVENT_STATUSES = ['PENDING', 'APPLIED', 'IGNORED', 'FAILED'] as const;
export type PaymentEventStatus = (typeof PAYMENT_EVENT_STATUSES)[number];

/** Limits on the input for plans and subscriptions. Amounts are in minor units of the currency. */
export const BILLING_LIMITS = {
  keyLength: 40,
  descriptionLength: 500,
  noteLength: 500,
  versions: 100,
  prices: 6,
  amountMinor: 100_000_000,
  included: 1_000_000_000_000,
  seats: 100_000,
  graceDays: 90,
  requestsPerMinute: 1_000_000,
  costPerMinute: 1_000_000_000,
  endpointWeight: 1_000,
  endpointWeights: 500,
} as const;

export interface PlanLimit {
  readonly meter: MeterKey;
  /** Quantity that the plan includes: per calendar month for a FLOW meter, at any time for a STOCK meter. */
  readonly included: number;
  readonly mode: LimitMode;
  /**
   * Price per unit above the included quantity, in minor units of the currency of the subscription, as a decimal number.
   * Set only for OVERAGE.
   */
  readonly unitPriceMinor?: string | null;
}

/** Maximum number and total cost of requests per minute, for all API keys of a workspace together. */
export interface Throughput {
  readonly requestsPerMinute: number;
  readonly costPerMinute: number;
}

export interface PlanPrice {
  readonly currency: string;
  readonly interval: BillingInterval;
  /** Base price per billing interval, in minor units of the currency. */
  readonly baseMinor: number;
  /** Price per seat and billing interval, in minor units of the currency. */
  readonly perSeatMinor: number;
}

/** The terms of a plan version that determine what a workspace can do. */
export interface PlanTerms {
  readonly planId: string;
  readonly planName: string;
  readonly features: readonly PlanFeature[];
  readonly limits: readonly PlanLimit[];
  /** Throughput of API keys. Null if the default of the installation applies. */
  readonly throughput: Throughput | null;
  /** Days after the end of a subscription, or after an invoice became past due, during which the plan still applies. */
  readonly graceDays: number;
}

/** Terms of one subscription that differ from the terms of its plan. */
export interface SubscriptionOverrides {
  /** Features that the subscription includes in addition to the features of the plan. */
  readonly features: readonly PlanFeature[];
  /** Limits that replace limits of the plan. */
  readonly limits: readonly PlanLimit[];
  /** Throughput that replaces the throughput of the plan. Null or absent if the throughput of the plan applies. */
  readonly throughput?: Throughput | null;
}

export interface SubscriptionPeriod {
  readonly startsAt: Date;
  /** End of the subscription. Null if it has no end. */
  readonly endsAt: Date | null;
  /** Time at which a global admin or the payer ended the subscription, or at which it was canceled. Null if neither happened. */
  readonly endedAt: Date | null;
  readonly unpaid: UnpaidInvoicesState;
  /** State of the payments at Stripe. Null if a global admin manages the subscription. */
  readonly paymentState: PaymentState | null;
  /** Number of purchased seats, which limits the number of members. Null if the limit of the plan applies. */
  readonly seats: number | null;
}

const DAY_MS = 86_400_000;

/** Returns the status of a subscription at a time. */
export function subscriptionStatus(
  { startsAt, endsAt, endedAt, unpaid, paymentState }: Omit<SubscriptionPeriod, 'seats'>,
  graceDays: number,
  now: Date,
): SubscriptionStatus {
  if (endedAt && endedAt <= now) return unpaid.canceledAt ? 'CANCELED' : 'ENDED';
  if (paymentState === 'INCOMPLETE' || paymentState === 'PAUSED') return paymentState;
  if (now < startsAt) return 'SCHEDULED';
  if (unpaid.restrictedAt) return 'RESTRICTED';
  if (!endsAt || now < endsAt)
    return unpaid.pastDueAt ? 'PAST_DUE' : paymentState === 'TRIALING' ? 'TRIALING' : 'ACTIVE';
  return now.getTime() < endsAt.getTime() + graceDays * DAY_MS ? 'PAST_DUE' : 'EXPIRED';
}

/**
 * Whether the plan of a subscription applies, by status. In the statuses in which it does not apply, the default plan
 * applies, except in RESTRICTED, in which nothing new can start.
 */
export const APPLIES: Readonly<Record<SubscriptionStatus, boolean>> = {
  SCHEDULED: false,
  ACTIVE: true,
  PAST_DUE: true,
  RESTRICTED: false,
  CANCELED: false,
  EXPIRED: false,
  ENDED: false,
  INCOMPLETE: false,
  TRIALING: true,
  PAUSED: false,
};

/** The features and limits of a workspace at a time. */
export interface Entitlements {
  /** Id of the plan that applies. Null if no plan applies. */
  readonly planId: string | null;
  /**
   * Name of the plan that applies. Null if no plan applies, in which case all features are included and there are no
   * limits.
   */
  readonly planName: string | null;
  /** Status of the subscription. Null if the workspace has no subscription. */
  readonly status: SubscriptionStatus | null;
  readonly features: readonly PlanFeature[];
  readonly limits: readonly PlanLimit[];
  /** Throughput of API keys. Null if the default of the installation applies. */
  readonly throughput: Throughput | null;
  /** Whether unpaid invoices block all new usage. In that case, each enforced limit is 0. */
  readonly isRestricted: boolean;
}

export const UNLIMITED: Entitlements = {
  planId: null,
  planName: null,
  status: null,
  features: PLAN_FEATURE_KEYS,
  limits: [],
  throughput: null,
  isRestricted: false,
};

/**
 * Returns what a workspace can use: the version of its subscription with the overrides, or the default plan while the
 * subscription does not apply. If neither applies, everything is included, except after unpaid invoices.
 */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
export function entitlements(
  versions: { readonly subscribed: PlanTerms | null; readonly byDefault: PlanTerms | null },
  overrides: SubscriptionOverrides | null,
  subscription: SubscriptionPeriod | null,
  now: Date,
): Entitlements {
  const { subscribed, byDefault } = versions;
  const status = subscription && subscribed ? subscriptionStatus(subscription, subscribed.graceDays, now) : null;
  if (subscribed && (status === 'RESTRICTED' || (status === 'CANCELED' && !byDefault)))
    return { ...nothingNew(subscribed), status };
  if (!subscribed || !subscription || !status || !APPLIES[status])
    return byDefault ? { ...includedIn(byDefault), status } : { ...UNLIMITED, status };
  const { features, limits, throughput, ...plan } = includedIn(subscribed);
  const replaced = [...seatLimit(subscription), ...(overrides?.limits ?? [])];
  return {
    ...plan,
    status,
    features: PLAN_FEATURE_KEYS.filter((key) => features.includes(key) || overrides?.features.includes(key)),
    limits: byMeter([...limits, ...replaced]),
    throughput: overrides?.throughput ?? throughput,
  };
}

const includedIn = ({ planId, planName, features, limits, throughput }: PlanTerms) => ({
  planId,
  planName,
  features,
  limits: byMeter(limits),
  throughput,
  isRestricted: false,
});

/** Returns terms with no features and with a limit of 0 for every meter that Frontdesk checks before new usage. */
const nothingNew = (terms: PlanTerms) => ({
  ...includedIn(terms),
  features: [],
  limits: byMeter([
    ...terms.limits,
    ...ENFORCED_METERS.map((meter) => ({ meter, included: 0, mode: 'HARD' }) as const),
  ]),
  isRestricted: true,
});

/** Limit above which usage is charged. */
export interface OverageLimit extends PlanLimit {
  readonly meter: FlowMeter;
  readonly unitPriceMinor: string;
}

/** Returns the limits above which usage is charged: the limits of a plan, replaced by those of a subscription. */
export const overageLimits = (plan: readonly PlanLimit[], replaced: readonly PlanLimit[]): OverageLimit[] =>
  byMeter([...plan, ...replaced]).filter(isOverage);

export const isOverage = (limit: PlanLimit): limit is OverageLimit =>
  limit.mode === 'OVERAGE' && METERS[limit.meter].kind === 'FLOW' && isUnitPrice(limit.unitPriceMinor ?? '');

/** Returns whether a text is a price per unit: greater than 0, with at most 8 digits before and 12 after the point. */
export const isUnitPrice = (text: string): boolean => /^\d{1,8}(\.\d{1,12})?$/.test(text) && Number(text) > 0;

const seatLimit = ({ seats }: SubscriptionPeriod): PlanLimit[] =>
  seats === null ? [] : [{ meter: 'members', included: seats, mode: 'HARD' }];

/** Returns the last limit of each meter, in the order of the meters. */
function byMeter(limits: readonly PlanLimit[]): PlanLimit[] {
  const last = new Map(limits.map((limit) => [limit.meter, limit]));
  return (Object.keys(METERS) as MeterKey[]).flatMap((meter) => last.get(meter) ?? []);
}

/** Percentages of a limit at which a workspace is warned, once in a period. */
export const USAGE_THRESHOLDS = [80, 100] as const;
export type UsageThreshold = (typeof USAGE_THRESHOLDS)[number];

/** Returns the highest threshold that the usage has reached, or null. */
export const reachedThreshold = (used: number, included: number): UsageThreshold | null =>
  USAGE_THRESHOLDS.findLast((percent) => used > 0 && used * 100 >= included * percent) ?? null;
