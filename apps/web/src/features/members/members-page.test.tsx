import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { LeaveWorkspaceDocument } from '../../gql/leave-workspace.ts';
import { UpdateMemberDocument } from '../../gql/member-editor.ts';
import { RemoveMemberDocument } from '../../gql/remove-member.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildMember, choicesOf, membersPage, previewOf } from './members.fixtures.ts';

type User = ReturnType<typeof renderAt>['user'];

const ada = buildMember({
  id: 'member-ada',
  name: 'Ada Lovelace',
  email: 'ada@acme.test',
  role: 'owner',
  isViewer: true,
});

async function openEditor(user: User) {
  await user.click(await screen.findByRole('button', { name: 'Actions for Ana Ferreira' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit access' }));
  return within(await screen.findByRole('form', { name: 'Access of Ana Ferreira' }));
}

async function say(editor: Awaited<ReturnType<typeof openEditor>>, user: User, policy: string, word: string) {
  const find = editor.getByRole('searchbox', { name: 'Find permission' });
  await user.clear(find);
  await user.type(find, policy);
  const words = await editor.findByRole('radiogroup', { name: policy });
  await user.click(within(words).getByRole('radio', { name: word }));
}

it('opens from the menu and from a URL without a workspace [WC-07]', async () => {
  const { at } = renderAt('/workspace-members', { answers: [membersPage([ada])] });
  expect(await screen.findByRole('heading', { level: 1, name: 'Members' })).toBeVisible();
  expect(at()).toBe('/admin/acme/members');
  const menu = screen.getByRole('navigation', { name: 'Workspace' });
  const link = within(menu).getByRole('link', { name: 'Members' });
  expect(link).toHaveAttribute('href', '/admin/acme/members');
  expect(link.querySelector('svg')).not.toBeNull();
});

it('shows the sources of each member’s access', async () => {
  const ana = buildMember({
    grants: [
      { __typename: 'PolicyGrant', policy: 'contact.read', effect: 'GRANT', expiresAt: null, grantedByName: 'Ada' },
      { __typename: 'PolicyGrant', policy: 'campaign.read', effect: 'GRANT', expiresAt: null, grantedByName: 'Ada' },
      { __typename: 'PolicyGrant', policy: 'lead.read', effect: 'DENY', expiresAt: null, grantedByName: 'Ada' },
    ],
  });
  renderAt('/admin/acme/members', { answers: [membersPage([ana, ada])] });
  const row = await screen.findByRole('row', { name: /ana@acme.test/ });
  expect(within(row).getAllByText('Agent + 2 grants, 1 denial')).not.toHaveLength(0);
});

it('previews the changes of a save and saves exactly those', async () => {
  const update = answer(UpdateMemberDocument, {
    updateMember: { __typename: 'MemberPayload', member: buildMember({ role: 'viewer' }), errors: [] },
  });
  const preview = previewOf({ gained: ['campaign.read', 'campaign.run'], lost: ['lead.read'] });
  const { user } = renderAt('/admin/acme/members', {
    answers: [membersPage([buildMember()]), choicesOf('owner'), preview, update],
  });
  const editor = await openEditor(user);
  expect(editor.getByText('No changes')).toBeInTheDocument();
  await say(editor, user, 'campaign.run', 'Granted');
  await say(editor, user, 'lead.read', 'Denied');
  const shown = within(editor.getByRole('region', { name: 'Changes' }));
  expect(await shown.findByText('Ana Ferreira gains 2 permissions and loses 1 permission.')).toBeInTheDocument();
  const can = within(shown.getByRole('list', { name: 'Ana Ferreira will be able to' }));
  expect(can.getAllByRole('listitem').map((line) => line.textContent?.split(' ').slice(0, 2).join(' '))).toEqual([
    '+Gains campaign.read',
    '+Gains campaign.run',
  ]);
  const cannot = within(shown.getByRole('list', { name: 'Ana Ferreira will no longer be able to' }));
  expect(cannot.getByText('lead.read')).toBeInTheDocument();
  expect(shown.getByText(/Their API key/)).toHaveTextContent('Their API key Website loses lead.read.');
  await user.click(editor.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(update.asked).toEqual([
      {
        input: {
          id: 'member-ana',
          role: 'agent',
          customRoleId: null,
          maskContactDetails: false,
          assignedConversationsOnly: false,
          grants: [
            { policy: 'campaign.run', effect: 'GRANT', expiresAt: null },
            { policy: 'lead.read', effect: 'DENY', expiresAt: null },
          ],
        },
      },
    ]),
  );
});

it('disables permissions an admin cannot grant, with the reason', async () => {
  const answers = [membersPage([buildMember()]), choicesOf('admin')];
  const { user } = renderAt('/admin/acme/members', { as: 'admin', answers });
  const editor = await openEditor(user);
  expect(editor.getByRole('radio', { name: 'Owner' })).toBeDisabled();
  expect(editor.getByRole('radio', { name: 'Owner' })).toHaveAccessibleDescription(/Only an owner/);
  // Precondition: roles whose policies an admin holds are enabled.
  expect(editor.getByRole('radio', { name: 'Admin' })).toBeEnabled();
  expect(editor.getByRole('button', { name: 'Workspace Admin' })).toHaveAttribute('aria-disabled', 'true');
  expect(editor.getByRole('button', { name: 'Supervisor' })).not.toHaveAttribute('aria-disabled');
  await user.type(editor.getByRole('searchbox', { name: 'Find permission' }), 'workspace.admin');
  const words = await editor.findByRole('radiogroup', { name: 'workspace.admin' });
  expect(within(words).getByRole('radio', { name: 'Granted' })).toBeDisabled();
  expect(words).toHaveAccessibleDescription(/don’t have this permission/);
});

it('keeps the refusal in the editor', async () => {
  const update = answer(UpdateMemberDocument, refused('LAST_OWNER', 'role'));
  const owner = buildMember({ role: 'owner' });
  const answers = [membersPage([owner]), choicesOf('owner'), previewOf({}, 'LAST_OWNER'), update];
  const { user } = renderAt('/admin/acme/members', { answers });
  const editor = await openEditor(user);
  await user.click(editor.getByRole('radio', { name: 'Viewer' }));
  await user.click(editor.getByRole('button', { name: 'Save' }));
  expect(await editor.findByRole('alert')).toHaveTextContent(
    'A workspace must have at least one owner. Make another member an owner first.',
  );
});

it('asks before discarding unsaved changes', async () => {
  const answers = [membersPage([buildMember()]), choicesOf('owner'), previewOf({})];
  const { user } = renderAt('/admin/acme/members', { answers });
  const editor = await openEditor(user);
  await user.click(editor.getByRole('radio', { name: 'Viewer' }));
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('dialog', { name: 'Leave without saving?' })).toBeInTheDocument();
});

it('says in the menu why a member cannot be changed', async () => {
  const reason = 'Only an owner can do this.';
  const refusal = { __typename: 'PermissionCheck' as const, allowed: false, reason };
  const owner = buildMember({ viewerCan: { __typename: 'MemberPermissions', update: refusal, remove: refusal } });
  const { user } = renderAt('/admin/acme/members', { as: 'admin', answers: [membersPage([owner])] });
  await user.click(await screen.findByRole('button', { name: 'Actions for Ana Ferreira' }));
  const edit = await screen.findByRole('menuitem', { name: `Edit access ${reason}` });
  expect(edit).toHaveAttribute('aria-disabled', 'true');
  await user.click(edit);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('names the removed member and what they lose', async () => {
  const remove = answer(RemoveMemberDocument, {
    removeMember: { __typename: 'DeletedPayload', id: 'member-ana', errors: [] },
  });
  const { user } = renderAt('/admin/acme/members', { answers: [membersPage([buildMember(), ada]), remove] });
  await user.click(await screen.findByRole('button', { name: 'Actions for Ana Ferreira' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove Ana Ferreira from Acme?' }));
  expect(dialog.getByText(/loses 4 permissions immediately. Their API keys stop working/)).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Remove Ana Ferreira' }));
  await waitFor(() => expect(remove.asked).toEqual([{ id: 'member-ana' }]));
});

it('refuses to let the last owner leave', async () => {
  const leave = answer(LeaveWorkspaceDocument, refused('LAST_OWNER'));
  const { user } = renderAt('/admin/acme/members', { answers: [membersPage([ada]), leave] });
  await user.click(await screen.findByRole('button', { name: 'Leave Acme' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Leave Acme?' }));
  await user.click(dialog.getByRole('button', { name: 'Leave Acme' }));
  expect(
    await dialog.findByText('A workspace must have at least one owner. Make another member an owner first.'),
  ).toBeInTheDocument();
});

it('shows the role agent the members without actions', async () => {
  const page = membersPage([buildMember(), ada]);
  renderAt('/admin/acme/members', { as: 'agent', answers: [page] });
  expect(await screen.findByRole('button', { name: 'View access of Ana Ferreira' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Invite members' })).toBeNull();
  expect(screen.queryByRole('button', { name: /^Actions for/ })).toBeNull();
  expect(screen.queryByRole('region', { name: 'Invitations' })).toBeNull();
  expect(page.asked).toEqual([expect.objectContaining({ invitations: false })]);
});
