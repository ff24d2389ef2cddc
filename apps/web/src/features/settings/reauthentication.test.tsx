import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { ReauthenticateDocument } from '../../gql/reauthenticate.ts';
import { UpdateWorkspaceDocument } from '../../gql/update-workspace.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { settingsPage } from './settings.fixtures.ts';

/** Mocks a server that requires the user to confirm their identity, opens the form and enters a new name. */
async function setUp(methods: readonly string[]) {
  let proved = false;
  const update = answer(UpdateWorkspaceDocument, ({ input }) => {
    if (!proved) throw denied('REAUTHENTICATION_REQUIRED', { methods });
    return {
      updateWorkspace: {
        __typename: 'WorkspacePayload' as const,
        workspace: {
          __typename: 'Workspace' as const,
          id: 'workspace-acme',
          name: input.name ?? '',
          description: '',
          defaultCountry: null,
          timezone: 'UTC',
        },
        errors: [],
      },
    };
  });
  let limited = false;
  const confirm = answer(ReauthenticateDocument, ({ input }) => {
    if (limited) throw denied('RATE_LIMITED');
    if (input.password === 'right' || input.code === '123456') {
      proved = true;
      return { reauthenticate: { __typename: 'ReauthenticatePayload' as const, idleTimeout: null, errors: [] } };
    }
    const [code, field] = input.code ? (['CODE_WRONG', 'code'] as const) : (['PASSWORD_WRONG', 'password'] as const);
    return refused(code, field);
  });
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage(), update, confirm] });
  await user.click(await screen.findByRole('button', { name: 'Edit name and description' }));
  await user.clear(screen.getByLabelText('Name'));
  await user.type(screen.getByLabelText('Name'), 'Acme Dental');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Confirm your identity' }));
  return { user, dialog, update, limit: () => (limited = true) };
}

const gone = () => waitFor(() => expect(screen.queryByRole('dialog', { name: 'Confirm your identity' })).toBeNull());

it('asks for the password, shows when it is wrong, and retries the change once with the same input [S4]', async () => {
  const { user, dialog, update } = await setUp(['PASSWORD']);
  const password = dialog.getByLabelText('Password for ada@acme.test');
  await waitFor(() => expect(password).toHaveFocus());
  await user.type(password, 'wrong{Enter}');
  expect(await dialog.findByText('The password is incorrect.')).toBeInTheDocument();
  await waitFor(() => expect(password).toHaveFocus());
  expect(update.asked).toHaveLength(1);
  await user.clear(password);
  await user.type(password, 'right{Enter}');
  await gone();
  await waitFor(() => expect(update.asked).toHaveLength(2));
  expect(update.asked[1]).toEqual(update.asked[0]);
  expect(update.asked[1]).toMatchObject({ input: { name: 'Acme Dental' } });
});

it('keeps the form unchanged on cancel [S4]', async () => {
  const { user, dialog, update } = await setUp(['PASSWORD']);
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await gone();
  expect(screen.getByLabelText('Name')).toHaveValue('Acme Dental');
  expect(await screen.findByText('Nothing was changed. Confirm your identity to continue.')).toBeInTheDocument();
  expect(update.asked).toHaveLength(1);
});

it('asks for the code instead of the password when the account has an authenticator app [S4]', async () => {
  const { user, dialog, update } = await setUp(['TOTP']);
  expect(dialog.queryByLabelText(/Password/)).toBeNull();
  const code = dialog.getByLabelText('Authentication code');
  await waitFor(() => expect(code).toHaveFocus());
  await user.type(code, '123456{Enter}');
  await gone();
  await waitFor(() => expect(update.asked).toHaveLength(2));
});

it('shows when there were too many attempts [S4]', async () => {
  const { user, dialog, limit } = await setUp(['PASSWORD']);
  limit();
  await user.type(dialog.getByLabelText('Password for ada@acme.test'), 'right{Enter}');
  expect(await dialog.findByRole('alert')).toHaveTextContent('Try again in a few minutes.');
});
