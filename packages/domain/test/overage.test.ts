import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  invoiceLines,
  isUnitPrice,
  lateUsageLine,
  type OverageLimit,
  overageLimits,
  overageLines,
  type PlanLimit,
  taxInvoice,
} from '../src/index.ts';

const [START, MIDDLE, END] = ['2026-01-01', '2026-02-01', '2026-03-01'].map((day) => new Date(day)) as [
  Date,
  Date,
  Date,
];
const LIMIT: OverageLimit = { meter: 'messages_out', included: 100, mode: 'OVERAGE', unitPriceMinor: '0.25' };
const used = (
  quantity: number,
  [startsAt, endsAt] = [START, MIDDLE],
  meter: OverageLimit['meter'] = 'messages_out',
) => ({
  meter,
  startsAt,
  endsAt,
  quantity,
});

describe('the lines for usage [BL-14]', () => {
  it.each([
    ['the included quantity', 100, '0.25', []],
    ['less', 1, '0.25', []],
    ['one unit more, whose price is less than half of a minor unit', 101, '0.25', []],
    ['two units more, rounded half up', 102, '0.25', [1]],
    ['a price with 12 decimals', 1_000_000_000_100, '0.000000000001', [1]],
    ['a product above the exact integers', 900_719_925_474_199, '1', [900_719_925_474_099]],
  ])('charge %s', (_what, quantity, unitPriceMinor, amounts) => {
    const lines = overageLines([{ ...LIMIT, unitPriceMinor }], [used(quantity)]);
    expect(lines.map(({ amountMinor }) => amountMinor)).toEqual(amounts);
  });

  it('are one for each meter and month, with the usage above the included quantity', () => {
    const limits = [LIMIT, { ...LIMIT, meter: 'call_seconds', included: 0, unitPriceMinor: '2' } as const];
    const usage = [
      used(140),
      used(120, [MIDDLE, END]),
      used(30, [START, MIDDLE], 'call_seconds'),
      used(9, [START, MIDDLE], 'messages_in'),
    ];
    expect(overageLines(limits, usage)).toMatchObject([
      {
        units: 40,
        amountMinor: 10,
        unitPriceMinor: '0.25',
        usage: { meter: 'messages_out', included: 100, startsAt: START, endsAt: MIDDLE },
      },
      { units: 20, amountMinor: 5, usage: { meter: 'messages_out', startsAt: MIDDLE, endsAt: END } },
      { units: 30, amountMinor: 60, usage: { meter: 'call_seconds', included: 0 } },
    ]);
  });

  it('differ from the exact price by at most half of a minor unit, and add up with the other lines and the tax to the total', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    const millionths = fc.integer({ min: 1, max: 10_000_000 });
    const rates = [{ country: 'DE', name: 'VAT', percent: 19 }];
    fc.assert(
      fc.property(amount, amount, amount, millionths, (baseMinor, included, quantity, price) => {
        const unitPriceMinor = (price / 1_000_000).toFixed(6);
        const charged = overageLines([{ ...LIMIT, included, unitPriceMinor }], [used(quantity)]);
        const exact = (BigInt(Math.max(0, quantity - included)) * BigInt(price) * 2n) / 1_000_000n;
        const doubled = BigInt(charged[0]?.amountMinor ?? 0) * 2n;
        expect(doubled - exact <= 1n && exact - doubled <= 1n).toBe(true);
        const period = { periodStart: START, periodEnd: END, intervalStart: START, intervalEnd: END };
        const lines = [...invoiceLines({ currency: 'EUR', baseMinor, perSeatMinor: 0 }, null, period), ...charged];
        const invoice = taxInvoice(lines, { issuerCountry: 'DE', payer: { country: 'DE', vatId: null }, rates });
        const sum = invoice.lines.reduce((total, line) => total + line.amountMinor + line.taxMinor, 0);
        expect(sum).toBe(invoice.totalMinor);
      }),
    );
  });
});

describe('late usage of a billed month [BL-05]', () => {
  it('is charged by any number of invoices like by one', () => {
    const amount = fc.integer({ min: 0, max: 100_000 });
    const parts = fc.array(amount, { minLength: 1, maxLength: 12 });
    const millionths = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(amount, amount, parts, millionths, (included, first, late, price) => {
        const limit = { ...LIMIT, included, unitPriceMinor: (price / 1_000_000).toFixed(6) };
        const charge = (quantity: number) => overageLines([limit], [used(quantity)])[0]?.amountMinor ?? 0;
        let [quantity, counted, charged] = [first, first, charge(first)];
        for (const part of late) {
          quantity += part;
          const line = lateUsageLine({ ...used(counted), included, unitPriceMinor: limit.unitPriceMinor }, quantity);
          if (!line) continue;
          charged += line.amountMinor;
          counted = quantity;
        }
        expect(charged).toBe(charge(quantity));
      }),
    );
  });

  it.each([
    ['nothing is late', 140, 140, null],
    ['the usage stays below the included quantity', 10, 90, null],
    ['the usage exceeds the included quantity', 90, 110, { units: 10, amountMinor: 3 }],
    ['the included quantity was used', 140, 150, { units: 10, amountMinor: 3 }],
    ['a part of a minor unit was not charged', 101, 102, { units: 1, amountMinor: 1 }],
  ])('has a line for the part above the included quantity if %s', (_what, counted, quantity, line) => {
    const { included, unitPriceMinor } = LIMIT;
    const found = lateUsageLine({ ...used(counted), included, unitPriceMinor }, quantity);
    if (!line) expect(found).toBeNull();
    else expect(found).toMatchObject({ kind: 'LATE_USAGE', ...line, usage: { startsAt: START, endsAt: MIDDLE } });
  });
});

describe('the limits above which usage is charged [BL-07]', () => {
  it('are those of the plan, replaced by those of the subscription', () => {
    const plan: PlanLimit[] = [
      LIMIT,
      { ...LIMIT, meter: 'call_seconds' },
      { meter: 'members', included: 3, mode: 'HARD' },
    ];
    const replaced: PlanLimit[] = [
      { meter: 'call_seconds', included: 9, mode: 'SOFT' },
      { ...LIMIT, included: 200 },
    ];
    expect(overageLimits(plan, replaced)).toEqual([{ ...LIMIT, included: 200 }]);
  });

  it.each([
    ['0.25', true],
    ['99999999.999999999999', true],
    ['0', false],
    ['0.000', false],
    ['-1', false],
    ['1e3', false],
    ['.5', false],
    ['1.', false],
    ['100000000', false],
    ['0.0000000000001', false],
    ['', false],
  ])('have a price of %s: %s', (text, isValid) => {
    expect(isUnitPrice(text)).toBe(isValid);
  });
});
