import { METER_KEYS, METERS } from '@frontdesk/domain';
import { beforeEach, expect, it, jest } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import { changeText, METER_TITLES, quantityText } from '../../app/meter-labels.ts';
import { planSentence } from '../../app/plan-labels.ts';
import { PlanBannerDocument } from '../../gql/plan-banner.ts';
import type { UsageMeter, UsagePageQuery, UsagePlanQuery } from '../../gql/types.ts';
import { UsagePageDocument } from '../../gql/usage-page.ts';
import { UsagePlanDocument } from '../../gql/usage-plan.ts';
import { UsageSeriesDocument } from '../../gql/usage-series.ts';
import { answer, denied } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { daysOf } from './usage-period.ts';

type Meter = UsagePageQuery['usage']['meters'][number];

const meterOf = (meter: UsageMeter, values: Partial<Meter>): Meter => ({
  __typename: 'MeterUsage',
  meter,
  kind: 'FLOW',
  unit: 'COUNT',
  total: 0,
  previousTotal: 0,
  uncharged: 0,
  forecast: null,
  ...values,
});
const SENT = meterOf('MESSAGES_OUT', { total: 1200, previousTotal: 1000, forecast: 3600 });
const RESETS_AT = '2026-12-01T00:00:00.000Z';
type Limit = UsagePlanQuery['entitlements']['limits'][number];
const limitOf = (meter: UsageMeter, values: Partial<Limit>): Limit => ({
  __typename: 'LimitUsage',
  meter,
  unit: 'COUNT',
  included: 0,
  mode: 'HARD',
  used: 0,
  reachedPercent: null,
  forecast: null,
  resetsAt: null,
  unitPriceMinor: null,
  currency: null,
  ...values,
});
const STORED = meterOf('STORAGE_BYTES', { kind: 'STOCK', unit: 'BYTES', total: 2_097_152, previousTotal: null });
const page = (...meters: Meter[]) =>
  answer(UsagePageDocument, {
    usage: { __typename: 'Usage', from: '2026-11-01', to: '2026-11-30', previousFrom: '2026-10-01', meters },
  });
const SERIES = answer(UsageSeriesDocument, {
  usage: {
    __typename: 'Usage',
    meters: [
      {
        __typename: 'MeterUsage',
        meter: 'MESSAGES_OUT',
        unit: 'COUNT',
        series: [
          { __typename: 'UsagePoint', startsAt: '2026-11-01T12:00:00.000Z', quantity: 1150 },
          { __typename: 'UsagePoint', startsAt: '2026-11-02T12:00:00.000Z', quantity: 50 },
        ],
      },
    ],
  },
});

// The charts log warnings in jsdom, because elements have no size.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation(() => {}));

it('shows each meter with its unit, change and forecast, and that billing is off', async () => {
  renderAt('/admin/acme/usage', { answers: [page(SENT, STORED)] });
  expect(await screen.findByRole('row', { name: 'Messages sent 1,200 1,000 +20% 3,600' })).toBeInTheDocument();
  expect(screen.getByRole('row', { name: 'Attachments 2 MB – – –' })).toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 1, name: 'Usage' })).toBeInTheDocument();
  expect(await screen.findByText('Billing is turned off on this installation.')).toBeInTheDocument();
  expect(
    screen.getByText(/^1 Nov 2026 to 30 Nov 2026\. The previous period starts on 1 Oct 2026\./),
  ).toBeInTheDocument();
});

it('states how much usage was recorded too late to be charged [BL-05]', async () => {
  renderAt('/admin/acme/usage', { answers: [page({ ...SENT, uncharged: 12 })] });
  expect(await screen.findByText('12 recorded over 35 days late, not charged')).toBeInTheDocument();
});

it('shows the plan in a sentence, with what it includes and the usage of its limits', async () => {
  const limits = [
    limitOf('AI_CONVERSATIONS', { used: 90, included: 100, reachedPercent: 80, forecast: 120, resetsAt: RESETS_AT }),
    limitOf('MEMBERS', { used: 3, included: 3, reachedPercent: 100 }),
    limitOf('MESSAGES_OUT', { used: 3, included: 9, mode: 'OVERAGE', unitPriceMinor: '0.25', currency: 'EUR' }),
  ];
  const plan = answer(UsagePlanDocument, {
    entitlements: {
      __typename: 'Entitlements',
      throughput: { __typename: 'Throughput', requestsPerMinute: 600, costPerMinute: 50_000 },
      billing: 'MANUAL',
      planName: 'Starter',
      status: 'ACTIVE',
      features: ['CAMPAIGNS', 'SEQUENCES'],
      limits,
    },
  });
  const banner = answer(PlanBannerDocument, { entitlements: { __typename: 'Entitlements', status: 'ACTIVE', limits } });
  renderAt('/admin/acme/usage', { answers: [page(SENT), plan, banner] });
  expect(await screen.findByText('This workspace has the plan Starter.')).toBeInTheDocument();
  expect(screen.getByText('Includes Campaigns, Sequences.')).toBeInTheDocument();
  expect(screen.getByRole('progressbar', { name: 'AI conversations: 90 of 100' })).toBeInTheDocument();
  expect(screen.getByText('Forecast 120 · Resets on 1 Dec 2026')).toBeInTheDocument();
  expect(screen.getByText('€0.0025 per additional unit')).toBeInTheDocument();
  expect(screen.getByText('Limit reached')).toBeInTheDocument();
  expect(
    await screen.findByText('Plan limit reached: Members. 80% of the plan limit used: AI conversations.'),
  ).toBeInTheDocument();
});

