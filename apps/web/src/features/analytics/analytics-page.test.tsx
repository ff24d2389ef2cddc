import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { AnalyticsPageDocument } from '../../gql/analytics-page.ts';
import type { AnalyticsPageQuery } from '../../gql/types.ts';
import { answer, denied } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { durationText, funnelFigures } from './metrics.ts';
import { rangeFrom } from './range.ts';

const stage = (source: 'FORM' | 'API', status: 'NEW' | 'BOOKED' | 'LOST', count: number) => ({
  __typename: 'AnalyticsStage' as const,
  source,
  status,
  count,
});
const day = (date: string, leads: number, byAgent = 0) => ({
  __typename: 'AnalyticsDay' as const,
  date,
  leads,
  received: byAgent,
  byAgent,
  byMembers: 0,
  callsByAgent: 0,
  callsByMembers: 0,
});
const booked = (date: string, byAgent: number) => ({
  __typename: 'AnalyticsBookings' as const,
  date,
  byAgent,
  byPeople: 0,
  cancelled: 0,
});
const FIGURES: AnalyticsPageQuery = {
  analyticsStages: [stage('FORM', 'NEW', 6), stage('FORM', 'BOOKED', 3), stage('API', 'LOST', 1)],
  analyticsDays: [day('2026-11-20', 4, 7), day('2026-11-21', 6)],
  analyticsBookings: [booked('2026-11-21', 2)],
  analyticsTimes: [
    {
      __typename: 'AnalyticsTime',
      measure: 'FIRST_RESPONSE',
      count: 5,
      waiting: 1,
      medianSeconds: 48,
      p90Seconds: 3700,
    },
  ],
};
const NOTHING: AnalyticsPageQuery = {
  analyticsStages: [],
  analyticsDays: [day('2026-11-21', 0)],
  analyticsBookings: [booked('2026-11-21', 0)],
  analyticsTimes: [],
};

// The charts log warnings in jsdom, because elements have no size.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation(() => {}));

it('shows key figures first, and each chart also as a table [CB-06]', async () => {
  const { user } = renderAt('/admin/acme/analytics', { answers: [answer(AnalyticsPageDocument, FIGURES)] });
  const short = within(await screen.findByRole('list', { name: 'Summary' }));
  expect(await short.findByText('10')).toBeInTheDocument();
  expect(short.getByText('3 · 30%')).toBeInTheDocument();
  expect(short.getByText('48 s')).toBeInTheDocument();
  expect(screen.getByText('p90 1 h 1 min · 5 conversations · 1 open')).toBeInTheDocument();
  const funnel = within(screen.getByRole('region', { name: 'Lead funnel' }));
  expect(funnel.getByRole('img', { name: /Conversion of leads by source/ })).toBeInTheDocument();
  await user.click(funnel.getByRole('radio', { name: 'Table' }));
  expect(funnel.getByRole('row', { name: 'Booked 3 0 0 0 0 0 3 30%' })).toBeInTheDocument();
});

it('counts calls instead of messages in voice workspaces [CB-06]', async () => {
  const phoned = { ...day('2026-11-20', 4), callsByAgent: 3, callsByMembers: 1 };
  const time = { __typename: 'AnalyticsTime' as const, count: 3, waiting: 2, p90Seconds: 90 };
  const figures: AnalyticsPageQuery = {
    ...FIGURES,
    analyticsDays: [phoned],
    analyticsTimes: [
      { ...time, measure: 'FIRST_CONTACT', medianSeconds: 20 },
      { ...time, measure: 'FIRST_RESPONSE', medianSeconds: null },
      { ...time, measure: 'HANDLING', medianSeconds: 150 },
    ],
  };
  const answers = [answer(AnalyticsPageDocument, figures)];
  const { user } = renderAt('/admin/acme/analytics', { workspace: { channel: 'VOICE' }, answers });
  const short = within(await screen.findByRole('list', { name: 'Summary' }));
  expect(await short.findByText('75%')).toBeInTheDocument();
  expect(short.getByText('20 s')).toBeInTheDocument();
  const calls = within(screen.getByRole('region', { name: 'Calls' }));
  await user.click(calls.getByRole('radio', { name: 'Table' }));
  expect(calls.getByRole('row', { name: '2026-11-20 3 1' })).toBeInTheDocument();
  const times = within(screen.getByRole('region', { name: 'Response times' }));
  expect(times.getByText('Call duration')).toBeInTheDocument();
  expect(times.queryByText('First response time')).toBeNull();
  expect(screen.queryByRole('region', { name: 'Messages' })).toBeNull();
});

