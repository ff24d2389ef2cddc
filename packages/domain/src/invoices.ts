import type { OverageLimit } from './billing.ts';
import type { FlowMeter } from './usage.ts';

/**
 * Status of an invoice. DRAFT: the lines can change. OPEN: the invoice was issued and is unpaid. PAID and VOID: a
 * global admin closed the invoice. An invoice that was issued never changes, except its status.
 */
export const INVOICE_STATUSES = ['DRAFT', 'OPEN', 'PAID', 'VOID'] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

/** Issuers of invoices. MANUAL: this installation. STRIPE: Stripe, which also takes the payment. */
export const INVOICE_PROVIDERS = ['MANUAL', 'STRIPE'] as const;
export type InvoiceProvider = (typeof INVOICE_PROVIDERS)[number];

/**
 * What a line charges for. OVERAGE: usage of the period of the invoice above the included quantity. LATE_USAGE: usage of
 * a month that an earlier invoice billed, if the usage was recorded after that invoice was issued.
 */
export const INVOICE_LINE_KINDS = ['BASE', 'SEATS', 'OVERAGE', 'LATE_USAGE'] as const;
export type InvoiceLineKind = (typeof INVOICE_LINE_KINDS)[number];

/** Limits of billing accounts and invoices. */
export const INVOICE_LIMITS = {
  addressLength: 500,
  vatIdLength: 20,
  reasonLength: 500,
  /** Number of days after the issue date when an invoice is due. */
  paymentDays: 14,
} as const;

export interface InvoiceLine {
  readonly kind: InvoiceLineKind;
  readonly units: number;
  /** Fraction of the interval that the period covers, greater than 0 and at most 1. Always 1 for usage. */
  readonly share: number;
  /** Price per unit in minor units of the currency, as a decimal number: per billing interval, or per unit of usage. */
  readonly unitPriceMinor: string;
  /**
   * Units × share × unit price in minor units, rounded only once, at the end. For LATE_USAGE, the difference between the
   * rounded amounts of the month with and without the late units.
   */
  readonly amountMinor: number;
  /** Usage that the line charges. Null for BASE and SEATS. */
  readonly usage: ChargedUsage | null;
}

/** Usage of a meter in a calendar month, or in the part of it that an invoice covers. */
export interface MeterPeriod {
  readonly meter: FlowMeter;
  readonly startsAt: Date;
  /** End of the period, exclusive. */
  readonly endsAt: Date;
}

interface ChargedUsage extends MeterPeriod {
  /** Quantity that the plan includes. The units of the line are the usage above it. */
  readonly included: number;
}

/** Billable usage of a meter in a period. */
export interface PeriodUsage extends MeterPeriod {
  readonly quantity: number;
}

/** Usage of a meter in a month that was billed, with the terms that applied to it. */
export interface BilledUsage extends PeriodUsage {
  readonly included: number;
  readonly unitPriceMinor: string;
}

/** Price of a subscription: its own price, or the price of its plan. */
export interface SubscriptionPrice {
  readonly currency: string;
  readonly baseMinor: number;
  readonly perSeatMinor: number;
}

interface BilledPeriod {
  readonly periodStart: Date;
  readonly periodEnd: Date;
  /** Start of the calendar month or year that contains the period. */
  readonly intervalStart: Date;
  readonly intervalEnd: Date;
}

/** Returns the lines of an invoice. Omits lines whose amount is 0. Amounts are rounded half up. */
export function invoiceLines(price: SubscriptionPrice, seats: number | null, period: BilledPeriod): InvoiceLine[] {
  const [covered, whole] = [
    msBetween(period.periodStart, period.periodEnd),
    msBetween(period.intervalStart, period.intervalEnd),
  ];
  const line = (kind: InvoiceLineKind, units: number, unitPriceMinor: number): InvoiceLine => {
    const amountMinor = Math.round((units * unitPriceMinor * covered) / whole);
    return { kind, units, share: covered / whole, unitPriceMinor: String(unitPriceMinor), amountMinor, usage: null };
  };
  const lines = [line('BASE', 1, price.baseMinor), line('SEATS', seats ?? 0, price.perSeatMinor)];
  return lines.filter(({ amountMinor }) => amountMinor > 0);
}

/**
 * Returns the lines for the usage above the included quantities, one for each meter and period. Omits lines whose amount
 * is 0. A part of a month includes the whole quantity. Amounts are rounded half up.
 */
export const overageLines = (limits: readonly OverageLimit[], usage: readonly PeriodUsage[]): InvoiceLine[] =>
  limits.flatMap(({ meter, included, unitPriceMinor }) =>
    usage.flatMap(({ quantity, ...period }) => {
      const units = quantity - included;
      const amountMinor = period.meter === meter && units > 0 ? priceOfUnits(units, unitPriceMinor) : 0;
      const line = { kind: 'OVERAGE', units, share: 1, unitPriceMinor, amountMinor } as const;
      return amountMinor > 0 ? [{ ...line, usage: { ...period, included } }] : [];
    }),
  );

/**
 * Returns the line for usage of a billed month that was recorded later. `quantity` is the usage of the whole month.
 * Returns null if the amount is 0. All lines of a month add up to the amount of one line for its whole usage.
 */
export function lateUsageLine(billed: BilledUsage, quantity: number): InvoiceLine | null {
  const { quantity: counted, unitPriceMinor, ...usage } = billed;
  const [before, after] = [unitsAbove(usage.included, counted), unitsAbove(usage.included, quantity)];
  const amountMinor = priceOfUnits(after, unitPriceMinor) - priceOfUnits(before, unitPriceMinor);
  const line = { kind: 'LATE_USAGE', units: after - before, share: 1, unitPriceMinor, amountMinor } as const;
  return amountMinor > 0 ? { ...line, usage } : null;
}

export const unitsAbove = (included: number, quantity: number): number => Math.max(0, quantity - included);

const UNIT_PRICE_DECIMALS = 12;

/**
 * Computes the price in minor units. Uses BigInt, because the product can exceed the integers that a number represents
 * exactly.
 */
export function priceOfUnits(units: number, unitPriceMinor: string): number {
  const [whole = '0', decimals = ''] = unitPriceMinor.split('.');
  const price = BigInt(whole + decimals.padEnd(UNIT_PRICE_DECIMALS, '0'));
  const scale = 10n ** BigInt(UNIT_PRICE_DECIMALS);
  return Number((BigInt(units) * price + scale / 2n) / scale);
}

const msBetween = (from: Date, to: Date): number => to.getTime() - from.getTime();

/**
 * Formats of VAT identification numbers by country, without the country prefix. Greece has the prefix EL. Only the
 * format of a number is checked, not whether the number is registered.
 */
const VAT_FORMATS: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  ES: /^([A-Z]\d{7}[A-Z\d]|\d{8}[A-Z])$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z\d]{2}\d{9}$/,
  GB: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
  GR: /^\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{10}01$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
};

/** Returns the VAT ID in upper case without separators, or null if it does not match the format of the country. */
export function normalizeVatId(input: string, country: string): string | null {
  const vatId = input.toUpperCase().replaceAll(/[\s.-]/g, '');
  if (vatId.length > INVOICE_LIMITS.vatIdLength) return null;
  const format = VAT_FORMATS[country];
  // VAT IDs of other countries have no prefix and many different formats.
  if (!format) return /^[A-Z\d]{4,}$/.test(vatId) ? vatId : null;
  const prefix = country === 'GR' ? 'EL' : country;
  return vatId.startsWith(prefix) && format.test(vatId.slice(prefix.length)) ? vatId : null;
}
