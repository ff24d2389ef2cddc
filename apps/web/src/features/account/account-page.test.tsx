import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { AccountSessionsDocument } from '../../gql/account-sessions.ts';
import { DeleteAccountDocument } from '../../gql/delete-account.ts';
import { RequestEmailChangeDocument } from '../../gql/request-email-change.ts';
import { RevokeSessionDocument, SignOutEverywhereDocument } from '../../gql/sessions-section.ts';
import { UpdatePasswordDocument } from '../../gql/update-password.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

const session = (id: string, device: string, current = false) => ({
  __typename: 'ViewerSession' as const,
  id,
  device,
  ipAddress: '10.0.0.1',
  createdAt: '2026-11-20T10:00:00.000Z',
  lastUsedAt: '2026-11-21T10:00:00.000Z',
  current,
});

/** Mocks the sessions on the server. The list no longer contains revoked sessions. */
function sessions(all = [session('s2', 'Safari on iPhone'), session('s1', 'Firefox on Linux', true)]) {
  let left = all;
  const list = answer(AccountSessionsDocument, () => ({
    viewer: { __typename: 'Viewer' as const, id: 'user-ada', sessions: left },
  }));
  const revoke = answer(RevokeSessionDocument, (input) => {
    left = left.filter(({ id }) => id !== input.id);
    return { revokeSession: { __typename: 'DeletedPayload' as const, id: input.id, errors: [] } };
  });
  const everywhere = answer(SignOutEverywhereDocument, () => {
    left = left.filter(({ current }) => current);
    return { signOutEverywhere: { __typename: 'CountPayload' as const, count: 1, errors: [] } };
  });
  return { list, revoke, everywhere, answers: [list, revoke, everywhere] };
}

const rows = async () => within(await screen.findByRole('list', { name: 'Sessions' })).findAllByRole('listitem');

it('lists sessions with the current one first and signs out another [CB-33]', async () => {
  const { answers, revoke } = sessions();
  const { user } = renderAt('/account', { answers });
  const [first, second] = await rows();
  expect(first).toHaveTextContent('Firefox on LinuxThis device');
  expect(within(first as HTMLElement).queryByRole('button')).not.toBeInTheDocument();
  expect(second).toHaveTextContent('Safari on iPhone');
  await user.click(screen.getByRole('button', { name: 'Sign out Safari on iPhone, 10.0.0.1' }));
  await waitFor(async () => expect(await rows()).toHaveLength(1));
  expect(revoke.asked).toEqual([{ id: 's2' }]);
});

it('signs out all other sessions after confirmation [CB-33]', async () => {
  const { answers, everywhere } = sessions();
  const { user } = renderAt('/account', { answers });
  await user.click(await screen.findByRole('button', { name: 'Sign out other sessions' }));
  const dialog = await screen.findByRole('dialog', { name: 'Sign out other sessions?' });
  expect(everywhere.asked).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Sign out other sessions' }));
  await waitFor(async () => expect(await rows()).toHaveLength(1));
  expect(everywhere.asked).toEqual([{ exceptCurrent: true }]);
});

it('shows an error when sessions fail to load, with a retry', async () => {
  let broken = true;
  const { answers } = sessions();
  const failing = answer(AccountSessionsDocument, () => {
    if (broken) throw denied('INTERNAL');
    return {
      viewer: { __typename: 'Viewer' as const, id: 'user-ada', sessions: [session('s1', 'Firefox on Linux', true)] },
    };
  });
  const { user } = renderAt('/account', { answers: [...answers, failing] });
  const again = await screen.findByRole('button', { name: 'Try again' });
  broken = false;
  await user.click(again);
  expect(await rows()).toHaveLength(1);
});

it('changes the password and shows a refusal at its field', async () => {
  let tries = 0;
  const change = answer(UpdatePasswordDocument, () => {
    tries += 1;
    if (tries === 1) return refused('PASSWORD_WRONG', 'currentPassword');
    return { updatePassword: { __typename: 'UpdatePasswordPayload' as const, sessionsRevoked: 1, errors: [] } };
  });
  const { user } = renderAt('/account', { answers: [...sessions().answers, change] });
  const form = within(await screen.findByRole('form', { name: 'Change password' }));
  const current = form.getByLabelText('Current password');
  await user.type(current, 'wrong');
  await user.type(form.getByLabelText('New password'), 'correct horse battery{Enter}');
  await waitFor(() => expect(current).toHaveAccessibleDescription(/password is incorrect/));
  await user.clear(current);
  await user.type(current, 'the right one{Enter}');
  await waitFor(() => expect(current).toHaveValue(''));
  expect(change.asked.at(-1)).toEqual({
    input: { currentPassword: 'the right one', newPassword: 'correct horse battery' },
  });
});

it('requests an email change and says that both addresses must confirm it', async () => {
  const request = answer(RequestEmailChangeDocument, {
    requestEmailChange: { __typename: 'EmailPayload', email: 'ada@new.test', errors: [] },
  });
  const { user } = renderAt('/account', { answers: [...sessions().answers, request] });
  const form = within(await screen.findByRole('form', { name: 'Change email address' }));
  await user.type(form.getByLabelText('New email address'), 'ada@new.test');
  await user.type(form.getByLabelText('Password'), 'my password{Enter}');
  await waitFor(() => expect(form.getByRole('status')).toHaveTextContent('ada@acme.test and ada@new.test'));
});

it('lists workspaces that the account owns, and deletes the account if there are none [P2]', async () => {
  let owns = true;
  const remove = answer(DeleteAccountDocument, () => {
    if (!owns)
      return {
        deleteAccount: {
          __typename: 'DeleteAccountPayload' as const,
          email: 'ada@acme.test',
          workspaces: null,
          errors: [],
        },
      };
    const acme = { __typename: 'WorkspaceSummary' as const, id: 'w1', name: 'Acme', slug: 'acme' };
    const errors = [
      {
        __typename: 'UserError' as const,
        code: 'LAST_OWNER' as const,
        message: 'This is the last owner.',
        field: null,
      },
    ];
    return {
      deleteAccount: { __typename: 'DeleteAccountPayload' as const, email: null, workspaces: [acme], errors },
    };
  });
  const { user, session: here } = renderAt('/account', { answers: [...sessions().answers, remove] });
  const ask = async () => {
    await user.click(await screen.findByRole('button', { name: 'Delete account' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete your account?' }));
    await user.type(dialog.getByLabelText('Password'), 'my password');
    await user.click(dialog.getByRole('button', { name: 'Delete account' }));
  };
  await ask();
  expect(await screen.findByText('You are the only owner of these workspaces')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Acme' })).toHaveAttribute('href', '/admin/acme/members');
  owns = false;
  await ask();
  await waitFor(() => expect(here.state.get().status).toBe('signed-out'));
});
