import { randomUUID } from 'node:crypto';
import type { PlanLimit } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { as } from '../../../../test/testkit/as.ts';
import { buildPlanVersion, buildSubscription } from '../../../../test/testkit/billing.ts';
import {
  type BuiltWorkspace,
  buildUser,
  type Member,
  type Person,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildUsageEvent, rollUp } from '../../../../test/testkit/usage.ts';
import { issueInvoicesJob } from './jobs/issue-invoices-job.ts';

let fd: TestFrontdesk;
let pia: Person;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk({ billing: 'MANUAL' });
});
const clean = () =>
  rows(
    fd,
    'truncate subscriptions, invoices, invoice_lines, credit_notes, credit_note_lines, credit_uses, usage_hours, usage_events, billed_usage',
  );
beforeEach(async () => {
  await clean();
  pia = await buildUser(fd, { name: 'Pia Platform', globalRole: 'ADMIN' });
  ({ acme, globex } = await twoWorkspaces(fd));
  await rows(fd, "update workspaces set timezone = 'Europe/Berlin'");
});
afterAll(() => fd.close());

const OVERAGE: PlanLimit = { meter: 'messages_out', included: 1000, mode: 'OVERAGE', unitPriceMinor: '0.25' };
const EUR = { currency: 'EUR', interval: 'MONTH', baseMinor: 4900, perSeatMinor: 0 } as const;
/** The month of the usage is the last month, so that it can be corrected. */
const now = () => fd.services.clock();
const monthsLater = (months: number) => {
  const at = now();
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1, 12));
};
const START = () => new Date(Date.UTC(now().getUTCFullYear(), now().getUTCMonth() - 1, 3));
const subscribe = async (over: object = {}) =>
  buildSubscription(fd, acme, {
    planVersionId: await buildPlanVersion(fd, { limits: [OVERAGE], prices: [EUR] }),
    startsAt: START(),
    ...over,
  });
const issueAt = (time: Date) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task reads neither its payload nor its helpers.
  issueInvoicesJob({ ...fd.services, clock: () => time })({}, {} as never);
/** Issues the invoices of the periods that have ended after a number of further months. */
const bill = (months = 0) => issueAt(monthsLater(months));
const day = (date: number) => new Date(START().getTime() + date * 86_400_000);
const used = (key: string, quantity: number, over: object = {}) =>
  buildUsageEvent(fd, acme, { key, quantity, occurredAt: day(5), ...over });
const EVENT =
  'usageEvent { key quantity remaining } creditNotes { number reason isCorrection netMinor loweredMinor remainingMinor lines { position units unitPriceMinor amountMinor } }';
const correct = (key: string, quantity: number, over: object = {}) =>
  mutate(
    fd,
    pia,
    'correctUsage',
    {
      workspace: acme.slug,
      meter: 'MESSAGES_OUT',
      key,
      quantity,
      reason: 'Sent twice',
      correctionId: randomUUID(),
      ...over,
    },
    EVENT,
  );
const LINES =
  'id status totalMinor amountDueMinor lines { kind units amountMinor } creditNotes { netMinor remainingMinor lines { units } }';
const invoices = async () =>
  (await as(fd, acme.owner).ok(`{ invoices(first: 50) { nodes { ${LINES} } } }`)).invoices.nodes.toReversed();
/** Returns what invoices charged for usage, without what credit notes deducted. */
async function chargedForUsage(): Promise<number> {
  const [row] = await rows<{ charged: number }>(
    fd,
    `select ((select coalesce(sum(amount_minor), 0) from invoice_lines where meter is not null)
       - (select coalesce(sum(amount_minor), 0) from credit_note_lines))::float8 as charged`,
  );
  return row?.charged ?? 0;
}
const monthTotal = async () => {
  const [row] = await rows<{ total: number }>(fd, 'select sum(quantity)::float8 as total from usage_events');
  return row?.total ?? 0;
};

