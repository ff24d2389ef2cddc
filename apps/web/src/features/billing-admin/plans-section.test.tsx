import { expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import {
  ArchivePlanDocument,
  BillingPlansDocument,
  CreatePlanDocument,
  CreatePlanVersionDocument,
  PublishPlanVersionDocument,
} from '../../gql/plans.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { PLAN, plans, VERSION } from './billing-admin.fixtures.ts';

const ADMIN = { viewer: { globalRole: 'ADMIN' as const } };
const DRAFT = { ...VERSION, id: 'version-2', number: 2, publishedAt: null, subscriptionCount: 0 };

it('lists plans with their status and terms [WC-33]', async () => {
  const list = [
    { ...PLAN, isDefault: true, versions: [DRAFT, VERSION] },
    { ...PLAN, id: 'plan-2', name: 'Old', archivedAt: VERSION.publishedAt },
  ];
  renderAt('/billing-admin', { ...ADMIN, answers: [plans(list)] });
  const row = within(await screen.findByRole('row', { name: /Starter/ }));
  for (const text of ['Version 1', 'Default', 'Draft 2', '€49.00 per month · 1 limit · 1 feature'])
    expect(row.getByText(text)).toBeInTheDocument();
  const archived = within(screen.getByRole('row', { name: /Old/ }));
  expect(archived.getByText('Archived')).toBeInTheDocument();
  expect(archived.queryByRole('button')).toBeNull();
  expect(screen.queryByText(/Billing is turned off/)).toBeNull();
});

it('says that there are no plans, that billing is off, and offers to try again after an error', async () => {
  renderAt('/billing-admin', { ...ADMIN, answers: [plans([], 'OFF')] });
  expect(await screen.findByText('No plans yet')).toBeInTheDocument();
  expect(screen.getByText('Billing is turned off on this installation. Plans have no effect.')).toBeInTheDocument();
  cleanup();
  const failing = answer(BillingPlansDocument, () => {
    throw denied('INTERNAL');
  });
  renderAt('/billing-admin', { ...ADMIN, answers: [failing] });
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
});

it('creates a plan, and shows a refusal at the field', async () => {
  const create = answer(CreatePlanDocument, refused('PLAN_KEY_TAKEN', 'key'));
  const { user } = renderAt('/billing-admin', { ...ADMIN, answers: [plans(), create] });
  await user.click(await screen.findByRole('button', { name: 'Create plan' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Create plan' }));
  await user.type(dialog.getByLabelText('Name'), 'Starter');
  await user.type(dialog.getByLabelText('Key'), 'starter');
  await user.click(dialog.getByRole('button', { name: 'Create plan' }));
  expect(await dialog.findByText('Another plan has this key. Choose another key.')).toBeInTheDocument();
  expect(create.asked).toEqual([
    { input: { key: 'starter', name: 'Starter', description: '', visibility: 'PRIVATE' } },
  ]);
});

it('creates a draft from the terms of the newest version', async () => {
  const create = answer(CreatePlanVersionDocument, refused('PLAN_LIMIT_INVALID', 'limits'));
  const { user } = renderAt('/billing-admin', { ...ADMIN, answers: [plans(), create] });
  await user.click(await screen.findByRole('button', { name: 'Actions for Starter' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Create version' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Create version of Starter' }));
  await user.click(dialog.getByRole('checkbox', { name: 'Sequences' }));
  await user.click(dialog.getByRole('button', { name: 'Add limit' }));
  await user.type(dialog.getByLabelText('Price'), '{Backspace}{Backspace}.5');
  await user.click(dialog.getByRole('button', { name: 'Create draft' }));
  expect(await dialog.findByText(/Enter one limit for each meter/)).toBeInTheDocument();
  expect(create.asked).toEqual([
    {
      input: {
        planId: 'plan-1',
        features: ['CAMPAIGNS', 'SEQUENCES'],
        limits: [
          { meter: 'MEMBERS', included: 3, mode: 'HARD', unitPriceMinor: null },
          { meter: 'AI_CONVERSATIONS', included: -1, mode: 'HARD', unitPriceMinor: null },
        ],
        prices: [{ currency: 'EUR', interval: 'MONTH', baseMinor: expect.any(Number), perSeatMinor: 0 }],
        throughput: null,
        graceDays: 14,
      },
    },
  ]);
});

it('sets the price of usage above a limit, in minor units [BL-07]', async () => {
  const create = answer(CreatePlanVersionDocument, refused('PLAN_OVERAGE_CURRENCY', 'prices'));
  const { user } = renderAt('/billing-admin', { ...ADMIN, answers: [plans(), create] });
  await user.click(await screen.findByRole('button', { name: 'Actions for Starter' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Create version' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Create version of Starter' }));
  expect(dialog.getByRole('option', { name: 'Charge' })).toBeDisabled();
  await user.selectOptions(dialog.getByLabelText('Meter'), 'MESSAGES_OUT');
  await user.selectOptions(dialog.getByLabelText('When reached'), 'OVERAGE');
  await user.type(dialog.getByLabelText('Price per unit of Messages sent'), '0.0007');
  await user.click(dialog.getByRole('button', { name: 'Create draft' }));
  expect(await dialog.findByText(/Enter prices in one currency/)).toBeInTheDocument();
  expect(create.asked).toMatchObject([
    { input: { limits: [{ meter: 'MESSAGES_OUT', included: 3, mode: 'OVERAGE', unitPriceMinor: '0.07' }] } },
  ]);
});

it('publishes a draft and archives a plan after a confirmation', async () => {
  const done = { __typename: 'PlanPayload' as const, plan: { __typename: 'Plan' as const, id: 'plan-1' }, errors: [] };
  const publish = answer(PublishPlanVersionDocument, { publishPlanVersion: done });
  const archive = answer(ArchivePlanDocument, refused('PLAN_ARCHIVED'));
  const list = plans([{ ...PLAN, versions: [DRAFT, VERSION] }]);
  const { user } = renderAt('/billing-admin', { ...ADMIN, answers: [list, publish, archive] });
  await user.click(await screen.findByRole('button', { name: 'Actions for Starter' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Publish version 2' }));
  await user.click(await screen.findByRole('button', { name: 'Publish version 2' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(publish.asked).toEqual([{ id: 'version-2' }]);
  expect(list.asked.length).toBeGreaterThan(1);
  await user.click(screen.getByRole('button', { name: 'Actions for Starter' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Archive' }));
  await user.click(await screen.findByRole('button', { name: 'Archive Starter' }));
  expect(await screen.findByText('This plan is archived. Choose another plan.')).toBeInTheDocument();
});

it('is not found for users who are not global admins [WC-34]', async () => {
  renderAt('/billing-admin');
  await waitFor(() => expect(screen.getAllByRole('heading', { level: 1 })[0]).toHaveTextContent(/not found/i));
});