it('exports a chart as CSV that spreadsheets do not execute as formulas', async () => {
  let saved: Blob | undefined;
  let name = '';
  Object.assign(URL, { createObjectURL: (blob: Blob) => ((saved = blob), 'blob:1'), revokeObjectURL() {} });
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    name = this.download;
  });
  const { user } = renderAt('/admin/acme/analytics?from=2026-11-20&to=2026-11-21', {
    answers: [answer(AnalyticsPageDocument, FIGURES)],
  });
  await user.click(await screen.findByRole('button', { name: 'Download New leads as CSV' }));
  expect(name).toBe('acme-new-leads-2026-11-20-2026-11-21.csv');
  const text = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result));
    reader.readAsText(saved as Blob);
  });
  expect(text).toBe('Day,Leads\r\n2026-11-20,4\r\n2026-11-21,6\r\n');
});

it('stores the range in the URL and queries it', async () => {
  const asked = answer(AnalyticsPageDocument, FIGURES);
  const { user, at } = renderAt('/admin/acme/analytics?from=2026-11-01&to=2026-11-21', { answers: [asked] });
  await screen.findByRole('region', { name: 'Lead funnel' });
  expect(asked.asked).toEqual([{ range: { from: '2026-11-01', to: '2026-11-21' } }]);
  await user.click(screen.getByRole('radio', { name: '7 days' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/analytics?days=7'));
  await waitFor(() => expect(asked.asked).toHaveLength(2));
});

it('shows an empty state and widens the range to a year', async () => {
  const { user, at } = renderAt('/admin/acme/analytics', { answers: [answer(AnalyticsPageDocument, NOTHING)] });
  await user.click(await screen.findByRole('button', { name: 'Show the last 12 months' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/analytics?days=365'));
});

it('excludes records that the viewer cannot read, with a note', async () => {
  const grants = [{ policy: 'lead.read', effect: 'DENY', expiresAt: null } as const];
  renderAt('/admin/acme/analytics', { as: 'viewer', grants, answers: [answer(AnalyticsPageDocument, FIGURES)] });
  expect(await screen.findByText(/You don’t have access to leads/)).toBeInTheDocument();
  expect(await screen.findByRole('region', { name: 'Messages' })).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Lead funnel' })).toBeNull();
});

it('is refused without analytics.read', async () => {
  renderAt('/admin/acme/analytics', { as: 'agent' });
  expect(await screen.findByText('analytics.read')).toBeInTheDocument();
});

it('offers a retry when loading fails', async () => {
  const failing = answer(AnalyticsPageDocument, () => {
    throw denied('SERVICE_UNAVAILABLE');
  });
  renderAt('/admin/acme/analytics', { answers: [failing] });
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
});

describe('date range', () => {
  it.each([
    ['nothing', {}, { from: '2026-10-23', to: '2026-11-21', period: '30' }],
    ['a number of days', { days: '7' }, { from: '2026-11-15', to: '2026-11-21', period: '7' }],
    ['two days', { from: '2026-01-01', to: '2026-01-02' }, { from: '2026-01-01', to: '2026-01-02', period: null }],
    ['days in the wrong order', { from: '2026-01-02', to: '2026-01-01' }, { period: '30' }],
    ['a day that is none', { from: '2026-02-30', to: '2026-03-01' }, { period: '30' }],
    ['too many days', { from: '2020-01-01', to: '2026-01-01' }, { period: '30' }],
  ])('is parsed from %s in the URL', (_what, params, range) => {
    expect(rangeFrom(params, '2026-11-21')).toMatchObject(range);
  });
});

it('counts every lead that reached at least the stage', () => {
  expect(funnelFigures(FIGURES.analyticsStages).rows.map((row) => [row[0], row.at(-2)])).toEqual([
    ['New', 10],
    ['Contacted', 3],
    ['Qualified', 3],
    ['Booked', 3],
  ]);
});

it.each([
  [null, '–'],
  [0, '0 s'],
  [59, '59 s'],
  [60, '1 min'],
  [3_725, '1 h 2 min'],
  [90_000, '1 d 1 h'],
])('formats %p seconds as %s', (seconds, words) => {
  expect(durationText(seconds)).toBe(words);
});
