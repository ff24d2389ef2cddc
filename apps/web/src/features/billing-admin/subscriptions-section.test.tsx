import { expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import {
  CreateManualSubscriptionDocument,
  EndManualSubscriptionDocument,
  UpdateManualSubscriptionDocument,
  WorkspacePlansDocument,
} from '../../gql/subscriptions.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { ACME, plans, SUBSCRIPTION, workspacePlans } from './billing-admin.fixtures.ts';

const ADMIN = { viewer: { globalRole: 'ADMIN' as const } };
const PAGE = '/billing-admin?view=subscriptions';
const done = {
  __typename: 'WorkspacePlanPayload' as const,
  workspacePlan: { __typename: 'WorkspacePlan' as const, id: 'workspace-acme' },
  errors: [],
};

it('lists workspaces with plan, status and usage, and finds them [WC-33]', async () => {
  const list = workspacePlans((search) => (search === 'zzz' ? [] : [ACME]));
  const { user } = renderAt(PAGE, { ...ADMIN, answers: [list] });
  const row = within(await screen.findByRole('row', { name: /Acme/ }));
  for (const text of ['Starter', 'Active', 'Until 31 Dec 2026', 'Members: 4 of 5'])
    expect(row.getByText(text)).toBeInTheDocument();
  await user.type(screen.getByRole('searchbox', { name: 'Search workspaces' }), 'zzz');
  expect(await screen.findByText('No matching workspaces')).toBeInTheDocument();
});

it('offers to try again after an error', async () => {
  const failing = answer(WorkspacePlansDocument, () => {
    throw denied('INTERNAL');
  });
  renderAt(PAGE, { ...ADMIN, answers: [failing] });
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
  cleanup();
});

it('assigns a plan, and shows a refusal at the field', async () => {
  let isRefused = true;
  const create = answer(CreateManualSubscriptionDocument, () =>
    isRefused ? (refused('SUBSCRIPTION_SEATS_TOO_FEW', 'seats') as never) : { createManualSubscription: done },
  );
  const { user } = renderAt(PAGE, { ...ADMIN, answers: [workspacePlans(), plans(), create] });
  await user.click(await screen.findByRole('button', { name: 'Assign a plan to Globex' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Assign a plan to Globex' }));
  await user.type(await dialog.findByLabelText('Seats'), '1');
  await user.type(dialog.getByLabelText('Custom price'), '9.9');
  await user.click(dialog.getByRole('button', { name: 'Assign plan' }));
  expect(await dialog.findByText('The workspace has more members than seats. Enter more seats.')).toBeInTheDocument();
  expect(create.asked).toEqual([
    {
      input: {
        workspace: 'globex',
        planVersionId: 'version-1',
        interval: 'MONTH',
        seats: 1,
        startsAt: null,
        endsAt: null,
        priceMinor: 990,
        currency: 'EUR',
        note: '',
        overrides: { features: [], limits: [], throughput: null },
      },
    },
  ]);
  isRefused = false;
  await user.click(dialog.getByRole('button', { name: 'Assign plan' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('changes the terms of a subscription', async () => {
  const update = answer(UpdateManualSubscriptionDocument, { updateManualSubscription: done });
  const { user } = renderAt(PAGE, { ...ADMIN, answers: [workspacePlans(), plans(), update] });
  await user.click(await screen.findByRole('button', { name: 'Edit the subscription of Acme' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit the subscription of Acme' }));
  await user.type(await dialog.findByLabelText('Note'), 'Agreed.');
  await user.click(dialog.getByRole('button', { name: 'Save subscription' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(update.asked).toMatchObject([
    { input: { id: 'subscription-1', seats: 5, note: 'Agreed.', endsAt: SUBSCRIPTION.endsAt } },
  ]);
});

it('ends a subscription after a confirmation', async () => {
  const end = answer(EndManualSubscriptionDocument, { endManualSubscription: done });
  const { user } = renderAt(PAGE, { ...ADMIN, answers: [workspacePlans(), end] });
  await user.click(await screen.findByRole('button', { name: 'End the subscription of Acme' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'End the subscription of Acme?' }));
  expect(dialog.getByText('The default plan applies immediately. No data is deleted.')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'End subscription' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(end.asked).toEqual([{ id: 'subscription-1' }]);
});