describe('a correction of usage that is not billed [BL-05]', () => {
  it('lowers the usage of its hour, before and after the events are summed', async () => {
    await subscribe();
    await used('a', 1100);
    expect(await correct('a', 60)).toMatchObject({
      outcome: 'ok',
      usageEvent: { key: 'a', quantity: 1100, remaining: 1040 },
      creditNotes: [],
    });
    await rollUp(fd);
    await correct('a', 20);
    await bill();
    await rollUp(fd);
    const [{ lines }] = await invoices();
    expect(lines).toMatchObject([{ kind: 'BASE' }, { kind: 'OVERAGE', units: 20, amountMinor: 5 }]);
    expect(await rows(fd, 'select quantity::int as quantity from usage_hours')).toEqual([{ quantity: 1020 }]);
  });

  it('only lowers late usage that no invoice has charged yet', async () => {
    await subscribe();
    await used('a', 1100);
    await bill();
    await used('b', 100);
    expect((await correct('a', 40)).creditNotes).toEqual([]);
    await bill(1);
    expect((await invoices())[1].lines).toMatchObject([{ kind: 'BASE' }, { kind: 'LATE_USAGE', units: 60 }]);
  });

  it('of simulated usage or usage that was recorded too late changes no invoice', async () => {
    await subscribe();
    await used('live', 1100);
    await used('test', 50, { traffic: 'SIMULATED' });
    await used('late', 50, { isTooLate: true });
    await bill();
    for (const key of ['test', 'late']) expect((await correct(key, 50)).creditNotes).toEqual([]);
    await bill(1);
    expect((await invoices()).map(({ lines }: { lines: unknown[] }) => lines.length)).toEqual([2, 1]);
  });
});

describe('a correction of usage that was charged [BL-05] [BL-14]', () => {
  it('has a credit note for the line at the price that was charged', async () => {
    const id = await subscribe();
    await used('a', 1100);
    await bill();
    const limits = [{ ...OVERAGE, included: 0, unitPriceMinor: '9' }];
    await rows(fd, 'update subscriptions set overrides = $2 where id = $1', [id, { features: [], limits }]);
    const { creditNotes } = await correct('a', 40);
    expect(creditNotes).toMatchObject([
      {
        reason: 'Sent twice',
        isCorrection: true,
        netMinor: 10,
        loweredMinor: 10,
        lines: [{ position: 2, units: 40, unitPriceMinor: '0.25', amountMinor: 10 }],
      },
    ]);
    const [{ totalMinor, amountDueMinor }] = await invoices();
    expect(totalMinor - amountDueMinor).toBe(10);
    await bill(1);
    expect((await invoices())[1].lines).toHaveLength(1);
  });

  it('deducts at most what was charged above the included quantity', async () => {
    await subscribe();
    await used('a', 1100);
    await bill();
    const { creditNotes } = await correct('a', 1100);
    expect(creditNotes).toMatchObject([{ netMinor: 25, lines: [{ units: 100 }] }]);
    expect(await chargedForUsage()).toBe(0);
  });

  it('deducts late usage first, with a credit note for each invoice', async () => {
    await subscribe();
    await used('a', 1100);
    await bill();
    await used('b', 100);
    await bill(1);
    const { creditNotes } = await correct('a', 160);
    expect(creditNotes).toMatchObject([
      { netMinor: 25, lines: [{ units: 100, amountMinor: 25 }] },
      { netMinor: 15, lines: [{ units: 60, amountMinor: 15 }] },
    ]);
    expect((await invoices()).map((one: { creditNotes: unknown[] }) => one.creditNotes.length)).toEqual([1, 1]);
  });

  it('never deducts more than what other credit notes have left of the line', async () => {
    await subscribe();
    await used('a', 1100);
    await bill();
    const [{ id: invoiceId }] = await invoices();
    const lines = [{ position: 2, amountMinor: 20 }];
    expect(await outcome(fd, pia, 'issueCreditNote', { invoiceId, reason: 'Outage', lines })).toBe('ok');
    expect((await correct('a', 100)).creditNotes).toMatchObject([{ netMinor: 5 }]);
    expect((await correct('a', 10)).creditNotes).toEqual([]);
    expect(await chargedForUsage()).toBe(0);
  });

  it('is refused if an invoice that charged the month is void, and changes nothing', async () => {
    await subscribe();
    await used('a', 1100);
    await bill();
    const [{ id }] = await invoices();
    await outcome(fd, pia, 'voidInvoice', { id, reason: 'Error' });
    expect((await correct('a', 4)).outcome).toBe('USAGE_CORRECTION_INVOICE_VOID');
    expect(await monthTotal()).toBe(1100);
  });
});

