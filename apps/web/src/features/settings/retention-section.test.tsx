import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { CreateLegalHoldDocument } from '../../gql/create-legal-hold.ts';
import { LegalHoldsDocument } from '../../gql/legal-holds.ts';
import { ReleaseLegalHoldDocument } from '../../gql/release-legal-hold.ts';
import { RetentionSettingsDocument } from '../../gql/retention-settings.ts';
import { RetentionPreviewDocument, UpdateRetentionDocument } from '../../gql/save-retention.ts';
import type { LegalHoldsQuery, RetentionPreviewQuery, RetentionSettingsQuery } from '../../gql/types.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { ALLOWED, settingsPage } from './settings.fixtures.ts';

type Hold = LegalHoldsQuery['legalHolds']['edges'][number]['node'];

const HOLD: Hold = {
  __typename: 'LegalHold',
  id: 'hold-1',
  scope: 'LEAD',
  subjectId: 'lead-1',
  reason: 'A claim',
  placedByName: 'Ada Lovelace',
  createdAt: '2026-11-01T09:00:00.000Z',
  releasedByName: null,
  releasedAt: null,
};
const settings = (retention: Partial<RetentionSettingsQuery['retention']> = {}) =>
  answer(RetentionSettingsDocument, {
    retention: {
      __typename: 'Retention',
      days: null,
      sweepsAt: '2026-11-22T03:00:00.000Z',
      held: false,
      lastSweep: null,
      ...retention,
    },
  });
const holds = (all: Hold[]) =>
  answer(LegalHoldsDocument, {
    workspace: {
      __typename: 'Workspace',
      id: 'workspace-acme',
      viewerCan: { __typename: 'WorkspacePermissions', updateRetention: ALLOWED, placeLegalHolds: ALLOWED },
    },
    legalHolds: {
      __typename: 'LegalHoldConnection',
      edges: all.map((node) => ({ __typename: 'LegalHoldEdge' as const, cursor: node.id, node })),
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      totalCount: all.length,
    },
  });
const preview = (counts: Partial<RetentionPreviewQuery['retentionPreview']> = {}) =>
  answer(RetentionPreviewDocument, {
    retentionPreview: {
      __typename: 'RetentionPreview',
      sweepsAt: '2026-11-22T03:00:00.000Z',
      olderThan: '2026-10-23T03:00:00.000Z',
      leads: 12,
      messages: 340,
      conversations: 1,
      contacts: 0,
      calls: 0,
      heldLeads: 2,
      heldMessages: 9,
      ...counts,
    },
  });
const stored = answer(UpdateRetentionDocument, (input) => ({
  updateRetention: {
    __typename: 'RetentionPayload' as const,
    retention: {
      __typename: 'Retention' as const,
      days: input.days ?? null,
      sweepsAt: '2026-11-22T03:00:00.000Z',
      held: false,
    },
    errors: [],
  },
}));

async function section() {
  await screen.findByRole('form', { name: 'Data retention' });
  return within(screen.getByRole('region', { name: 'Data retention' }));
}

