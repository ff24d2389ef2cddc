import type { PlanLimit } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
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
import { buildInvoice, buildIssuer, buildTaxRate } from '../../../../test/testkit/invoices.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildUsageEvent, buildUsageHour } from '../../../../test/testkit/usage.ts';
import { requireCapacity } from './entitlements.ts';
import { issueInvoicesJob } from './jobs/issue-invoices-job.ts';

let fd: TestFrontdesk;
let pia: Person;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk({ billing: 'MANUAL' });
});
beforeEach(async () => {
  await rows(
    fd,
    'truncate plans, plan_versions, payment_prices, endpoint_weights, subscriptions, invoices, invoice_lines, credit_notes, credit_note_lines, credit_uses, usage_hours, usage_events, billed_usage, invoice_issuers, tax_rates',
  );
  pia = await buildUser(fd, { name: 'Pia Platform', globalRole: 'ADMIN' });
  ({ acme, globex } = await twoWorkspaces(fd));
  await rows(fd, "update workspaces set timezone = 'Europe/Berlin'");
});
afterAll(() => fd.close());

const OVERAGE: PlanLimit = { meter: 'messages_out', included: 1000, mode: 'OVERAGE', unitPriceMinor: '0.25' };
const EUR = { currency: 'EUR', interval: 'MONTH', baseMinor: 4900, perSeatMinor: 0 } as const;
// January in Berlin, whose clock is one hour ahead of UTC.
const [START, END] = [new Date('2025-12-31T23:00:00Z'), new Date('2026-01-31T23:00:00Z')];
const subscribe = async (over: object = {}, limits: PlanLimit[] = [OVERAGE], prices = [EUR]) =>
  buildSubscription(fd, acme, {
    planVersionId: await buildPlanVersion(fd, { limits, prices }),
    startsAt: START,
    ...over,
  });
const issueAt = (time: string) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task reads neither its payload nor its helpers.
  issueInvoicesJob({ ...fd.services, clock: () => new Date(time) })({}, {} as never);
const LINES =
  'currency totalMinor taxMinor lines { kind units unitPriceMinor share amountMinor taxMinor usage { meter included startsAt endsAt } }';
const invoices = async () =>
  (await as(fd, acme.owner).ok(`{ invoices(first: 20) { nodes { ${LINES} } } }`)).invoices.nodes;
const hour = (time: string, quantity: number, over: object = {}) =>
  buildUsageHour(fd, acme, { hour: new Date(time), quantity, ...over });

