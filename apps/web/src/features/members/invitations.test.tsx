import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { CreateInvitationLinkDocument } from '../../gql/create-invitation-link.ts';
import { ResendInvitationDocument, RevokeInvitationDocument } from '../../gql/invitation-list-actions.ts';
import { InviteMembersDocument } from '../../gql/invite-members.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildInvitation, buildMember, choicesOf, membersPage, presetPolicies } from './members.fixtures.ts';

type User = ReturnType<typeof renderAt>['user'];

async function openInvite(user: User) {
  await user.click(await screen.findByRole('button', { name: 'Invite members' }));
  return within(await screen.findByRole('form', { name: 'Invite members' }));
}

type Outcome = 'INVITED' | 'ALREADY_MEMBER' | 'ALREADY_INVITED' | 'NOT_AN_ADDRESS';
const invitedAs = (answers: [string, Outcome][]) => ({
  inviteMembers: {
    __typename: 'InviteMembersPayload' as const,
    answers: answers.map(([email, outcome]) => ({ __typename: 'InvitationAnswer' as const, email, outcome })),
    errors: [],
  },
});

it('selects the role agent with the preset Operator / Agent', async () => {
  const invite = answer(InviteMembersDocument, invitedAs([['noor@example.test', 'INVITED']]));
  const { user } = renderAt('/admin/acme/members', {
    answers: [membersPage([buildMember()]), choicesOf('owner'), invite],
  });
  const form = await openInvite(user);
  await user.type(form.getByRole('combobox', { name: 'Email addresses' }), 'noor@example.test');
  await user.click(form.getByRole('button', { name: 'Operator / Agent' }));
  expect(form.getByRole('radio', { name: 'Agent' })).toBeChecked();
  expect(form.getByRole('region', { name: 'Permissions' })).toHaveTextContent(
    'They get 7 permissions: 4 from the role Agent, and 3 more: contact.read, message.send, campaign.read.',
  );
  await user.click(form.getByRole('button', { name: 'Send invitation' }));
  await waitFor(() =>
    expect(invite.asked).toEqual([
      {
        input: {
          emails: ['noor@example.test'],
          note: '',
          role: 'agent',
          customRoleId: null,
          policies: presetPolicies('Operator / Agent'),
        },
      },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole('form', { name: 'Invite members' })).toBeNull());
});

it('closes at the first Escape, also from the field of addresses', async () => {
  const { user } = renderAt('/admin/acme/members', { answers: [membersPage([buildMember()]), choicesOf('owner')] });
  const form = await openInvite(user);
  await user.click(form.getByRole('combobox', { name: 'Email addresses' }));
  expect(form.getByRole('combobox', { name: 'Email addresses' })).toHaveFocus();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Invite members' })).toBeNull());
});

it('keeps a manually selected role', async () => {
  const { user } = renderAt('/admin/acme/members', { answers: [membersPage([buildMember()]), choicesOf('owner')] });
  const form = await openInvite(user);
  await user.click(form.getByRole('radio', { name: 'Viewer' }));
  await user.click(form.getByRole('button', { name: 'Operator / Agent' }));
  expect(form.getByRole('radio', { name: 'Viewer' })).toBeChecked();
});

it('accepts a pasted list and shows the result per address', async () => {
  const invite = answer(
    InviteMembersDocument,
    invitedAs([
      ['noor@example.test', 'INVITED'],
      ['ana@acme.test', 'ALREADY_MEMBER'],
      ['eve@example.test', 'ALREADY_INVITED'],
      ['nobody', 'NOT_AN_ADDRESS'],
    ]),
  );
  const { user } = renderAt('/admin/acme/members', {
    answers: [membersPage([buildMember()]), choicesOf('owner'), invite],
  });
  const form = await openInvite(user);
  await user.click(form.getByRole('combobox', { name: 'Email addresses' }));
  await user.paste('noor@example.test, ana@acme.test;eve@example.test nobody');
  expect(await form.findByText(/not a valid email address.*nobody/)).toBeInTheDocument();
  await user.type(form.getByLabelText('Message (optional)'), 'Mondays, please.');
  await user.click(form.getByRole('button', { name: 'Send 4 invitations' }));
  const results = within(await screen.findByRole('group', { name: 'Invitation results' }));
  expect(results.getByText('1 invitation sent, 3 not sent')).toBeInTheDocument();
  expect(results.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
    'noor@example.testInvited',
    'ana@acme.testAlready a member',
    'eve@example.testAlready invited',
    'nobodyInvalid address',
  ]);
  expect(invite.asked).toEqual([
    {
      input: expect.objectContaining({
        emails: ['noor@example.test', 'ana@acme.test', 'eve@example.test', 'nobody'],
        note: 'Mondays, please.',
      }),
    },
  ]);
});

