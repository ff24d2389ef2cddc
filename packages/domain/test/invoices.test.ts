import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { invoiceLines, normalizeVatId } from '../src/index.ts';

const [START, END] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 1, 1)];

describe('the lines of an invoice [BL-14]', () => {
  it('of the parts of an interval add up to its price, up to 1 minor unit for each part', () => {
    const amounts = fc.integer({ min: 0, max: 100_000_000 });
    const cuts = fc.uniqueArray(fc.integer({ min: START + 1, max: END - 1 }), { maxLength: 20 });
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: 1, max: 100 }), cuts, (baseMinor, perSeatMinor, seats, at) => {
        const times = [START, ...at.sort((a, b) => a - b), END].map((time) => new Date(time));
        const interval = { intervalStart: new Date(START), intervalEnd: new Date(END) };
        const parts = times.slice(1).map((periodEnd, index) => {
          const period = { periodStart: times[index] as Date, periodEnd, ...interval };
          return invoiceLines({ currency: 'EUR', baseMinor, perSeatMinor }, seats, period);
        });
        for (const [kind, price] of [
          ['BASE', baseMinor],
          ['SEATS', perSeatMinor * seats],
        ] as const) {
          const lines = parts.flat().filter((line) => line.kind === kind);
          const sum = lines.reduce((total, { amountMinor }) => total + amountMinor, 0);
          expect(Math.abs(sum - price)).toBeLessThanOrEqual(parts.length);
        }
      }),
    );
  });
});

describe('a VAT id [BL-11]', () => {
  it.each([
    ['DE', 'de 123 456 789', 'DE123456789'],
    ['GR', 'EL123456789', 'EL123456789'],
    ['NL', 'NL123456789B01', 'NL123456789B01'],
    ['US', '12-3456789', '123456789'],
    ['DE', 'FR12345678901', null],
    ['DE', '123456789', null],
    ['GR', 'GR123456789', null],
    ['US', '!', null],
  ])('of %s in %s is %s', (country, given, stored) => {
    expect(normalizeVatId(given, country)).toBe(stored);
  });
});
