import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isTaxPercent, TAX_TREATMENTS, taxInvoice } from '../src/index.ts';

const RATES = [
  { country: 'DE', name: 'VAT', percent: 19 },
  { country: 'FR', name: 'TVA', percent: 20 },
  { country: 'US', name: 'Sales tax', percent: 8.25 },
];
const taxed = (
  issuerCountry: string,
  country: string | null,
  vatId: string | null = null,
  rates: typeof RATES = RATES,
) => {
  const { treatment, rate, taxMinor } = taxInvoice([{ amountMinor: 10_000 }], {
    issuerCountry,
    payer: { country, vatId },
    rates,
  });
  return [treatment, rate?.country ?? null, taxMinor];
};

describe('the tax of an invoice [BL-15]', () => {
  it.each([
    ['in the country of the issuer', taxed('DE', 'DE'), ['STANDARD', 'DE', 1900]],
    ['in the country of the issuer, with a VAT ID', taxed('DE', 'DE', 'DE123456789'), ['STANDARD', 'DE', 1900]],
    ['without a country', taxed('DE', null), ['STANDARD', 'DE', 1900]],
    ['in a country without a rate', taxed('AT', 'AT'), ['NO_RATE', null, 0]],
    ['in another EU country without a VAT ID', taxed('DE', 'FR'), ['STANDARD', 'FR', 2000]],
    ['in another EU country without a VAT ID and without a rate', taxed('DE', 'IT'), ['STANDARD', 'DE', 1900]],
    ['in another EU country with a VAT ID', taxed('DE', 'FR', 'FR12345678901'), ['REVERSE_CHARGE', null, 0]],
    ['with a VAT ID of another country', taxed('DE', 'FR', 'DE123456789'), ['STANDARD', 'FR', 2000]],
    ['outside of the EU', taxed('DE', 'US'), ['OUTSIDE', null, 0]],
    ['outside of the EU, with a tax ID', taxed('DE', 'GB', 'GB123456789'), ['OUTSIDE', null, 0]],
    ['of an issuer outside of the EU, at home', taxed('US', 'US'), ['STANDARD', 'US', 825]],
    ['of an issuer outside of the EU, in the EU', taxed('US', 'FR'), ['STANDARD', 'FR', 2000]],
    ['of an issuer outside of the EU, with a VAT ID', taxed('US', 'FR', 'FR12345678901'), ['OUTSIDE', null, 0]],
    ['of an issuer outside of the EU, without a rate', taxed('US', 'IT'), ['OUTSIDE', null, 0]],
  ])('for a payer %s', (_payer, tax, expected) => {
    expect(tax).toEqual(expected);
  });

  it('is rounded once for each line, half up', () => {
    const of = (...amounts: number[]) =>
      taxInvoice(
        amounts.map((amountMinor) => ({ amountMinor })),
        { issuerCountry: 'DE', payer: { country: 'DE', vatId: null }, rates: [{ ...RATES[0], percent: 5 } as never] },
      );
    expect(of(10, 10)).toMatchObject({ netMinor: 20, taxMinor: 2, totalMinor: 22 });
    expect(of(9, 11)).toMatchObject({ lines: [{ taxMinor: 0 }, { taxMinor: 1 }], taxMinor: 1, totalMinor: 21 });
  });

  it('is the sum of its lines, never negative, and the total is net and tax', () => {
    const country = fc.constantFrom('DE', 'FR', 'IT', 'US', 'GB', 'CN');
    const vatId = fc.constantFrom(null, 'DE123456789', 'FR12345678901', 'X');
    const rate = fc.record({
      country,
      name: fc.constant('VAT'),
      percent: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
    });
    const lines = fc.array(fc.record({ amountMinor: fc.integer({ min: 0, max: 10_000_000_000_000 }) }), {
      maxLength: 5,
    });
    const payer = fc.record({ country: fc.option(country, { nil: null }), vatId });
    const rates = fc.uniqueArray(rate, { selector: (of) => of.country });
    fc.assert(
      fc.property(lines, country, payer, rates, (given, issuerCountry, by, inEffect) => {
        const tax = taxInvoice(given, { issuerCountry, payer: by, rates: inEffect });
        expect(TAX_TREATMENTS).toContain(tax.treatment);
        expect(tax.treatment === 'STANDARD').toBe(tax.rate !== null);
        expect(tax.netMinor).toBe(given.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
        expect(tax.taxMinor).toBe(tax.lines.reduce((sum, { taxMinor }) => sum + taxMinor, 0));
        expect(tax.totalMinor).toBe(tax.netMinor + tax.taxMinor);
        const hundredths = BigInt(Math.round((tax.rate?.percent ?? 0) * 100));
        for (const { amountMinor, taxMinor } of tax.lines) {
          expect(taxMinor).toBeGreaterThanOrEqual(0);
          // The exact tax times 10,000, compared without a rounding error: half a minor unit is 5,000.
          const error = BigInt(taxMinor) * 10_000n - BigInt(amountMinor) * hundredths;
          expect(error > -5000n && error <= 5000n).toBe(true);
        }
      }),
    );
  });
});

it.each([
  [0, true],
  [19, true],
  [8.25, true],
  [100, true],
  [-0.01, false],
  [100.01, false],
  [7.125, false],
  [Number.NaN, false],
])('a tax of %d percent is valid: %s [BL-15]', (percent, expected) => {
  expect(isTaxPercent(percent)).toBe(expected);
});
