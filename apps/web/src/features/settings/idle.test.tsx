import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { ExtendSessionDocument, IdleTimeoutDocument } from '../../gql/idle-timeout.ts';
import { ReauthenticateDocument } from '../../gql/reauthenticate.ts';
import { SessionWorkspaceDocument } from '../../gql/session-workspace.ts';
import { UpdateWorkspaceDocument } from '../../gql/update-workspace.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { buildWorkspace } from '../../testing/people.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { settingsPage } from './settings.fixtures.ts';

const clock = (seconds: number) => {
  const now = Date.now();
  return {
    __typename: 'IdleTimeout' as const,
    endsAt: new Date(now + seconds * 1000).toISOString(),
    now: new Date(now).toISOString(),
  };
};

it('warns two minutes before the idle timeout, counts down, and extends the session [SE2]', async () => {
  const stays = answer(ExtendSessionDocument, () => ({
    extendSession: { __typename: 'IdleTimeoutPayload' as const, idleTimeout: clock(900), errors: [] },
  }));
  const ending = answer(IdleTimeoutDocument, () => ({ idleTimeout: clock(95) }));
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage(), ending, stays] });
  // The modules of this long page take long to load, and a search by role is slow on it.
  await screen.findByText('Settings', { selector: 'h1' });
  await screen.findByText('Are you still there?');
  const dialog = screen.getByRole('dialog', { name: 'Are you still there?' });
  expect(dialog).toHaveTextContent(/times out in 1:3\d/);
  await user.click(within(dialog).getByRole('button', { name: 'Stay signed in' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(stays.asked).toHaveLength(1);
});

it('asks for re-authentication after the idle timeout, and keeps what was typed [SE2]', async () => {
  let away = true;
  const update = answer(UpdateWorkspaceDocument, () => {
    if (away) throw denied('SESSION_IDLE');
    return {
      updateWorkspace: {
        __typename: 'WorkspacePayload' as const,
        workspace: {
          __typename: 'Workspace' as const,
          id: 'workspace-acme',
          name: 'Acme Dental',
          description: '',
          defaultCountry: null,
          timezone: 'UTC',
        },
        errors: [],
      },
    };
  });
  const confirm = answer(ReauthenticateDocument, ({ input }) => {
    if (input.password !== 'right') return refused('PASSWORD_WRONG', 'password');
    away = false;
    return { reauthenticate: { __typename: 'ReauthenticatePayload' as const, idleTimeout: clock(900), errors: [] } };
  });
  const { user, at } = renderAt('/admin/acme/settings', { answers: [settingsPage(), update, confirm] });
  await user.click(await screen.findByRole('button', { name: 'Edit name and description' }));
  await user.clear(screen.getByLabelText('Name'));
  await user.type(screen.getByLabelText('Name'), 'Acme Dental');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  const gate = within(await screen.findByRole('dialog', { name: 'Confirm your identity' }));
  await user.keyboard('{Escape}');
  await user.type(gate.getByLabelText('Password for ada@acme.test'), 'wrong{Enter}');
  expect(await gate.findByText('The password is incorrect.')).toBeInTheDocument();
  await user.clear(gate.getByLabelText('Password for ada@acme.test'));
  await user.type(gate.getByLabelText('Password for ada@acme.test'), 'right{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(at()).toBe('/admin/acme/settings');
  expect(screen.getByLabelText('Name')).toHaveValue('Acme Dental');
});

it('asks for re-authentication before opening an idle workspace [SE2]', async () => {
  let away = true;
  const workspace = answer(SessionWorkspaceDocument, () => {
    if (away) throw denied('SESSION_IDLE');
    return { workspace: buildWorkspace() };
  });
  const confirm = answer(ReauthenticateDocument, () => {
    away = false;
    return { reauthenticate: { __typename: 'ReauthenticatePayload' as const, idleTimeout: clock(900), errors: [] } };
  });
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage(), workspace, confirm] });
  const gate = within(await screen.findByRole('dialog', { name: 'Confirm your identity' }));
  await user.type(gate.getByLabelText('Password for ada@acme.test'), 'right{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeInTheDocument();
});

it('sends a member without required two-factor authentication to their account, and back', async () => {
  const workspace = answer(SessionWorkspaceDocument, () => {
    throw denied('SECOND_FACTOR_REQUIRED');
  });
  const { user, at } = renderAt('/admin/acme/leads?status=NEW', { answers: [workspace] });
  await screen.findByRole('heading', { name: 'This workspace requires two-factor authentication' });
  await user.click(screen.getByRole('link', { name: 'Set up two-factor authentication' }));
  await screen.findByRole('heading', { level: 1, name: 'Your account' });
  expect(at()).toBe('/account?next=%2Fadmin%2Facme%2Fleads%3Fstatus%3DNEW');
});
