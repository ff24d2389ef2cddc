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
        registerOperations: { __typename: 'PermissionCheck', allowed: true, reason: null },
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
            delete: { __typename: 'PermissionCheck' as const, ...permission },
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

it('lists saved queries with ID and cURL command', async () => {
  renderAt('/admin/acme/playground?tab=operations', { as: 'member', answers: [playground(['WakeAgent'])] });
  const list = within(await screen.findByRole('list', { name: 'Saved queries' }));
  expect(list.getByText('Mutation')).toBeInTheDocument();
  expect(list.getByText(/Saved by Ada Lovelace on 21 Nov 2026 · never used/)).toBeInTheDocument();
  expect(list.getByText('Requires workspace.settings · cost up to 3')).toBeInTheDocument();
  const keys = within(list.getByRole('list', { name: 'API keys that use WakeAgent' }));
  expect(keys.getByRole('listitem')).toHaveTextContent('Website: 12 calls, last 1 hour ago');
  expect(list.getByRole('group', { name: 'ID of WakeAgent', hidden: true })).toHaveTextContent(ID);
  expect(list.getByRole('group', { name: 'cURL command of WakeAgent', hidden: true })).toHaveTextContent(/^curl /);
});

it('disables Delete with the reason for an operation of another member [S18]', async () => {
  const reason = 'You need the policy api_key.manage.';
  const answers = [playground(['WakeAgent'], { allowed: false, reason })];
  const { user } = renderAt('/admin/acme/playground?tab=operations', { as: 'member', answers });
  const button = await screen.findByRole('button', { name: 'Delete WakeAgent' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  await user.click(button);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('deletes a saved query after a confirmation', async () => {
  const retire = answer(DeleteOperationDocument, {
    deletePersistedOperation: { __typename: 'DeletedPayload', id: ID, errors: [] },
  });
  const { user } = renderAt('/admin/acme/playground?tab=operations', { answers: [playground(['WakeAgent']), retire] });
  await user.click(await screen.findByRole('button', { name: 'Delete WakeAgent' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete WakeAgent?' }));
  expect(dialog.getByText('1 API key used this query in the last 7 days.')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Delete WakeAgent' }));
  await waitFor(() => expect(retire.asked).toEqual([{ id: ID }]));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('shows a viewer the saved queries without actions', async () => {
  renderAt('/admin/acme/playground', { as: 'viewer', answers: [playground(['WakeAgent'])] });
  const list = within(await screen.findByRole('list', { name: 'Saved queries' }));
  expect(list.getByText('WakeAgent')).toBeInTheDocument();
  expect(list.queryByRole('button', { name: /Delete|Open/ })).toBeNull();
  expect(screen.queryByRole('tab', { name: 'Editor' })).toBeNull();
});

it('is not available to the agent role', async () => {
  renderAt('/admin/acme/playground', { as: 'agent' });
  expect(
    await screen.findByRole('heading', { level: 1, name: 'You don’t have access to this page' }),
  ).toBeInTheDocument();
});
