import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { DisableUserDocument, UpdateGlobalRoleDocument } from '../../gql/change-user.ts';
import { UsersPageDocument } from '../../gql/users-page.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import type { PlatformUser } from './users-page.tsx';

const buildUser = (overrides: Partial<PlatformUser> = {}): PlatformUser => ({
  __typename: 'PlatformUser',
  id: 'user-mia',
  name: 'Mia Moreno',
  email: 'mia@acme.test',
  globalRole: 'USER',
  emailVerifiedAt: '2026-11-01T09:00:00.000Z',
  disabledAt: null,
  createdAt: '2026-11-01T09:00:00.000Z',
  ...overrides,
});

const people = (users: (search: string) => PlatformUser[]) =>
  answer(UsersPageDocument, ({ search }) => {
    const found = users(search ?? '');
    return {
      platformUsers: {
        __typename: 'PlatformUserConnection' as const,
        edges: found.map((node) => ({ __typename: 'PlatformUserEdge' as const, cursor: node.id, node })),
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
        totalCount: found.length,
      },
    };
  });
const ADMIN = { viewer: { globalRole: 'ADMIN' as const } };

it('lists accounts and finds them by name [WC-33]', async () => {
  const list = people((search) =>
    search === 'zora' ? [] : [buildUser(), buildUser({ id: 'u2', name: 'Pia', globalRole: 'ADMIN' })],
  );
  const { user } = renderAt('/users', { ...ADMIN, answers: [list] });
  expect(within(await screen.findByRole('row', { name: /Mia Moreno/ })).getByText('Active')).toBeInTheDocument();
  expect(within(screen.getByRole('row', { name: /Pia/ })).getByText('Global admin')).toBeInTheDocument();
  await user.keyboard('/');
  expect(screen.getByRole('searchbox', { name: 'Search users' })).toHaveFocus();
  await user.keyboard('zora');
  expect(await screen.findByText('No matching users')).toBeInTheDocument();
});

it('disables an account after a confirmation [WC-33]', async () => {
  const disable = answer(DisableUserDocument, {
    disableUser: {
      __typename: 'PlatformUserPayload',
      user: { __typename: 'PlatformUser', id: 'user-mia', globalRole: 'USER', disabledAt: '2026-11-21T09:00:00.000Z' },
      errors: [],
    },
  });
  const { user } = renderAt('/users', { ...ADMIN, answers: [people(() => [buildUser()]), disable] });
  await user.click(await screen.findByRole('button', { name: 'Actions for Mia Moreno' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Disable' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Disable Mia Moreno?' }));
  expect(dialog.getByText(/signed out and can’t sign in/)).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Disable Mia Moreno' }));
  expect(await screen.findByText('Disabled')).toBeInTheDocument();
  expect(disable.asked).toEqual([{ id: 'user-mia' }]);
});

it('shows a refusal in the dialog, and does not offer to disable the own account', async () => {
  const demote = answer(UpdateGlobalRoleDocument, refused('LAST_GLOBAL_ADMIN'));
  const ada = buildUser({ id: 'user-ada', name: 'Ada Lovelace', globalRole: 'ADMIN' });
  const { user } = renderAt('/users', { ...ADMIN, answers: [people(() => [ada]), demote] });
  await user.click(await screen.findByRole('button', { name: 'Actions for Ada Lovelace' }));
  expect(screen.queryByRole('menuitem', { name: 'Disable' })).toBeNull();
  await user.click(await screen.findByRole('menuitem', { name: 'Remove global admin role' }));
  await user.click(await screen.findByRole('button', { name: 'Remove global admin role' }));
  expect(await screen.findByText(/must have at least one global admin/)).toBeInTheDocument();
});

it('is not found for users who are not global admins [WC-34]', async () => {
  for (const path of ['/users', '/platform']) {
    const { at } = renderAt(path);
    await waitFor(() =>
      expect(screen.getAllByRole('heading', { level: 1 })[0]).toHaveTextContent(
        /not found|nothing here|does not exist/i,
      ),
    );
    expect(at()).toBe(path);
    document.body.innerHTML = '';
  }
});
