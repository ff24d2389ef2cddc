import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { BillingNoticeDocument } from '../../gql/billing-notice.ts';
import { PlanBannerDocument } from '../../gql/plan-banner.ts';
import type { BillingNoticeQuery, SubscriptionStatus } from '../../gql/types.ts';
import { UsagePageDocument } from '../../gql/usage-page.ts';
import { UsagePlanDocument } from '../../gql/usage-plan.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

type Notice = NonNullable<BillingNoticeQuery['billingNotice']>;

const invoiceOf = (id: string, dueAt: string) =>
  ({ __typename: 'Invoice', id, currency: 'EUR', totalMinor: 4900, dueAt }) as const;
const PERIOD = { from: '2026-11-01', to: '2026-11-30', previousFrom: '2026-10-01' };
const PAGE = answer(UsagePageDocument, { usage: { __typename: 'Usage', ...PERIOD, meters: [] } });
const OVERDUE = [invoiceOf('1', '2026-11-01T12:00:00.000Z'), invoiceOf('2', '2026-12-01T12:00:00.000Z')];
const show = (notice: Partial<Notice>) =>
  renderAt('/admin/acme/usage', {
    answers: [
      PAGE,
      answer(BillingNoticeDocument, {
        billingNotice: {
          __typename: 'BillingNotice',
          status: 'PAST_DUE',
          isRestricted: false,
          changesAt: '2026-12-15T12:00:00.000Z',
          overdueInvoices: null,
          ...notice,
        },
      }),
    ],
  });
const BLOCKED = 'new campaigns, outbound calls, AI conversations, members and imports are blocked.';

it('shows amount and due date of unpaid invoices to members who can read them [BL-11]', async () => {
  show({ overdueInvoices: OVERDUE });
  const text = `Unpaid since 1 Nov 2026: €98.00. From 15 Dec 2026, ${BLOCKED} Pay the invoices.`;
  expect(await screen.findByText(text)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'View invoices' })).toHaveAttribute('href', '/admin/acme/billing');
});

it('shows other members what is blocked, without invoices', async () => {
  show({ status: 'RESTRICTED', isRestricted: true });
  const text = `Invoices of this workspace are unpaid. N${BLOCKED.slice(1)} On 15 Dec 2026, the subscription is canceled. Ask an owner to pay the invoices.`;
  expect(await screen.findByText(text)).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'View invoices' })).toBeNull();
});

it.each([
  [true, `The subscription was canceled. N${BLOCKED.slice(1)}`],
  [false, 'The subscription was canceled, and the default plan applies.'],
])('says that the subscription was canceled, restricted: %s', async (isRestricted, effect) => {
  show({ status: 'CANCELED', isRestricted, changesAt: null });
  const text = `${effect} Ask the operator of this installation for a new plan.`;
  expect(await screen.findByText(text)).toBeInTheDocument();
});

const LIMIT = {
  __typename: 'LimitUsage',
  meter: 'MEMBERS',
  unit: 'COUNT',
  included: 0,
  mode: 'HARD',
  used: 1,
  reachedPercent: 100,
  forecast: null,
  resetsAt: null,
  unitPriceMinor: null,
  currency: null,
} as const;

it.each<[SubscriptionStatus, number]>([
  ['ACTIVE', 1],
  ['RESTRICTED', 0],
])('shows limits that are used up with the status %s: %d', async (status, count) => {
  const plan = { __typename: 'Entitlements' as const, status, limits: [LIMIT] };
  const all = { ...plan, billing: 'MANUAL' as const, planName: 'Starter', features: [], throughput: null };
  renderAt('/admin/acme/usage', {
    answers: [
      PAGE,
      answer(PlanBannerDocument, { entitlements: plan }),
      answer(UsagePlanDocument, { entitlements: all }),
    ],
  });
  expect(await screen.findByRole('progressbar', { name: 'Members: 1 of 0' })).toBeInTheDocument();
  if (count > 0) expect(await screen.findByText('Plan limit reached: Members.')).toBeInTheDocument();
  else expect(screen.queryByText('Plan limit reached: Members.')).toBeNull();
});
