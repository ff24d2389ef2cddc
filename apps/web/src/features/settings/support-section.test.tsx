import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import {
  GrantSupportAccessDocument,
  RevokeSupportAccessDocument,
  SupportAccessesDocument,
} from '../../gql/support-section.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { settingsPage } from './settings.fixtures.ts';

const section = async () => within(await screen.findByRole('region', { name: 'Support access' }));
const HOUR = 3_600_000;

const access = {
  __typename: 'SupportAccess' as const,
  id: 'access-1',
  level: 'READ' as const,
  hours: 2,
  grantedByName: 'Ada Acme',
  grantedAt: new Date().toISOString(),
  expiresAt: new Date(Date.now() + HOUR).toISOString(),
  adminName: 'Pia Platform',
  reason: 'Ada wrote that her leads are gone.',
  sessionStartedAt: new Date().toISOString(),
  endedAt: null,
  endedByName: null,
};
const accesses = (...nodes: (typeof access)[]) =>
  answer(SupportAccessesDocument, {
    supportAccesses: {
      __typename: 'SupportAccessConnection',
      edges: nodes.map((node) => ({ __typename: 'SupportAccessEdge' as const, cursor: node.id, node })),
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      totalCount: nodes.length,
    },
  });

it('grants the selected level and duration, and shows a refusal [O1]', async () => {
  const grant = answer(GrantSupportAccessDocument, refused('SUPPORT_GRANTED_ALREADY'));
  const { user } = renderAt('/admin/acme/settings/security', { answers: [settingsPage(), accesses(), grant] });
  const shown = await section();
  expect(await shown.findByText('No support sessions yet')).toBeInTheDocument();
  await user.click(shown.getByRole('button', { name: 'Grant support access' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Grant support access' }));
  expect(dialog.getByRole('radio', { name: 'Read only' })).toBeChecked();
  await user.click(dialog.getByRole('radio', { name: 'Read data and change settings' }));
  await user.click(dialog.getByRole('button', { name: 'Grant access' }));
  expect(await dialog.findByText(/Support access is already granted/)).toBeInTheDocument();
  expect(grant.asked).toEqual([{ input: { level: 'CHANGE', hours: 4 } }]);
});

it('shows the support session with its reason, and ends it [O1]', async () => {
  const end = answer(RevokeSupportAccessDocument, {
    revokeSupportAccess: {
      __typename: 'SupportAccessPayload',
      access: { __typename: 'SupportAccess', id: access.id, endedAt: access.expiresAt, endedByName: 'Ada Acme' },
      errors: [],
    },
  });
  const { user } = renderAt('/admin/acme/settings/security', { answers: [settingsPage(), accesses(access), end] });
  const shown = await section();
  expect(await shown.findByText(access.reason)).toBeInTheDocument();
  expect(shown.getByText('In session')).toBeInTheDocument();
  expect(shown.getByRole('button', { name: 'Grant support access' })).toBeDisabled();
  await user.click(shown.getByRole('button', { name: 'End access' }));
  await waitFor(() => expect(end.asked).toEqual([{ id: access.id }]));
});
