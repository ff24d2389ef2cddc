import { normalizeVatId } from './invoices.ts';

/**
 * How an invoice is taxed. STANDARD: the rate of a country applies. REVERSE_CHARGE: the payer owes the tax. OUTSIDE:
 * the issuer charges no tax in the country of the payer. NO_RATE: there is no rate for the country.
 */
export const TAX_TREATMENTS = ['STANDARD', 'REVERSE_CHARGE', 'OUTSIDE', 'NO_RATE'] as const;
export type TaxTreatment = (typeof TAX_TREATMENTS)[number];

/** Limits on the input for the invoice issuer and for tax rates. */
export const TAX_LIMITS = {
  taxIdLength: 50,
  bankDetailsLength: 500,
  nameLength: 30,
  rates: 500,
} as const;

/** A tax rate that is in effect in a country. */
export interface TaxRate {
  readonly country: string;
  /** Name of the tax, such as `VAT`. */
  readonly name: string;
  /** Rate in percent, from 0 to 100, with at most 2 decimals. */
  readonly percent: number;
}

interface TaxedParties {
  readonly issuerCountry: string;
  /** Payer of the invoice. The country is null if the workspace has no billing account. */
  readonly payer: { readonly country: string | null; readonly vatId: string | null };
  /** Rates that are in effect, at most one per country. */
  readonly rates: readonly TaxRate[];
}

interface NetLine {
  readonly amountMinor: number;
}

/** Member states of the European Union as ISO 3166-1 alpha-2 codes. */
const EU = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ') as readonly string[],
);

/** Returns whether a number is a percentage of 0 to 100 with at most 2 decimals. */
export const isTaxPercent = (percent: number): boolean =>
  percent >= 0 && percent <= 100 && Number(percent.toFixed(2)) === percent;

/**
 * Returns the lines of an invoice with their taxes, and its net amount, tax and total in minor units. The tax is rounded
 * once for each line, half up, and the tax of the invoice is the sum of its lines. This is not tax advice.
 */
export function taxInvoice<Line extends NetLine>(lines: readonly Line[], parties: TaxedParties) {
  const { treatment, rate } = taxOf(parties);
  const taxed = lines.map((line) => ({ ...line, taxMinor: rate ? taxOn(line.amountMinor, rate.percent) : 0 }));
  const netMinor = taxed.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const taxMinor = taxed.reduce((sum, line) => sum + line.taxMinor, 0);
  return { treatment, rate, lines: taxed, netMinor, taxMinor, totalMinor: netMinor + taxMinor };
}

interface Tax {
  readonly treatment: TaxTreatment;
  /** Rate that applies. Null if no tax is charged. */
  readonly rate: TaxRate | null;
}

/**
 * Returns the tax treatment and the rate. A payer without a country is taxed like a payer in the country of the issuer.
 */
function taxOf({ issuerCountry, payer, rates }: TaxedParties): Tax {
  const country = payer.country ?? issuerCountry;
  const rateOf = (of: string) => rates.find((rate) => rate.country === of) ?? null;
  const standard = (rate: TaxRate | null): Tax => ({ treatment: rate ? 'STANDARD' : 'NO_RATE', rate });
  if (country === issuerCountry) return standard(rateOf(issuerCountry));
  const outside: Tax = { treatment: 'OUTSIDE', rate: null };
  if (!EU.has(country)) return outside;
  const hasVatId = payer.vatId !== null && normalizeVatId(payer.vatId, country) !== null;
  if (EU.has(issuerCountry))
    return hasVatId ? { treatment: 'REVERSE_CHARGE', rate: null } : standard(rateOf(country) ?? rateOf(issuerCountry));
  const rate = rateOf(country);
  return hasVatId || !rate ? outside : standard(rate);
}

/**
 * Computes the tax in minor units. Uses BigInt, because the product can exceed the integers that a number represents
 * exactly.
 */
export function taxOn(amountMinor: number, percent: number): number {
  const hundredths = BigInt(Math.round(percent * 100));
  return Number((BigInt(amountMinor) * hundredths + 5000n) / 10_000n);
}
