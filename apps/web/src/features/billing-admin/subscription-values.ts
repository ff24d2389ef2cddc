import type { BillingInterval, PlanFeature } from '../../gql/types.ts';
import type { Subscription } from './subscriptions-section.tsx';
import {
  type LimitValue,
  type ThroughputValue,
  toLimits,
  toLimitValues,
  toMinor,
  toThroughput,
  toThroughputValue,
} from './terms.ts';

/** Values of the subscription form. Dates have no time. The value of an empty field is an empty string. */
export interface SubscriptionValues {
  planVersionId: string;
  interval: BillingInterval;
  seats: number | string;
  startsAt: string;
  endsAt: string;
  priceMinor: number | string;
  currency: string;
  note: string;
  overrides: { features: PlanFeature[]; limits: LimitValue[]; throughput: ThroughputValue };
}

/** Returns the form values of a subscription, or the initial values if the subscription is null. */
export function valuesOf(subscription: Subscription | null, planVersionId: string): SubscriptionValues {
  if (!subscription)
    return {
      planVersionId,
      interval: 'MONTH',
      seats: '',
      startsAt: '',
      endsAt: '',
      priceMinor: '',
      currency: 'EUR',
      note: '',
      overrides: { features: [], limits: [], throughput: toThroughputValue(null) },
    };
  const { interval, seats, endsAt, priceMinor, currency, note, overrides } = subscription;
  return {
    planVersionId: subscription.planVersionId,
    interval,
    seats: seats ?? '',
    startsAt: '',
    endsAt: endsAt?.slice(0, 10) ?? '',
    priceMinor: priceMinor === null ? '' : priceMinor / 100,
    currency: currency ?? 'EUR',
    note,
    overrides: {
      features: [...overrides.features],
      limits: toLimitValues(overrides.limits),
      throughput: toThroughputValue(overrides.throughput),
    },
  };
}

/** Converts the form values to the mutation input. */
export function inputOf({ planVersionId, interval, note, ...values }: SubscriptionValues) {
  const priceMinor = toMinor(values.priceMinor);
  return {
    planVersionId,
    interval,
    note,
    seats: values.seats === '' ? null : Number(values.seats),
    startsAt: timeOf(values.startsAt),
    endsAt: timeOf(values.endsAt),
    priceMinor,
    currency: priceMinor === null ? null : values.currency,
    overrides: {
      features: values.overrides.features,
      limits: toLimits(values.overrides.limits),
      throughput: toThroughput(values.overrides.throughput),
    },
  };
}

const timeOf = (day: string): string | null => (day === '' ? null : `${day}T00:00:00.000Z`);
