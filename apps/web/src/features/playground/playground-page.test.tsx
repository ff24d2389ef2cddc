import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { PlaygroundPageDocument } from '../../gql/playground-page.ts';
import { RetireOperationDocument } from '../../gql/retire-operation.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

const ID = 'a5737cd0789ee6f608df656d9395903308bdf06c14006c62ea6cae1497d3e683';

const playground = (names: string[]) =>
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
  expect(list.getByRole('group', { name: 'Operation ID of WakeAgent', hidden: true })).toHaveTextContent(ID);
  expect(list.getByRole('group', { name: 'Line for the shell of WakeAgent', hidden: true })).toHaveTextContent(
    /^curl /,
  );
});

it('retires an operation after asking', async () => {
  const retire = answer(RetireOperationDocument, {
    retirePersistedOperation: { __typename: 'PersistedOperationRetired', id: ID },
  });
  const { user } = renderAt('/admin/acme/playground?tab=operations', { answers: [playground(['WakeAgent']), retire] });
  await user.click(await screen.findByRole('button', { name: 'Retire WakeAgent' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Retire WakeAgent?' }));
  await user.click(dialog.getByRole('button', { name: 'Retire WakeAgent' }));
  await waitFor(() => expect(retire.asked).toEqual([{ input: { id: ID } }]));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('is not open to those who may not call the API', async () => {
  renderAt('/admin/acme/playground', { as: 'viewer' });
  expect(await screen.findByRole('heading', { level: 1, name: 'This page is not open to you' })).toBeInTheDocument();
});
