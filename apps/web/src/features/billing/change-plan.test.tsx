import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { BillingAccountDocument, BillingPlanDocument, InvoicesDocument } from '../../gql/billing-page.ts';
import {
  CancelSubscriptionChangeDocument,
  ChangeSubscriptionDocument,
  OpenBillingPortalDocument,
  PaymentsDocument,
  PreviewSubscriptionChangeDocument,
} from '../../gql/payments.ts';
import type { CancelSubscriptionChangeMutation } from '../../gql/types.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import type { ChangePreview } from './change-price.tsx';
import { creditBalances, creditNotes } from './credit-notes.fixtures.ts';
import type { Payments, Plan } from './plan-fields.tsx';

const PAGE = '/admin/acme/billing';
const plan = (id: string, name: string, perSeatMinor: number): Plan => ({
  __typename: 'PlanForSale',
  id,
  name,
  description: '',
  features: [],
  limits: [],
  prices: [{ __typename: 'PlanPrice', currency: 'EUR', interval: 'MONTH', baseMinor: 4900, perSeatMinor }],
});
const PENDING = {
  __typename: 'PendingSubscriptionChange',
  planName: 'Starter',
  interval: 'MONTH',
  seats: 2,
  appliesAt: '2026-12-26T12:00:00.000Z',
} as const;
const paid = (over: Partial<NonNullable<Payments['subscription']>> = {}): Payments => ({
  __typename: 'Payments',
  id: 'workspace-acme',
  canOpenPortal: true,
  minSeats: 2,
  subscription: {
    __typename: 'PaidSubscription',
    id: 'subscription-1',
    planVersionId: 'growth-1',
    planName: 'Growth',
    status: 'ACTIVE',
    interval: 'MONTH',
    seats: 3,
    periodEndsAt: '2026-12-26T12:00:00.000Z',
    cancelsAt: null,
    pendingChange: null,
    ...over,
  },
  plans: [plan('growth-1', 'Growth', 900), plan('pro-1', 'Pro', 0)],
});
const SHOWN: ChangePreview = {
  __typename: 'SubscriptionChangePreview',
  token: 'token-1',
  planName: 'Growth',
  isImmediate: true,
  appliesAt: '2026-11-27T12:00:00.000Z',
  currency: 'EUR',
  creditMinor: -700,
  chargeMinor: 1742,
  taxMinor: 198,
  totalMinor: 1240,
  dueMinor: 1200,
  nextInvoiceMinor: 9971,
  nextInvoiceAt: '2026-12-26T12:00:00.000Z',
  lostFeatures: [],
  lowerLimits: [],
};
const page = [
  answer(BillingPlanDocument, {
    entitlements: { __typename: 'Entitlements', billing: 'STRIPE', planName: 'Growth', status: 'ACTIVE', limits: [] },
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
const payments = (now: Payments) => answer(PaymentsDocument, { payments: now });
const previews = (...all: Partial<ChangePreview>[]) => {
  let asked = 0;
  return answer(PreviewSubscriptionChangeDocument, () => ({
    previewSubscriptionChange: {
      __typename: 'SubscriptionChangePreviewPayload' as const,
      preview: { ...SHOWN, ...all[Math.min(asked++, all.length - 1)] },
      errors: [],
    },
  }));
};
const DONE: CancelSubscriptionChangeMutation['cancelSubscriptionChange'] = {
  __typename: 'PaymentsPayload',
  payments: { __typename: 'Payments', id: 'workspace-acme' },
  errors: [],
};

/** Opens the dialog, and shows the price for 5 seats, or for a plan without seats. */
async function showPrice({ user }: ReturnType<typeof renderAt>, choice?: RegExp) {
  await user.click(await screen.findByRole('button', { name: 'Change plan' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Change plan' }));
  if (choice) await user.click(dialog.getByRole('radio', { name: choice }));
  else {
    const seats = dialog.getByLabelText('Seats');
    await user.clear(seats);
    await user.type(seats, '5');
  }
  await user.click(dialog.getByRole('button', { name: 'Show price' }));
  return dialog;
}

it('shows each amount of a change, and makes it with the token of the preview [BL-13]', async () => {
  let now = paid();
  const preview = previews({});
  const change = answer(ChangeSubscriptionDocument, () => {
    now = paid({ seats: 5 });
    return { changeSubscription: DONE };
  });
  const view = renderAt(PAGE, {
    answers: [...page, answer(PaymentsDocument, () => ({ payments: now })), preview, change],
  });
  const dialog = await showPrice(view);
  expect(await dialog.findByText('Growth applies immediately.')).toHaveFocus();
  for (const [label, amount] of [
    ['Credit for unused time', '-€7.00'],
    ['Charge until the next invoice', '€17.42'],
    ['Tax', '€1.98'],
    ['Total', '€12.40'],
    ['Due now', '€12.00'],
    ['Next invoice on 26 Dec 2026', '€99.71'],
  ] as const)
    expect(dialog.getByRole('row', { name: `${label} ${amount}` })).toBeInTheDocument();
  expect(preview.asked).toEqual([{ input: { planVersionId: 'growth-1', interval: 'MONTH', seats: 5 } }]);
  await view.user.click(dialog.getByRole('button', { name: 'Pay €12.00 now and change' }));
  expect(await screen.findByText(/Growth · monthly · 5 seats/)).toBeInTheDocument();
  expect(await screen.findByText('Plan changed.')).toBeInTheDocument();
  expect(change.asked).toEqual([{ token: 'token-1' }]);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('states what is lost, and when a lower price applies [BL-13]', async () => {
  const members = { __typename: 'LowerLimit', meter: 'MEMBERS', unit: 'COUNT' } as const;
  const preview = previews({
    planName: 'Pro',
    isImmediate: false,
    appliesAt: '2026-12-26T12:00:00.000Z',
    lostFeatures: ['CAMPAIGNS'],
    lowerLimits: [{ ...members, before: null, after: 2, used: 3, isEnforced: true }],
  });
  const view = renderAt(PAGE, { answers: [...page, payments(paid()), preview] });
  const dialog = await showPrice(view, /^Pro/);
  expect(await dialog.findByText(/Pro applies from 26 Dec 2026. Until then, nothing changes./)).toBeInTheDocument();
  expect(dialog.queryByRole('row', { name: /Due now/ })).toBeNull();
  for (const text of ['Campaigns', 'Members: 2 instead of unlimited, 3 used', /Nothing is deleted/])
    expect(dialog.getByText(text)).toBeInTheDocument();
  expect(dialog.getByRole('button', { name: 'Change on 26 Dec 2026' })).toBeInTheDocument();
  expect(preview.asked).toEqual([{ input: { planVersionId: 'pro-1', interval: 'MONTH', seats: null } }]);
});

it('shows the new price if the price has changed, and charges only after another press [BL-13]', async () => {
  let isOutdated = true;
  const change = answer(ChangeSubscriptionDocument, () =>
    isOutdated ? (refused('PREVIEW_OUTDATED') as never) : { changeSubscription: DONE },
  );
  const preview = previews({}, { token: 'token-2', dueMinor: 1300 });
  const view = renderAt(PAGE, { answers: [...page, payments(paid()), preview, change] });
  const dialog = await showPrice(view);
  await view.user.click(await dialog.findByRole('button', { name: 'Pay €12.00 now and change' }));
  expect(await dialog.findByText('The price has changed. Check the new price.')).toBeInTheDocument();
  expect(change.asked).toHaveLength(1);
  isOutdated = false;
  await view.user.click(await dialog.findByRole('button', { name: 'Pay €13.00 now and change' }));
  expect(await screen.findByText('Plan changed.')).toBeInTheDocument();
  expect(change.asked).toEqual([{ token: 'token-1' }, { token: 'token-2' }]);
});

it('offers the page of Stripe after a failed payment, and shows a refusal of a preview at its field', async () => {
  const open = answer(OpenBillingPortalDocument, () => refused('PAYMENTS_UNAVAILABLE') as never);
  const change = answer(ChangeSubscriptionDocument, () => refused('PAYMENT_FAILED') as never);
  let isRefused = true;
  const preview = answer(PreviewSubscriptionChangeDocument, () =>
    isRefused
      ? (refused('SUBSCRIPTION_SEATS_TOO_FEW', 'seats') as never)
      : {
          previewSubscriptionChange: {
            __typename: 'SubscriptionChangePreviewPayload' as const,
            preview: SHOWN,
            errors: [],
          },
        },
  );
  const view = renderAt(PAGE, { answers: [...page, payments(paid()), preview, change, open] });
  const dialog = await showPrice(view);
  expect(await dialog.findByText(/more members than seats/)).toBeInTheDocument();
  isRefused = false;
  await view.user.click(dialog.getByRole('button', { name: 'Show price' }));
  await view.user.click(await dialog.findByRole('button', { name: /^Pay/ }));
  expect(await dialog.findByText(/The payment failed, and the plan has not changed/)).toBeInTheDocument();
  expect(dialog.queryByRole('button', { name: /^Pay/ })).toBeNull();
  await view.user.click(dialog.getByRole('button', { name: 'Manage payment' }));
  expect(await dialog.findByText(/Stripe cannot be reached/)).toBeInTheDocument();
});

it('shows a scheduled change, and cancels it [BL-13]', async () => {
  let now = paid({ pendingChange: PENDING });
  const cancel = answer(CancelSubscriptionChangeDocument, () => {
    now = paid();
    return { cancelSubscriptionChange: DONE };
  });
  const { user } = renderAt(PAGE, { answers: [...page, answer(PaymentsDocument, () => ({ payments: now })), cancel] });
  expect(await screen.findByText('Changes on 26 Dec 2026 to Starter · monthly · 2 seats.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Change plan' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Keep current plan' }));
  expect(await screen.findByRole('button', { name: 'Change plan' })).toBeInTheDocument();
  expect(screen.queryByText(/Changes on/)).toBeNull();
});

it('keeps a plan that is no longer offered as a choice', async () => {
  const now = paid({ planVersionId: 'growth-0' });
  const preview = previews({});
  const view = renderAt(PAGE, { answers: [...page, payments(now), preview] });
  await showPrice(view);
  await waitFor(() =>
    expect(preview.asked).toEqual([{ input: { planVersionId: 'growth-0', interval: 'MONTH', seats: 5 } }]),
  );
});

it.each([
  ['member without permission', 'admin', {}],
  ['subscription that ends', 'owner', { cancelsAt: '2026-12-26T12:00:00.000Z' }],
  ['subscription with a missing payment', 'owner', { status: 'PAST_DUE' }],
] as const)('offers no change for a %s', async (_, role, over) => {
  renderAt(PAGE, { as: role, answers: [...page, payments(paid(over))] });
  expect(await screen.findByText(/Growth · monthly · 3 seats/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Change plan' })).toBeNull();
});
