import { describe, expect, it } from '@jest/globals';
import {
  APPLIES,
  ENFORCED_METERS,
  entitlements,
  NOTHING_UNPAID,
  PLAN_FEATURE_KEYS,
  type PlanTerms,
  reachedThreshold,
  SUBSCRIPTION_STATUSES,
  type SubscriptionPeriod,
  subscriptionStatus,
} from '../src/index.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
const TERMS: PlanTerms = {
  planId: 'starter',
  planName: 'Starter',
  features: ['campaigns'],
  limits: [
    { meter: 'members', included: 3, mode: 'HARD' },
    { meter: 'contacts', included: 100, mode: 'SOFT' },
  ],
  throughput: { requestsPerMinute: 100, costPerMinute: 5_000 },
  graceDays: 2,
};
const FREE: PlanTerms = { planId: 'free', planName: 'Free', features: [], limits: [], throughput: null, graceDays: 0 };
const ACTIVE: SubscriptionPeriod = {
  startsAt: days(-1),
  endsAt: null,
  endedAt: null,
  seats: null,
  paymentState: null,
  unpaid: NOTHING_UNPAID,
};
const PAST_DUE = { ...NOTHING_UNPAID, pastDueAt: days(-3) };
const RESTRICTED = { ...PAST_DUE, restrictedAt: days(-1) };

describe('the status of a subscription [BL-10]', () => {
  it.each([
    [days(1), null, null, 'SCHEDULED'],
    [NOW, null, null, 'ACTIVE'],
    [days(-2), days(1), null, 'ACTIVE'],
    [days(-2), NOW, null, 'PAST_DUE'],
    [days(-9), days(-1), null, 'PAST_DUE'],
    [days(-9), days(-2), null, 'EXPIRED'],
    [days(-9), null, NOW, 'ENDED'],
    [days(1), null, days(-1), 'ENDED'],
    [days(-9), null, days(1), 'ACTIVE'],
  ] as const)('from %s until %s, ended %s, is %s', (startsAt, endsAt, endedAt, status) => {
    expect(subscriptionStatus({ startsAt, endsAt, endedAt, unpaid: NOTHING_UNPAID, paymentState: null }, 2, NOW)).toBe(
      status,
    );
  });

  it.each([
    [null, null, PAST_DUE, 'PAST_DUE'],
    [null, null, RESTRICTED, 'RESTRICTED'],
    [days(-1), null, PAST_DUE, 'PAST_DUE'],
    [days(-3), null, PAST_DUE, 'EXPIRED'],
    [days(-3), null, RESTRICTED, 'RESTRICTED'],
    [null, NOW, RESTRICTED, 'ENDED'],
    [null, NOW, { ...RESTRICTED, canceledAt: NOW }, 'CANCELED'],
  ] as const)('until %s, ended %s, with unpaid invoices %j, is %s', (endsAt, endedAt, unpaid, status) => {
    expect(subscriptionStatus({ startsAt: days(-9), endsAt, endedAt, unpaid, paymentState: null }, 2, NOW)).toBe(
      status,
    );
  });

  it.each([
    ['INCOMPLETE', NOTHING_UNPAID, 'INCOMPLETE', false],
    ['TRIALING', NOTHING_UNPAID, 'TRIALING', true],
    ['ACTIVE', NOTHING_UNPAID, 'ACTIVE', true],
    ['PAST_DUE', PAST_DUE, 'PAST_DUE', true],
    ['UNPAID', RESTRICTED, 'RESTRICTED', false],
    ['PAUSED', NOTHING_UNPAID, 'PAUSED', false],
  ] as const)('with the payments %s at Stripe and %j is %s', (paymentState, unpaid, status, applies) => {
    const period = { startsAt: days(-9), endsAt: null, endedAt: null, unpaid, paymentState };
    expect(subscriptionStatus(period, 14, NOW)).toBe(status);
    expect(APPLIES[status]).toBe(applies);
  });
});