describe('usage above the included quantity [BL-14] [BL-07]', () => {
  it('is charged with the period in which it happened, without simulated usage and other meters', async () => {
    await subscribe();
    await hour('2025-12-31T22:00:00Z', 5000);
    await hour('2025-12-31T23:00:00Z', 900);
    await hour('2026-01-31T22:00:00Z', 1334);
    await hour('2026-01-31T23:00:00Z', 5000);
    await hour('2026-01-10T09:00:00Z', 5000, { traffic: 'SIMULATED' });
    await hour('2026-01-10T09:00:00Z', 5000, { meter: 'messages_in' });
    await buildUsageHour(fd, globex, { hour: new Date('2026-01-10T09:00:00Z'), quantity: 5000 });
    await issueAt('2026-02-01T00:00:00Z');
    const usage = { meter: 'MESSAGES_OUT', included: 1000, startsAt: START.toISOString(), endsAt: END.toISOString() };
    const overage = {
      kind: 'OVERAGE',
      units: 1234,
      unitPriceMinor: '0.25',
      share: 1,
      amountMinor: 309,
      taxMinor: 0,
      usage,
    };
    expect(await invoices()).toEqual([
      {
        currency: 'EUR',
        totalMinor: 5209,
        taxMinor: 0,
        lines: [
          { kind: 'BASE', units: 1, unitPriceMinor: '4900', share: 1, amountMinor: 4900, taxMinor: 0, usage: null },
          overage,
        ],
      },
    ]);
  });

  it('includes events that are not summed yet, each once', async () => {
    await subscribe();
    await hour('2026-01-10T09:00:00Z', 1000);
    await buildUsageEvent(fd, acme, { quantity: 8, occurredAt: new Date('2026-01-31T22:59:59Z') });
    await buildUsageEvent(fd, acme, { quantity: 8, occurredAt: END });
    await buildUsageEvent(fd, acme, { quantity: 8, occurredAt: START, traffic: 'SIMULATED' });
    await issueAt('2026-01-31T23:00:00Z');
    expect(await invoices()).toMatchObject([{ lines: [{ kind: 'BASE' }, { units: 8, amountMinor: 2 }] }]);
  });

  it('is charged by month in a yearly subscription, and once for consecutive subscriptions', async () => {
    const yearly = { ...EUR, interval: 'YEAR' } as never;
    await subscribe({ interval: 'YEAR', endsAt: new Date('2026-03-15T10:30:00Z') }, [OVERAGE], [yearly]);
    for (const [time, quantity] of [
      ['2026-01-10T09:00:00Z', 1100],
      ['2026-02-10T09:00:00Z', 900],
      ['2026-03-10T09:00:00Z', 1200],
      ['2026-03-15T10:00:00Z', 1000],
      ['2026-03-15T11:00:00Z', 7000],
    ] as const)
      await hour(time, quantity);
    await issueAt('2026-04-01T00:00:00Z');
    const [{ lines }] = await invoices();
    expect(lines.slice(1)).toMatchObject([
      { units: 100, usage: { startsAt: START.toISOString(), endsAt: END.toISOString() } },
      { units: 1200, usage: { startsAt: '2026-02-28T23:00:00.000Z', endsAt: '2026-03-15T10:30:00.000Z' } },
    ]);
    await rows(fd, 'update subscriptions set ended_at = ends_at');
    await subscribe({ startsAt: new Date('2026-03-15T10:30:00Z') });
    await issueAt('2026-04-01T00:00:00Z');
    expect((await invoices())[0].lines.at(-1)).toMatchObject({ units: 6000, amountMinor: 1500 });
  });

  it('is taxed, and printed in the PDF file', async () => {
    await buildIssuer(fd);
    await buildTaxRate(fd);
    await subscribe({}, [OVERAGE], [{ ...EUR, baseMinor: 0 as never }]);
    await hour('2026-01-10T09:00:00Z', 5000);
    await issueAt('2026-02-01T00:00:00Z');
    expect(await invoices()).toMatchObject([
      { totalMinor: 1190, taxMinor: 190, lines: [{ amountMinor: 1000, taxMinor: 190 }] },
    ]);
    const [row] = await rows<{ id: string }>(fd, 'select id from invoices');
    const text = await pdfOf(row?.id as string);
    expect(text).toContain('Messages sent above 1,000, 1 Jan 2026 to 31 Jan 2026 4,000 €0.0025 100% €10.00 €1.90');
    expect(await outcome(fd, acme.owner, 'deleteWorkspace', { confirmSlug: acme.slug })).toBe('ok');
    const list = `{ platformInvoices(first: 9) { nodes { invoice { ${LINES} } } } }`;
    const usage = { meter: 'MESSAGES_OUT', included: 1000, startsAt: START.toISOString(), endsAt: END.toISOString() };
    const { platformInvoices } = await as(fd, pia).ok(list);
    expect(platformInvoices.nodes).toMatchObject([{ invoice: { totalMinor: 1190, lines: [{ units: 4000, usage }] } }]);
    expect(await pdfOf(row?.id as string)).toContain('4,000 €0.0025');
  });

  it('fills further pages of the PDF file', async () => {
    const id = await buildInvoice(fd, acme);
    await rows(fd, 'alter table invoice_lines disable trigger issued_lines_are_kept');
    await rows(
      fd,
      `insert into invoice_lines (workspace_id, invoice_id, position, kind, units, share, unit_price, amount_minor, meter, included, usage_starts_at, usage_ends_at)
        select workspace_id, id, n + 1, 'OVERAGE', n, 1, 100, n * 100, 'model_cost_micros', 0, now(), now() + interval '1 day' from invoices, generate_series(1, 90) n where id = $1`,
      [id],
    );
    await rows(fd, 'alter table invoice_lines enable trigger issued_lines_are_kept');
    const text = await pdfOf(id);
    for (const part of ['1 €1.00 100% €1.00', '90 €1.00 100% €90.00', 'Total €49.00']) expect(text).toContain(part);
  });

  it('is not charged below the included quantity, for a soft limit, or without a subscription', async () => {
    await subscribe({}, [OVERAGE, { meter: 'messages_in', included: 1, mode: 'SOFT' }]);
    await hour('2026-01-10T09:00:00Z', 1000);
    await hour('2026-01-10T09:00:00Z', 5000, { meter: 'messages_in' });
    await issueAt('2026-02-01T00:00:00Z');
    expect(await invoices()).toMatchObject([{ totalMinor: 4900, lines: [{ kind: 'BASE' }] }]);
  });
});

const LIMITS = '{ entitlements { limits { meter mode included used unitPriceMinor currency } } }';
const limitsOf = async () => (await as(fd, acme.owner).ok(LIMITS)).entitlements.limits;

