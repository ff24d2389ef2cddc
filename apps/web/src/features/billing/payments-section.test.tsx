import { expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { BillingAccountDocument, BillingPlanDocument, InvoicesDocument } from '../../gql/billing-page.ts';
import {
  OpenBillingPortalDocument,
  PaymentsDocument,
  RefreshPaymentsDocument,
  StartCheckoutDocument,
} from '../../gql/payments.ts';
import type { PaymentsQuery, SubscriptionStatus } from '../../gql/types.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { creditBalances, creditNotes } from './credit-notes.fixtures.ts';

const PAGE = '/admin/acme/billing';
type Payments = NonNullable<PaymentsQuery['payments']>;
const PLAN: Payments['plans'][number] = {
  __typename: 'PlanForSale',
  id: 'version-1',
  name: 'Growth',
  description: 'For growing teams',
  features: ['CAMPAIGNS'],
  limits: [],
  prices: [{ __typename: 'PlanPrice', currency: 'EUR', interval: 'MONTH', baseMinor: 4900, perSeatMinor: 900 }],
};
const SUBSCRIPTION: NonNullable<Payments['subscription']> = {
  __typename: 'PaidSubscription',
  id: 'subscription-1',
  planVersionId: 'version-1',
  planName: 'Growth',
  status: 'ACTIVE',
  interval: 'MONTH',
  seats: 3,
  periodEndsAt: '2026-12-26T12:00:00.000Z',
  cancelsAt: null,
  pendingChange: null,
};
const none: Payments = {
  __typename: 'Payments',
  id: 'workspace-acme',
  canOpenPortal: false,
  minSeats: 2,
  subscription: null,
  plans: [PLAN],
};
const paid = (over: Partial<typeof SUBSCRIPTION> = {}): Payments => ({
  ...none,
  canOpenPortal: true,
  subscription: { ...SUBSCRIPTION, ...over },
});
const rest = (status: SubscriptionStatus | null = null) => [
  answer(BillingPlanDocument, {
    entitlements: { __typename: 'Entitlements', billing: 'STRIPE', planName: status && 'Growth', status, limits: [] },
  }),
  answer(BillingAccountDocument, { billingAccount: null }),
  creditNotes(),
  creditBalances(),
  answer(InvoicesDocument, {
    invoices: {
      __typename: 'InvoiceConnection',
      edges: [],
      totalCount: 0,
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  }),
];

it('starts a checkout of the chosen price and seats, and shows a refusal [BL-16]', async () => {
  const start = answer(StartCheckoutDocument, () => refused('SUBSCRIPTION_SEATS_TOO_FEW', 'seats') as never);
  const { user } = renderAt(PAGE, { answers: [...rest(), answer(PaymentsDocument, { payments: none }), start] });
  expect(await screen.findByLabelText(/Growth, €49.00 and €9.00 per seat per month/)).toBeChecked();
  const seats = screen.getByLabelText('Seats');
  expect(seats).toHaveValue('2');
  await user.clear(seats);
  await user.type(seats, '3');
  await user.click(screen.getByRole('button', { name: 'Continue to payment' }));
  const input = { planVersionId: 'version-1', currency: 'EUR', interval: 'MONTH', seats: 3 };
  await waitFor(() => expect(start.asked).toEqual([{ input }]));
  expect(await screen.findByText(/more members than seats/)).toBeInTheDocument();
});

it('waits after the return from the checkout until the subscription is read from Stripe [BL-16]', async () => {
  let payments = none;
  const refresh = answer(RefreshPaymentsDocument, () => {
    payments = paid();
    return {
      refreshPayments: {
        __typename: 'PaymentsPayload' as const,
        payments: { __typename: 'Payments' as const, id: none.id, canOpenPortal: true },
        errors: [],
      },
    };
  });
  const answers = [...rest(), answer(PaymentsDocument, () => ({ payments })), refresh];
  renderAt(`${PAGE}?checkout=done`, { answers });
  expect(await screen.findByText(/Waiting for Stripe to confirm the payment/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Continue to payment' })).toBeNull();
  expect(await screen.findByText(/renews on 26 Dec 2026/, {}, { timeout: 4_000 })).toBeInTheDocument();
  expect(refresh.asked).toHaveLength(1);
});

it('offers the plans again to a viewer who returned without a payment [BL-16]', async () => {
  const refresh = answer(RefreshPaymentsDocument, () => refused('PAYMENTS_UNAVAILABLE', null) as never);
  const answers = [...rest(), answer(PaymentsDocument, { payments: none }), refresh];
  const { user, at } = renderAt(`${PAGE}?checkout=done`, { answers });
  await user.click(await screen.findByRole('link', { name: 'Not paid? Choose a plan' }));
  expect(await screen.findByRole('button', { name: 'Continue to payment' })).toBeInTheDocument();
  expect(at()).toBe(PAGE);
});

it.each([
  ['ACTIVE', null, 'Active', /renews on 26 Dec 2026/],
  ['ACTIVE', '2026-12-26T12:00:00.000Z', 'Active', /ends on 26 Dec 2026/],
  ['PAST_DUE', null, 'Past due', /A payment failed/],
  ['RESTRICTED', null, 'Restricted', /A payment failed/],
  ['INCOMPLETE', null, 'Payment missing', /A payment failed/],
  ['PAUSED', null, 'Paused', /3 seats/],
] as const)('shows a subscription that is %s and ends at %s', async (status, cancelsAt, title, text) => {
  const payments = answer(PaymentsDocument, { payments: paid({ status, cancelsAt }) });
  renderAt(PAGE, { answers: [...rest(status), payments] });
  expect(await screen.findByText(title)).toBeInTheDocument();
  expect(screen.getByText(text)).toBeInTheDocument();
});

it('opens the portal of Stripe, and shows a refusal', async () => {
  const open = answer(OpenBillingPortalDocument, () => refused('PAYMENTS_UNAVAILABLE', null) as never);
  const { user } = renderAt(PAGE, {
    answers: [...rest('ACTIVE'), answer(PaymentsDocument, { payments: paid() }), open],
  });
  await user.click(await screen.findByRole('button', { name: 'Manage payment' }));
  expect(await screen.findByText(/Stripe cannot be reached/)).toBeInTheDocument();
});

it('offers admins neither plans nor the portal', async () => {
  renderAt(PAGE, {
    as: 'admin',
    answers: [...rest(), answer(PaymentsDocument, { payments: { ...none, canOpenPortal: true } })],
  });
  expect(await screen.findByText(/An owner can choose a plan/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Manage payment' })).toBeNull();
});