describe('entitlements [BL-10]', () => {
  it('are those of the version, in the order of the meters', () => {
    expect(entitlements({ subscribed: TERMS, byDefault: FREE }, null, ACTIVE, NOW)).toEqual({
      planId: 'starter',
      planName: 'Starter',
      status: 'ACTIVE',
      features: ['campaigns'],
      limits: [TERMS.limits[1], TERMS.limits[0]],
      throughput: TERMS.throughput,
      isRestricted: false,
    });
  });

  it('add features and replace limits by overrides, which also replace the seats', () => {
    const overrides = {
      features: ['sequences', 'campaigns'] as const,
      limits: [{ meter: 'messages_out', included: 5, mode: 'SOFT' } as const],
    };
    const withSeats = { ...ACTIVE, seats: 7 };
    const { features, limits } = entitlements({ subscribed: TERMS, byDefault: null }, overrides, withSeats, NOW);
    expect(features).toEqual(['campaigns', 'sequences']);
    expect(limits).toEqual([overrides.limits[0], TERMS.limits[1], { meter: 'members', included: 7, mode: 'HARD' }]);
    const more = { features: [], limits: [{ meter: 'members', included: 9, mode: 'SOFT' } as const] };
    const replaced = entitlements({ subscribed: TERMS, byDefault: null }, more, withSeats, NOW);
    expect(replaced.limits).toContainEqual({ meter: 'members', included: 9, mode: 'SOFT' });
    const throughput = { requestsPerMinute: 7, costPerMinute: 8 };
    const faster = entitlements({ subscribed: TERMS, byDefault: null }, { ...more, throughput }, withSeats, NOW);
    expect(faster.throughput).toEqual(throughput);
  });

  it('are nothing new while invoices are unpaid, and after a cancellation without a default plan', () => {
    const restricted = { ...ACTIVE, unpaid: RESTRICTED };
    const canceled = { ...ACTIVE, unpaid: { ...RESTRICTED, canceledAt: NOW }, endedAt: NOW };
    const overrides = { features: ['sequences'] as const, limits: [] };
    const cases = [
      [restricted, FREE],
      [restricted, null],
      [canceled, null],
    ] as const;
    for (const [subscription, byDefault] of cases) {
      const found = entitlements({ subscribed: TERMS, byDefault }, overrides, subscription, NOW);
      expect(found).toMatchObject({ features: [], throughput: TERMS.throughput, isRestricted: true });
      expect(found.limits).toEqual(
        expect.arrayContaining(ENFORCED_METERS.map((meter) => ({ meter, included: 0, mode: 'HARD' }))),
      );
      expect(found.limits).toHaveLength(ENFORCED_METERS.length);
    }
    const free = entitlements({ subscribed: TERMS, byDefault: FREE }, overrides, canceled, NOW);
    expect(free).toMatchObject({ planName: 'Free', status: 'CANCELED', isRestricted: false });
  });

  it('are those of the default plan unless the subscription applies, and everything without either', () => {
    const periods: Record<string, Partial<SubscriptionPeriod>> = {
      SCHEDULED: { startsAt: days(1) },
      ACTIVE: {},
      PAST_DUE: { startsAt: days(-9), endsAt: days(-1) },
      RESTRICTED: { unpaid: RESTRICTED },
      CANCELED: { unpaid: { ...RESTRICTED, canceledAt: NOW }, endedAt: NOW },
      EXPIRED: { startsAt: days(-9), endsAt: days(-5) },
      ENDED: { endedAt: NOW },
      INCOMPLETE: { paymentState: 'INCOMPLETE' },
      TRIALING: { paymentState: 'TRIALING' },
      PAUSED: { paymentState: 'PAUSED' },
    };
    const plans = Object.entries(periods).map(([status, period]) => {
      const found = entitlements({ subscribed: TERMS, byDefault: FREE }, null, { ...ACTIVE, ...period }, NOW);
      expect(found.status).toBe(status);
      return found.planName;
    });
    expect(Object.keys(periods)).toEqual(SUBSCRIPTION_STATUSES);
    expect(plans).toEqual(['Free', 'Starter', 'Starter', 'Starter', 'Free', 'Free', 'Free', 'Free', 'Starter', 'Free']);
    const none = {
      planId: null,
      planName: null,
      status: null,
      features: PLAN_FEATURE_KEYS,
      limits: [],
      throughput: null,
      isRestricted: false,
    };
    expect(entitlements({ subscribed: null, byDefault: null }, null, null, NOW)).toEqual(none);
    expect(entitlements({ subscribed: null, byDefault: FREE }, null, null, NOW)).toMatchObject({ planName: 'Free' });
  });
});

it('warns at the highest threshold that is reached, and not without usage', () => {
  const reached = [79, 80, 99, 100, 250].map((used) => reachedThreshold(used, 100));
  expect(reached).toEqual([null, 80, 80, 100, 100]);
  expect([reachedThreshold(0, 0), reachedThreshold(1, 0)]).toEqual([null, 100]);
});