describe('a limit above which usage is charged [BL-07]', () => {
  it('has a price for the subscription of a global admin only', async () => {
    const id = await subscribe();
    const limit = { meter: 'MESSAGES_OUT', mode: 'OVERAGE', included: 1000, used: 0 };
    expect(await limitsOf()).toEqual([{ ...limit, unitPriceMinor: '0.25', currency: 'EUR' }]);
    await rows(
      fd,
      "update subscriptions set provider = 'STRIPE', payment_state = 'ACTIVE', provider_id = 'sub_1', period_ends_at = now() where id = $1",
      [id],
    );
    expect(await limitsOf()).toEqual([{ ...limit, unitPriceMinor: null, currency: null }]);
    await rows(fd, 'truncate subscriptions');
    await buildPlanVersion(fd, { limits: [OVERAGE], prices: [EUR], isDefault: true });
    expect(await limitsOf()).toEqual([{ ...limit, unitPriceMinor: null, currency: null }]);
  });

  it('blocks nothing', async () => {
    const members: PlanLimit = { meter: 'ai_conversations', included: 0, mode: 'OVERAGE', unitPriceMinor: '5' };
    await subscribe({}, [members, { ...members, meter: 'call_seconds' }, { ...members, meter: 'campaign_messages' }]);
    const ask = (meter: 'ai_conversations' | 'call_seconds' | 'campaign_messages') =>
      fd.services.database.forWorkspace(acme.id).write((tx) => requireCapacity(tx, fd.services, { meter, adding: 9 }));
    expect([await ask('ai_conversations'), await ask('call_seconds'), await ask('campaign_messages')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  const VERSION = { features: [], prices: [EUR], graceDays: 14 };
  const planned = { meter: 'MESSAGES_OUT', included: 1000, mode: 'OVERAGE', unitPriceMinor: '0.25' };
  it.each([
    ['a price', 'ok', planned, [EUR]],
    ['no price per unit', 'PLAN_OVERAGE_INVALID', { ...planned, unitPriceMinor: null }, [EUR]],
    ['a price of 0', 'PLAN_OVERAGE_INVALID', { ...planned, unitPriceMinor: '0.0' }, [EUR]],
    ['a price that is not a number', 'PLAN_OVERAGE_INVALID', { ...planned, unitPriceMinor: '1e2' }, [EUR]],
    ['a meter that is no sum', 'PLAN_OVERAGE_INVALID', { ...planned, meter: 'CONTACTS' }, [EUR]],
    ['a price for a soft limit', 'PLAN_OVERAGE_INVALID', { ...planned, mode: 'SOFT' }, [EUR]],
    ['no currency', 'PLAN_OVERAGE_CURRENCY', planned, []],
    ['two currencies', 'PLAN_OVERAGE_CURRENCY', planned, [EUR, { ...EUR, currency: 'USD' }]],
  ])('is part of a version with %s: %s', async (_what, code, limit, prices) => {
    const plan = { key: 'starter', name: 'Starter', visibility: 'PUBLIC' };
    const planId = (await mutate(fd, pia, 'createPlan', plan, 'plan { id }')).plan.id;
    const input = { ...VERSION, planId, limits: [limit], prices };
    expect(await outcome(fd, pia, 'createPlanVersion', input)).toBe(code);
  });

  it.each([
    ['the currency of the plan', {}, 'ok'],
    ['its own price in the same currency', { priceMinor: 100, currency: 'EUR' }, 'ok'],
    ['its own price in another currency', { priceMinor: 100, currency: 'USD' }, 'SUBSCRIPTION_OVERAGE_CURRENCY'],
    ['an interval without a price', { interval: 'YEAR' }, 'SUBSCRIPTION_OVERAGE_CURRENCY'],
    [
      'its own price and its own price per unit in another currency',
      { priceMinor: 100, currency: 'USD', overrides: { features: [], limits: [{ ...planned, unitPriceMinor: '9' }] } },
      'ok',
    ],
  ])('needs a subscription with %s', async (_what, terms, code) => {
    const planVersionId = await buildPlanVersion(fd, { limits: [OVERAGE], prices: [EUR] });
    const input = { workspace: acme.slug, planVersionId, interval: 'MONTH', ...terms };
    expect(await outcome(fd, pia, 'createManualSubscription', input)).toBe(code);
    const id = await buildSubscription(fd, globex, { planVersionId });
    expect(await outcome(fd, pia, 'updateManualSubscription', { id, planVersionId, interval: 'MONTH', ...terms })).toBe(
      code,
    );
  });
});

async function pdfOf(id: string): Promise<string> {
  const { url } = await mutate(fd, pia, 'createPlatformInvoiceLink', { id }, 'url');
  const { rawPayload } = await fd.app.inject({ url: new URL(url as string).pathname });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(rawPayload)), { mergePages: true });
  return text.replaceAll(/\s+/g, ' ');
}