it('previews the deletion before saving [CB-23]', async () => {
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage(), settings(), preview(), stored] });
  const card = await section();
  expect(await card.findByText('Data is kept forever.')).toBeInTheDocument();
  await user.click(card.getByRole('radio', { name: 'Custom' }));
  const days = card.getByRole('textbox', { name: 'Days' });
  await user.clear(days);
  await user.type(days, '4000');
  await user.click(card.getByRole('button', { name: 'Preview deletion' }));
  expect(await card.findByText('Enter 1 to 3650 days.')).toBeInTheDocument();
  await user.clear(days);
  await user.type(days, '30');
  await user.click(card.getByRole('button', { name: 'Preview deletion' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Keep data for 30 days?' }));
  expect(await dialog.findByText('12 leads, 340 messages and 1 conversation')).toBeInTheDocument();
  expect(dialog.getByText('Kept by legal holds: 2 leads, 9 messages.')).toBeInTheDocument();
  expect(stored.asked).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Keep for 30 days' }));
  await waitFor(() => expect(stored.asked).toEqual([{ days: 30 }]));
});

it('switches back to keeping data forever, and shows the last deletion [CB-24]', async () => {
  const lastSweep = {
    __typename: 'RetentionSweep' as const,
    dueAt: '2026-11-21T03:00:00.000Z',
    leads: 1,
    messages: 0,
    conversations: 0,
    contacts: 0,
    calls: 0,
  };
  const forever = answer(UpdateRetentionDocument, stored.reply as never);
  const { user } = renderAt('/admin/acme/settings', {
    answers: [settingsPage(), settings({ days: 30, lastSweep }), forever],
  });
  const card = await section();
  expect(await card.findByText(/older than 30 days is deleted next on .* removed 1 lead\./)).toBeInTheDocument();
  await user.click(card.getByRole('radio', { name: 'Forever' }));
  await user.click(card.getByRole('button', { name: 'Keep forever' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Keep data forever?' }));
  await user.click(dialog.getByRole('button', { name: 'Keep forever' }));
  await waitFor(() => expect(forever.asked).toEqual([{ days: null }]));
});

it('places a legal hold with a reason, and lifts it after a confirmation', async () => {
  const place = answer(CreateLegalHoldDocument, refused('LEGAL_HOLD_EXISTS'));
  const lift = answer(ReleaseLegalHoldDocument, {
    releaseLegalHold: {
      __typename: 'LegalHoldPayload',
      hold: { __typename: 'LegalHold', id: 'hold-1', releasedByName: 'Ada', releasedAt: '2026-11-21T09:00:00.000Z' },
      errors: [],
    },
  });
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage(), holds([HOLD]), place, lift] });
  const card = await section();
  expect(await card.findByRole('link', { name: 'One lead' })).toHaveAttribute('href', '/admin/acme/leads/lead-1');
  await user.click(card.getByRole('button', { name: 'Place legal hold' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Place a legal hold on the workspace?' }));
  await user.click(dialog.getByRole('button', { name: 'Place legal hold' }));
  expect(await dialog.findByText('Enter a reason.')).toBeInTheDocument();
  await user.type(dialog.getByLabelText('Reason'), 'An audit');
  await user.click(dialog.getByRole('button', { name: 'Place legal hold' }));
  expect(await dialog.findByRole('alert')).toHaveTextContent('This data is already under a legal hold.');
  expect(place.asked).toEqual([{ input: { reason: 'An audit' } }]);
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await user.click(await card.findByRole('button', { name: 'Release legal hold: A claim' }));
  await user.click(await screen.findByRole('button', { name: 'Release legal hold' }));
  await waitFor(() => expect(lift.asked).toEqual([{ id: 'hold-1' }]));
});

it('is hidden without workspace.security', async () => {
  renderAt('/admin/acme/settings', { as: 'member', answers: [settingsPage()] });
  await screen.findByRole('region', { name: 'API keys' });
  expect(screen.queryByRole('region', { name: 'Data retention' })).toBeNull();
});

it.each([
  ['PRODUCTION', 1],
  ['STAGING', 0],
] as const)('warns before changing the retention in %s [AM-26]', async (environment, times) => {
  const { user } = renderAt('/admin/acme/settings', {
    workspace: { environment },
    answers: [settingsPage({ workspace: { environment } }), settings({ days: 30 })],
  });
  const card = await section();
  await user.click(card.getByRole('radio', { name: 'Forever' }));
  await user.click(card.getByRole('button', { name: 'Keep forever' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Keep data forever?' }));
  expect(dialog.getByText('Leads and transcripts will no longer be deleted automatically.')).toBeInTheDocument();
  expect(dialog.queryAllByText('You’re editing in production')).toHaveLength(times);
});
