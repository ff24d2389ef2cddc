import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { CreateApiKeyDocument } from '../../gql/create-api-key.ts';
import { DeleteServiceAccountDocument } from '../../gql/delete-service-account.ts';
import { CreateServiceAccountDocument, UpdateServiceAccountDocument } from '../../gql/service-account-dialog.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildServiceAccount, settingsPage } from './settings.fixtures.ts';

const section = async () => within(await screen.findByRole('region', { name: 'Service accounts' }));

it('creates a service account with policies, and rejects member policies client-side', async () => {
  const create = answer(CreateServiceAccountDocument, {
    createServiceAccount: {
      __typename: 'ServiceAccountPayload',
      serviceAccount: { __typename: 'ServiceAccount', id: 'service-account-1' },
      errors: [],
    },
  });
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage(), create] });
  const shown = await section();
  expect(await shown.findByText('No service accounts yet')).toBeInTheDocument();
  await user.click(shown.getByRole('button', { name: 'Create service account' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Create service account' }));
  await user.type(dialog.getByLabelText('Name'), 'Nightly import');
  const find = dialog.getByRole('searchbox', { name: 'Find permission' });
  await user.type(find, 'workspace.members');
  await user.click(dialog.getByRole('checkbox', { name: /Invite and remove members/ }));
  await user.click(dialog.getByRole('button', { name: 'Create service account' }));
  expect(await dialog.findByText(/cannot have permissions for members/)).toBeInTheDocument();
  await user.click(dialog.getByRole('checkbox', { name: /Invite and remove members/ }));
  await user.clear(find);
  await user.type(find, 'lead.manage');
  await user.click(dialog.getByRole('checkbox', { name: /Create, edit, greet, export and delete leads/ }));
  await user.click(dialog.getByRole('button', { name: 'Create service account' }));
  await waitFor(() => expect(create.asked).toEqual([{ input: { name: 'Nightly import', policies: ['lead.manage'] } }]));
});

it('edits and removes a service account, and shows a refusal', async () => {
  const update = answer(UpdateServiceAccountDocument, refused('TARGET_HAS_MORE_PERMISSIONS', 'id'));
  const remove = answer(DeleteServiceAccountDocument, {
    deleteServiceAccount: { __typename: 'DeletedPayload', id: 'service-account-1', errors: [] },
  });
  const answers = [settingsPage({ serviceAccounts: [buildServiceAccount()] }), update, remove];
  const { user } = renderAt('/admin/acme/settings', { answers });
  const shown = await section();
  await user.click(await shown.findByRole('button', { name: 'Edit Nightly import' }));
  const editor = within(await screen.findByRole('dialog', { name: 'Edit Nightly import' }));
  await user.click(editor.getByRole('button', { name: 'Save' }));
  expect(await editor.findByText(/has more permissions than you/)).toBeInTheDocument();
  await user.click(editor.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.click(shown.getByRole('button', { name: 'Remove Nightly import' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove Nightly import?' }));
  await user.click(dialog.getByRole('button', { name: 'Remove Nightly import' }));
  await waitFor(() => expect(remove.asked).toEqual([{ id: 'service-account-1' }]));
});

it('creates a key for a service account', async () => {
  const created = answer(CreateApiKeyDocument, refused('SCOPES_EXCEED_SERVICE_ACCOUNT', 'scopes'));
  const { user } = renderAt('/admin/acme/settings', {
    answers: [settingsPage({ serviceAccounts: [buildServiceAccount()] }), created],
  });
  await user.click(await screen.findByRole('button', { name: 'Create key' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Create API key' }));
  await user.type(dialog.getByLabelText('Name'), 'Import');
  await user.selectOptions(dialog.getByLabelText('Owner'), 'Nightly import');
  await user.type(dialog.getByRole('searchbox', { name: 'Find permission' }), 'lead.manage');
  await user.click(dialog.getByRole('checkbox', { name: /Create, edit, greet, export and delete leads/ }));
  await user.click(dialog.getByRole('button', { name: 'Create key' }));
  expect(await dialog.findByText(/does not have all of these permissions/)).toBeInTheDocument();
  expect(created.asked[0]?.input).toMatchObject({ serviceAccountId: 'service-account-1' });
});

it('is hidden from members who can only manage their own keys', async () => {
  renderAt('/admin/acme/settings', { as: 'member', answers: [settingsPage()] });
  expect(await screen.findByRole('region', { name: 'API keys' })).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Service accounts' })).toBeNull();
});
