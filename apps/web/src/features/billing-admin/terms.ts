import type { BillingInterval, LimitMode, UsageMeter } from '../../gql/types.ts';

/** Row of the form of a limit. `included` is empty until it is entered. */
export interface LimitValue {
  meter: UsageMeter;
  included: number | string;
  mode: LimitMode;
}

/** Row of the form of a price. Amounts are in major units, such as euros. */
export interface PriceValue {
  currency: string;
  interval: BillingInterval;
  base: number | string;
  perSeat: number | string;
}

/** Form of the throughput. Both fields are empty for the default. */
export interface ThroughputValue {
  requestsPerMinute: number | string;
  costPerMinute: number | string;
}

interface Throughput {
  readonly requestsPerMinute: number;
  readonly costPerMinute: number;
}

export const toThroughputValue = (throughput: Throughput | null): ThroughputValue => ({
  requestsPerMinute: throughput?.requestsPerMinute ?? '',
  costPerMinute: throughput?.costPerMinute ?? '',
});

/** Returns the throughput as the API takes it. If one field is empty, it is 0, which the API refuses. */
export const toThroughput = ({ requestsPerMinute, costPerMinute }: ThroughputValue): Throughput | null =>
  requestsPerMinute === '' && costPerMinute === ''
    ? null
    : { requestsPerMinute: Number(requestsPerMinute), costPerMinute: Number(costPerMinute) };

interface Limit {
  readonly meter: UsageMeter;
  readonly included: number;
  readonly mode: LimitMode;
}

interface Price {
  readonly currency: string;
  readonly interval: BillingInterval;
  readonly baseMinor: number;
  readonly perSeatMinor: number;
}

export const toLimitValues = (limits: readonly Limit[]): LimitValue[] =>
  limits.map(({ meter, included, mode }) => ({ meter, included, mode }));

/** Returns the limits as the API takes them. An empty field is -1, which the API refuses. */
export const toLimits = (limits: readonly LimitValue[]): Limit[] =>
  limits.map(({ meter, included, mode }) => ({ meter, included: included === '' ? -1 : Number(included), mode }));

export const toPriceValues = (prices: readonly Price[]): PriceValue[] =>
  prices.map(({ currency, interval, baseMinor, perSeatMinor }) => ({
    currency,
    interval,
    base: baseMinor / 100,
    perSeat: perSeatMinor / 100,
  }));

export const toPrices = (prices: readonly PriceValue[]): Price[] =>
  prices.map(({ currency, interval, base, perSeat }) => ({
    currency,
    interval,
    baseMinor: toMinor(base) ?? 0,
    perSeatMinor: toMinor(perSeat) ?? 0,
  }));

/** Returns an amount in minor units, such as cents. Null for an empty field. */
export const toMinor = (amount: number | string): number | null =>
  amount === '' ? null : Math.round(Number(amount) * 100);