describe('corrections of an event [BL-05]', () => {
  it('never deduct more than what is left of it, also at the same time', async () => {
    await used('a', 100);
    expect((await correct('a', 101)).outcome).toBe('USAGE_CORRECTION_TOO_HIGH');
    const both = await Promise.all([correct('a', 60), correct('a', 60)]);
    expect(both.map((one) => one.outcome).toSorted()).toEqual(['USAGE_CORRECTION_TOO_HIGH', 'ok']);
    expect((await correct('a', 40)).usageEvent).toMatchObject({ remaining: 0 });
    expect((await correct('a', 1)).outcome).toBe('USAGE_CORRECTION_TOO_HIGH');
    expect(await monthTotal()).toBe(0);
  });

  it('are made once for each id, also if they were charged', async () => {
    await subscribe();
    await used('a', 1100);
    await used('b', 10);
    await bill();
    const correctionId = randomUUID();
    const both = await Promise.all([correct('a', 40, { correctionId }), correct('a', 40, { correctionId })]);
    expect(both[0]).toMatchObject({ outcome: 'ok', usageEvent: { remaining: 1060 }, creditNotes: [{ netMinor: 10 }] });
    expect(both[1]).toEqual(both[0]);
    expect((await correct('a', 41, { correctionId })).outcome).toBe('USAGE_CORRECTION_EXISTS');
    expect((await correct('b', 10, { correctionId })).outcome).toBe('USAGE_CORRECTION_EXISTS');
    expect(await monthTotal()).toBe(1070);
  });

  it.each([
    ['an unknown key', { key: 'other' }, 'USAGE_EVENT_UNKNOWN'],
    ['a key of another meter', { meter: 'MESSAGES_IN' }, 'USAGE_EVENT_OTHER_METER'],
    ['a meter without events', { meter: 'MEMBERS' }, 'USAGE_EVENT_OTHER_METER'],
    ['a quantity of 0', { quantity: 0 }, 'USAGE_CORRECTION_INVALID'],
    ['a part of a unit', { quantity: 0.5 }, 'USAGE_CORRECTION_INVALID'],
    ['no reason', { reason: '' }, 'INVOICE_REASON_INVALID'],
  ])('are refused for %s', async (_what, over, code) => {
    await used('a', 10);
    expect((await correct('a', 1, over)).outcome).toBe(code);
    expect(await monthTotal()).toBe(10);
  });

  it('are refused for another workspace, for a correction and for usage of more than 12 months ago', async () => {
    await used('a', 10);
    await used('old', 10, { occurredAt: new Date(now().getTime() - 370 * 86_400_000) });
    const correctionId = randomUUID();
    await correct('a', 1, { correctionId });
    expect((await correct(`correction:${correctionId}`, 1)).outcome).toBe('USAGE_EVENT_UNKNOWN');
    expect((await correct('a', 1, { workspace: globex.slug })).outcome).toBe('USAGE_EVENT_UNKNOWN');
    expect((await correct('old', 1)).outcome).toBe('USAGE_EVENT_TOO_OLD');
  });

  it('are made by global admins only', async () => {
    await used('a', 10);
    const input = {
      workspace: acme.slug,
      meter: 'MESSAGES_OUT',
      key: 'a',
      quantity: 1,
      reason: 'x',
      correctionId: randomUUID(),
    };
    expect(await outcome(fd, acme.owner, 'correctUsage', input)).toBe('FORBIDDEN');
  });
});

