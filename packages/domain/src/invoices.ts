/**
 * Status of an invoice. DRAFT: the lines can change. OPEN: the invoice was issued and is unpaid. PAID and VOID: a
 * global admin closed the invoice. An invoice that was issued never changes, except its status.
 */
export const INVOICE_STATUSES = ['DRAFT', 'OPEN', 'PAID', 'VOID'] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

/** Issuers of invoices. MANUAL: this installation. STRIPE: Stripe, which also takes the payment. */
export const INVOICE_PROVIDERS = ['MANUAL', 'STRIPE'] as const;
export type InvoiceProvider = (typeof INVOICE_PROVIDERS)[number];

export const INVOICE_LINE_KINDS = ['BASE', 'SEATS'] as const;
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
  /** Fraction of the interval that the period covers, greater than 0 and at most 1. */
  readonly share: number;
  /** Price per unit and billing interval, in minor units of the currency. */
  readonly unitPriceMinor: number;
  /** Units × share × unit price in minor units, rounded only once, at the end. */
  readonly amountMinor: number;
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
    return { kind, units, share: covered / whole, unitPriceMinor, amountMinor };
  };
  const lines = [line('BASE', 1, price.baseMinor), line('SEATS', seats ?? 0, price.perSeatMinor)];
  return lines.filter(({ amountMinor }) => amountMinor > 0);
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
