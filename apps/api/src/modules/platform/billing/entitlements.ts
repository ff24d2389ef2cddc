import {
  type EnforcedMeter,
  type Entitlements,
  entitlements,
  METERS,
  type MeterKey,
  type PlanFeature,
  type SubscriptionPeriod,
} from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type PlanLimitReached, type Refused, refused } from '../../../errors/refused.ts';
import { type PlanState, readPlan, readPlanOf, type StoredSubscription } from './entitlements.repository.ts';

type BillingServices = Pick<Services, 'billing' | 'clock'>;

/** Returns the features and limits that the workspace can currently use. */
export function entitlementsOf({ subscribed, byDefault, subscription }: PlanState, now: Date): Entitlements {
  const overrides = subscription && overridesOf(subscription);
  return entitlements({ subscribed, byDefault }, overrides, subscription && periodOf(subscription), now);
}

export const overridesOf = ({ overrides }: Pick<StoredSubscription, 'overrides'>) => ({
  features: overrides.features ?? [],
  limits: overrides.limits ?? [],
  throughput: overrides.throughput ?? null,
});

export const periodOf = (stored: StoredSubscription): SubscriptionPeriod => ({
  startsAt: new Date(stored.startsAt),
  endsAt: timeOf(stored.endsAt),
  endedAt: timeOf(stored.endedAt),
  unpaid: {
    pastDueAt: timeOf(stored.pastDueAt),
    restrictedAt: timeOf(stored.restrictedAt),
    canceledAt: timeOf(stored.canceledAt),
  },
  seats: stored.seats,
  paymentState: stored.paymentState,
});

const timeOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** Returns a refusal if the plan of the workspace does not include the feature. */
export async function requireFeature(tx: Tx, services: BillingServices, feature: PlanFeature): Promise<Refused | null> {
  if (services.billing === 'OFF') return null;
  const now = services.clock();
  const { features, isRestricted } = entitlementsOf(await readPlan(tx, now), now);
  if (features.includes(feature)) return null;
  return isRestricted ? refused('PLAN_FEATURE_MISSING', null, UNPAID) : refused('PLAN_FEATURE_MISSING');
}

const UNPAID = 'Nothing new can start, because invoices of this workspace are unpaid. Pay them first.';

interface Capacity {
  readonly meter: EnforcedMeter;
  /** Quantity to be added to the usage. */
  readonly adding: number;
  /**
   * Function that returns the number of reserved units that do not exist yet, such as pending invitations. Called while
   * the lock on the usage of the meter is held.
   */
  readonly reserved?: () => Promise<number>;
}

/**
 * Returns a refusal if the plan of the workspace does not include the quantity to be added. For a STOCK meter,
 * concurrent requests wait until this transaction ends, so that the last unit cannot be used twice. The usage of a FLOW
 * meter can be up to about 10 seconds old.
 */
export async function requireCapacity(
  tx: Tx,
  services: BillingServices,
  { meter, adding, reserved }: Capacity,
): Promise<Refused | null> {
  if (services.billing === 'OFF') return null;
  if (METERS[meter].kind === 'STOCK')
    await tx.sql`select pg_advisory_xact_lock(hashtextextended('plan ' || ${meter}::text || ' ' || app.workspace_id()::text, 0))`;
  const now = services.clock();
  const state = await readPlanOf(tx, now, meter);
  const promised = (await reserved?.()) ?? 0;
  return exceededLimit(state, now, { meter, adding, promised });
}

interface Addition {
  readonly meter: EnforcedMeter;
  readonly adding: number;
  readonly promised: number;
}

function exceededLimit(state: PlanState, now: Date, { meter, adding, promised }: Addition): Refused | null {
  const { limits, isRestricted } = entitlementsOf(state, now);
  const limit = limits.find((one) => one.meter === meter);
  const used = (state.used[meter] ?? 0) + promised;
  if (limit?.mode !== 'HARD' || used + adding <= limit.included) return null;
  const planLimit = { meter, included: limit.included, used, resetsAt: resetsAt(meter, state) };
  return limitReached(planLimit, isRestricted ? UNPAID : limitText(planLimit));
}

/** Returns when the usage of a meter is reset. A FLOW meter is reset each month, a STOCK meter never. */
export const resetsAt = (meter: MeterKey, state: Pick<PlanState, 'resetsAt'>): Date | null =>
  METERS[meter].kind === 'FLOW' ? state.resetsAt : null;

type ReachedLimit = PlanLimitReached & { readonly meter: EnforcedMeter };

const limitText = ({ meter, included, used }: ReachedLimit): string =>
  `The plan of this workspace includes ${count(included)} ${NOUNS[meter]}, and ${count(used)} are used or reserved.`;

function limitReached(planLimit: ReachedLimit, message: string): Refused {
  const refusal = refused('PLAN_LIMIT_REACHED', null, message);
  return { ...refusal, planLimit, errors: refusal.errors.map((error) => ({ ...error, planLimit })) };
}

const count = (value: number): string => new Intl.NumberFormat('en').format(value);

const NOUNS: Readonly<Record<EnforcedMeter, string>> = {
  ai_conversations: 'AI conversations in a month',
  campaign_messages: 'campaign messages in a month',
  call_seconds: 'seconds of calls in a month',
  contacts: 'contacts',
  members: 'members',
};