describe('the usage events of a workspace [BL-05]', () => {
  const QUERY =
    'query ($workspace: String!, $day: String!, $after: String) { platformUsageEvents(workspace: $workspace, meter: MESSAGES_OUT, day: $day, first: 2, after: $after) { totalCount pageInfo { endCursor } nodes { key quantity remaining traffic } } }';
  const list = async (workspace: string, on: string, after: string | null = null) =>
    (await as(fd, pia).ok(QUERY, { workspace, day: on, after })).platformUsageEvents;

  it('are those of a day in its time zone, with what is left of them, for global admins only', async () => {
    const at = (time: string) => ({ occurredAt: new Date(time) });
    await used('a', 5, at('2026-01-09T23:00:00Z'));
    await used('b', 6, at('2026-01-10T12:00:00Z'));
    await used('c', 7, { ...at('2026-01-10T22:59:59Z'), traffic: 'SIMULATED' });
    await used('d', 8, at('2026-01-10T23:00:00Z'));
    await rows(
      fd,
      "insert into usage_events (workspace_id, meter, key, occurred_at, quantity, traffic, subject_id, corrects_key, correction_reason) select workspace_id, meter, 'x', occurred_at, -2, traffic, subject_id, key, 'x' from usage_events where key = 'b'",
    );
    const page = await list(acme.slug, '2026-01-10');
    expect(page).toMatchObject({
      totalCount: 3,
      nodes: [
        { key: 'c', quantity: 7, remaining: 7, traffic: 'SIMULATED' },
        { key: 'b', quantity: 6, remaining: 4 },
      ],
    });
    expect((await list(acme.slug, '2026-01-10', page.pageInfo.endCursor)).nodes).toMatchObject([{ key: 'a' }]);
    expect((await list(globex.slug, '2026-01-10')).totalCount).toBe(0);
    const variables = { workspace: acme.slug, day: '2026-01-10' };
    expect(await as(fd, acme.owner).denied(QUERY, variables)).toBe('FORBIDDEN');
    expect(await as(fd, pia).denied(QUERY, { ...variables, day: '2026-02-30' })).toBe('VALIDATION_FAILED');
  });
});

describe('invoices and credit notes of a month [BL-05] [BL-14]', () => {
  const price = (total: number) => Math.round(Math.max(0, total - 1000) * 0.25);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('use' as const), quantity: fc.integer({ min: 1, max: 700 }) }),
    fc.record({
      kind: fc.constant('correct' as const),
      at: fc.nat(),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    fc.record({ kind: fc.constantFrom('bill' as const, 'sum' as const, 'together' as const) }),
  );

  it('add up to the price of its usage, for any usage, corrections and order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        await clean();
        await subscribe();
        const events: string[] = [];
        let months = 0;
        const correctOne = async (at: number, share: number) => {
          const key = events[at % events.length];
          if (!key) return;
          const [row] = await rows<{ left: number }>(
            fd,
            'select sum(quantity)::float8 as left from usage_events where key = $1 or corrects_key = $1',
            [key],
          );
          const quantity = Math.ceil((row?.left ?? 0) * share);
          if (quantity > 0) expect((await correct(key, quantity)).outcome).toBe('ok');
        };
        for (const one of steps) {
          if (one.kind === 'use') {
            const key = randomUUID();
            events.push(key);
            await used(key, one.quantity, { occurredAt: day(events.length) });
          } else if (one.kind === 'correct') await correctOne(one.at, one.share);
          else if (one.kind === 'sum') await rollUp(fd);
          else if (one.kind === 'bill') await bill(months++);
          else await Promise.all([bill(months++), correctOne(0, 0.4), correctOne(1, 0.3)]);
        }
        await bill(months++);
        await bill(months++);
        expect(await chargedForUsage()).toBe(price(await monthTotal()));
      }),
      { numRuns: 15 },
    );
  });
});