it('says that no plan applies, and that a subscription is past due or restricted', () => {
  const plan = { billing: 'MANUAL', planName: 'Starter', status: 'PAST_DUE' } as const;
  expect(planSentence(plan)).toBe('The subscription to Starter is past due. The plan still applies for some days.');
  const restricted = planSentence({ ...plan, status: 'RESTRICTED' });
  expect(restricted).toBe('The plan Starter is restricted until the invoices are paid.');
  expect(planSentence({ ...plan, planName: null })).toBe('No plan applies, so there are no limits.');
});

it('shows the chart of a meter with its table', async () => {
  const { user } = renderAt('/admin/acme/usage', { answers: [page(SENT, STORED), SERIES] });
  await user.click(await screen.findByRole('button', { name: 'Messages sent' }));
  expect(SERIES.asked.at(-1)).toMatchObject({ meters: ['MESSAGES_OUT'], interval: 'DAY' });
  const chart = within(await screen.findByRole('region', { name: 'Messages sent' }));
  expect(
    await chart.findByRole('img', { name: 'Messages sent. The table shows the same values.' }),
  ).toBeInTheDocument();
  await user.click(chart.getByRole('radio', { name: 'Table' }));
  expect(chart.getByRole('row', { name: '2026-11-01 1,150' })).toBeInTheDocument();
  expect(chart.getByRole('row', { name: '2026-11-02 50' })).toBeInTheDocument();
});

it('changes the period and the traffic, and stores both in the URL', async () => {
  const rows = page(SENT);
  const { user, router } = renderAt('/admin/acme/usage?period=last-month&traffic=SIMULATED', { answers: [rows] });
  await screen.findByRole('row', { name: /Messages sent/ });
  expect(rows.asked.at(-1)).toMatchObject({ traffic: 'SIMULATED', interval: 'DAY' });
  await user.click(screen.getByRole('radio', { name: 'Last 12 months' }));
  await user.click(screen.getByRole('radio', { name: 'Live' }));
  expect(rows.asked.at(-1)).toMatchObject({ traffic: 'LIVE', interval: 'MONTH' });
  expect(router.state.location.search).toEqual({ period: 'last-12-months', traffic: 'LIVE' });
});

it('shows the days and the meter that the URL names', async () => {
  const rows = page(SENT);
  const address = '/admin/acme/usage?meter=MESSAGES_OUT&from=2026-10-01&to=2026-10-31';
  const { user, router } = renderAt(address, { answers: [rows, SERIES] });
  expect(await screen.findByRole('region', { name: 'Messages sent' })).toBeInTheDocument();
  expect(rows.asked.at(-1)).toEqual({ traffic: 'LIVE', from: '2026-10-01', to: '2026-10-31', interval: 'DAY' });
  expect(screen.getByRole('radio', { name: '1 Oct 2026 to 31 Oct 2026' })).toBeChecked();
  await user.click(screen.getByRole('radio', { name: 'Last month' }));
  expect(router.state.location.search).toEqual({ period: 'last-month', traffic: 'LIVE' });
  cleanup();
  renderAt('/admin/acme/usage?from=2026-10-31&to=2026-10-01', { answers: [rows] });
  expect(await screen.findByRole('radio', { name: 'This month' })).toBeChecked();
});

it('says that there was no usage, and offers to try again after an error', async () => {
  renderAt('/admin/acme/usage', { answers: [page({ ...SENT, total: 0 }, { ...STORED, total: null })] });
  expect(await screen.findByText('No usage in this period')).toBeInTheDocument();
  cleanup();
  const failing = answer(UsagePageDocument, () => {
    throw denied('INTERNAL');
  });
  renderAt('/admin/acme/usage', { answers: [failing] });
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
});

it('is offered to owners and admins only [WC-27]', async () => {
  renderAt('/admin/acme/usage', { as: 'admin', answers: [page(SENT)] });
  expect(await screen.findByRole('link', { name: 'Usage' })).toHaveAttribute('aria-current', 'page');
  cleanup();
  renderAt('/admin/acme/usage', { as: 'member' });
  expect(await screen.findByText(/billing\.read/)).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Usage' })).toBeNull();
});

it('names every meter once', () => {
  const titles = METER_KEYS.map((key) => METER_TITLES[key.toUpperCase() as UsageMeter]);
  expect(titles.every(Boolean)).toBe(true);
  expect(new Set(titles).size).toBe(METER_KEYS.length);
});

it('formats each unit', () => {
  expect(Object.values(METERS).map(({ unit }) => quantityText(3_700_000, unit))).toEqual(
    expect.arrayContaining(['3,700,000', '1,027 h 46 min', '$3.70', '3.6 MB']),
  );
  expect(['45', '150', '11100'].map((seconds) => quantityText(Number(seconds), 'SECONDS'))).toEqual([
    '45 s',
    '2 min',
    '3 h 5 min',
  ]);
  expect([changeText(90, 100), changeText(100, 100), changeText(5, 0), changeText(null, 4)]).toEqual([
    '-10%',
    '0%',
    '–',
    '–',
  ]);
});

it('has periods of calendar months', () => {
  expect(daysOf('this-month', '2026-02-10')).toEqual({ from: '2026-02-01', to: '2026-02-28', interval: 'DAY' });
  expect(daysOf('last-month', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31', interval: 'DAY' });
  expect(daysOf('last-12-months', '2026-11-30')).toEqual({ from: '2025-12-01', to: '2026-11-30', interval: 'MONTH' });
});