it('validates addresses before sending', async () => {
  const { user } = renderAt('/admin/acme/members', { answers: [membersPage([buildMember()]), choicesOf('owner')] });
  const form = await openInvite(user);
  await user.click(form.getByRole('button', { name: 'Send invitation' }));
  await waitFor(() =>
    expect(form.getByRole('combobox', { name: 'Email addresses' })).toHaveAccessibleDescription(
      /at least one email address/,
    ),
  );
});

it('creates a link after warning that the emailed one stops working, and shows it once', async () => {
  const url = 'http://localhost/accept-invitation#token=abc';
  const link = answer(CreateInvitationLinkDocument, {
    createInvitationLink: { __typename: 'InvitationLinkPayload', url, errors: [] },
  });
  const { user } = renderAt('/admin/acme/members', {
    answers: [membersPage([buildMember()], [buildInvitation()]), link],
  });
  await user.click(await screen.findByRole('button', { name: 'Create link for noor@example.test' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Invitation link for noor@example.test' }));
  expect(dialog.getByText(/replaces the emailed link/)).toBeInTheDocument();
  expect(link.asked).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Create link' }));
  expect(await dialog.findByText(url)).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Done' }));
  await user.click(screen.getByRole('button', { name: 'Create link for noor@example.test' }));
  expect(await screen.findByRole('button', { name: 'Create link' })).toBeInTheDocument();
  expect(screen.queryByText(url)).toBeNull();
});

it('resends an invitation at most once a minute', async () => {
  const again = answer(ResendInvitationDocument, () => ({
    resendInvitation: {
      __typename: 'InvitationPayload' as const,
      invitation: buildInvitation({ lastSentAt: new Date().toISOString() }),
      errors: [],
    },
  }));
  const { user } = renderAt('/admin/acme/members', {
    answers: [membersPage([buildMember()], [buildInvitation()]), again],
  });
  const resend = await screen.findByRole('button', { name: 'Resend invitation to noor@example.test' });
  expect(resend).not.toHaveAttribute('aria-disabled');
  await user.click(resend);
  await waitFor(() => expect(resend).toHaveAttribute('aria-disabled', 'true'));
  expect(resend).toHaveAccessibleDescription(/You can resend the invitation in \d+ seconds/);
});

it('revokes an invitation and moves it to past invitations', async () => {
  const revoke = answer(RevokeInvitationDocument, {
    revokeInvitation: {
      __typename: 'InvitationPayload',
      invitation: { __typename: 'Invitation', id: 'invitation-1', status: 'REVOKED' },
      errors: [],
    },
  });
  const { user } = renderAt('/admin/acme/members', {
    answers: [membersPage([buildMember()], [buildInvitation()]), revoke],
  });
  await user.click(await screen.findByRole('button', { name: 'Revoke invitation to noor@example.test' }));
  await user.click(await screen.findByRole('button', { name: 'Revoke invitation' }));
  expect(await screen.findByText('No pending invitations')).toBeInTheDocument();
  await user.click(screen.getByRole('switch', { name: 'Show past invitations' }));
  expect(await screen.findByText('Revoked')).toBeInTheDocument();
});
