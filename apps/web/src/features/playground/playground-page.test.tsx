import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { DeleteOperationDocument } from '../../gql/delete-operation.ts';
import { PlaygroundPageDocument } from '../../gql/playground-page.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

const ID = 'a5737cd0789ee6f608df656d9395903308bdf06c14006c62ea6cae1497d3e683';

const ALLOWED = { allowed: true, reason: null };

const playground = (names: string[], permission: { allowed: boolean; reason: string | null } = ALLOWED) =>
  answer(PlaygroundPageDocument, {
    workspace: {
      __typename: 'Workspace',
      id: 'workspace-acme',
      viewerCan: {
        __typename: 'WorkspacePermissions',
        registerOperations: { __typename: 'Permission', allowed: true, reason: null },
      },
    },
    persistedOperations: {
      __typename: 'PersistedOperationConnection',
      edges: names.map((name) => ({
        __typename: 'PersistedOperationEdge' as const,
        cursor: name,
        node: {
          __typename: 'PersistedOperation' as const,
          id: ID,
          name,
          kind: 'MUTATION' as const,
          document: `mutation ${name} { resumeAgent { workspace { id } } }`,
          curl: `curl 'http://localhost/graphql' --data '${ID}'`,
          createdByName: 'Ada Lovelace',
          createdAt: '2026-11-21T09:00:00.000Z',
          lastUsedAt: null,
          cost: 3,
          policies: ['workspace.settings'],
          viewerCan: {
            __typename: 'PersistedOperationPermissions' as const,
            delete: { __typename: 'Permission' as const, ...permission },
          },
          uses: [
            {
              __typename: 'PersistedOperationUse' as const,
              apiKeyId: 'key-1',
              apiKeyName: 'Website',
              count: 12,
              lastUsedAt: new Date(Date.now() - 3_600_000).toISOString(),
            },
          ],
        },
      })),
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      totalCount: names.length,
    },
  });

it('lists what automation may run, with its id and a line for the shell', async () => {
  renderAt('/admin/acme/playground?tab=operations', { as: 'member', answers: [playground(['WakeAgent'])] });
  const list = within(await screen.findByRole('list', { name: 'Persisted operations' }));
  expect(list.getByText('Mutation')).toBeInTheDocument();
  expect(list.getByText(/Saved by Ada Lovelace on 21 Nov 2026 · never used/)).toBeInTheDocument();
  expect(list.getByText('Needs workspace.settings · costs up to 3 values')).toBeInTheDocument();
  const keys = within(list.getByRole('list', { name: 'Keys that run WakeAgent' }));
  expect(keys.getByRole('listitem')).toHaveTextContent('Website ran it 12 times, last 1 hour ago');
  expect(list.getByRole('group', { name: 'Operation ID of WakeAgent', hidden: true })).toHaveTextContent(ID);
  expect(list.getByRole('group', { name: 'Line for the shell of WakeAgent', hidden: true })).toHaveTextContent(
    /^curl /,
  );
});

it('disables Retire with the reason for an operation of another member [S18]', async () => {
  const reason = 'You need the policy api_key.manage.';
  const answers = [playground(['WakeAgent'], { allowed: false, reason })];
  const { user } = renderAt('/admin/acme/playground?tab=operations', { as: 'member', answers });
  const button = await screen.findByRole('button', { name: 'Retire WakeAgent' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  await user.click(button);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('retires an operation after asking', async () => {
  const retire = answer(DeleteOperationDocument, {
    deletePersistedOperation: { __typename: 'PersistedOperationDeleted', id: ID },
  });
  const { user } = renderAt('/admin/acme/playground?tab=operations', { answers: [playground(['WakeAgent']), retire] });
  await user.click(await screen.findByRole('button', { name: 'Retire WakeAgent' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Retire WakeAgent?' }));
  expect(dialog.getByText('1 key used it this week.')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Retire WakeAgent' }));
  await waitFor(() => expect(retire.asked).toEqual([{ input: { id: ID } }]));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('shows a viewer what is there, and no way to change or to call it', async () => {
  renderAt('/admin/acme/playground', { as: 'viewer', answers: [playground(['WakeAgent'])] });
  const list = within(await screen.findByRole('list', { name: 'Persisted operations' }));
  expect(list.getByText('WakeAgent')).toBeInTheDocument();
  expect(list.queryByRole('button', { name: /Retire|Open/ })).toBeNull();
  expect(screen.queryByRole('tab', { name: 'Editor' })).toBeNull();
});

it('is not open to an agent', async () => {
  renderAt('/admin/acme/playground', { as: 'agent' });
  expect(
    await screen.findByRole('heading', { level: 1, name: 'You don’t have access to this page' }),
  ).toBeInTheDocument();
});
