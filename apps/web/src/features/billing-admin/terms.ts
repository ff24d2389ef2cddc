import type { BillingInterval, LimitMode, UsageMeter } from '../../gql/types.ts';

/** Form values of a limit. `included` is empty until the user enters a number. */
export interface LimitValue {
  meter: UsageMeter;
  included: number | string;
  mode: LimitMode;
  /** Price per unit above the included quantity in major units of the currency. Used only for OVERAGE. */
  unitPrice: number | string;
}

/** Form values of a price. Amounts are in major units of the currency, such as euros. */
export interface PriceValue {
  currency: string;
  interval: BillingInterval;
  base: number | string;
  perSeat: number | string;
}

/** Form values of the throughput. If both fields are empty, the default applies. */
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

/**
 * Converts the throughput to the mutation input. If only one field is empty, it is sent as 0, which the API rejects.
 */
export const toThroughput = ({ requestsPerMinute, costPerMinute }: ThroughputValue): Throughput | null =>
  requestsPerMinute === '' && costPerMinute === ''
    ? null
    : { requestsPerMinute: Number(requestsPerMinute), costPerMinute: Number(costPerMinute) };

interface Limit {
  readonly meter: UsageMeter;
  readonly included: number;
  readonly mode: LimitMode;
  readonly unitPriceMinor: string | null;
}

interface Price {
  readonly currency: string;
  readonly interval: BillingInterval;
  readonly baseMinor: number;
  readonly perSeatMinor: number;
}

export const toLimitValues = (limits: readonly Limit[]): LimitValue[] =>
  limits.map(({ meter, included, mode, unitPriceMinor }) => ({
    meter,
    included,
    mode,
    unitPrice: unitPriceMinor === null ? '' : Number((Number(unitPriceMinor) / 100).toFixed(UNIT_PRICE_DECIMALS)),
  }));

/** Converts the limits to the mutation input. An empty field is sent as -1, which the API rejects. */
export const toLimits = (limits: readonly LimitValue[]): Limit[] =>
  limits.map(({ meter, included, mode, unitPrice }) => ({
    meter,
    included: included === '' ? -1 : Number(included),
    mode,
    unitPriceMinor: mode === 'OVERAGE' ? toUnitPriceMinor(unitPrice) : null,
  }));

/** Maximum number of decimals of a price per unit in major units of the currency. */
export const UNIT_PRICE_DECIMALS = 8;

/** Converts a price per unit to minor units, without the errors of binary fractions. An empty field is sent as 0. */
const toUnitPriceMinor = (unitPrice: number | string): string =>
  (Number(unitPrice) * 100).toFixed(UNIT_PRICE_DECIMALS - 2).replace(/\.?0+$/, '');

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

/** Converts an amount to minor units, such as cents. Null for an empty field. */
export const toMinor = (amount: number | string): number | null =>
  amount === '' ? null : Math.round(Number(amount) * 100);
