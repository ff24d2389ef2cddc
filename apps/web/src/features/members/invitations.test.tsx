import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { CreateInvitationLinkDocument } from '../../gql/create-invitation-link.ts';
import { InviteMembersDocument } from '../../gql/invite-members.ts';
import { ResendInvitationDocument } from '../../gql/resend-invitation.ts';
import { RevokeInvitationDocument } from '../../gql/revoke-invitation.ts';
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
    __typename: 'MembersInvited' as const,
    answers: answers.map(([email, outcome]) => ({ __typename: 'InvitationAnswer' as const, email, outcome })),
  },
});

it('offers the preset Operator / Agent with the role agent', async () => {
  const invite = answer(InviteMembersDocument, invitedAs([['noor@example.test', 'INVITED']]));
  const { user } = renderAt('/admin/acme/members', {
    answers: [membersPage([buildMember()]), choicesOf('owner'), invite],
  });
  const form = await openInvite(user);
  await user.type(form.getByRole('combobox', { name: 'E-mail addresses' }), 'noor@example.test');
  await user.click(form.getByRole('button', { name: 'Operator / Agent' }));
  expect(form.getByRole('radio', { name: 'Agent' })).toBeChecked();
  expect(form.getByRole('region', { name: 'What they will hold' })).toHaveTextContent(
    'They will hold 6 policies: 3 by the role Agent, and 3 more: contact.read, message.send, campaign.read.',
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

it('leaves a role that was chosen by hand', async () => {
  const { user } = renderAt('/admin/acme/members', { answers: [membersPage([buildMember()]), choicesOf('owner')] });
  const form = await openInvite(user);
  await user.click(form.getByRole('radio', { name: 'Viewer' }));
  await user.click(form.getByRole('button', { name: 'Operator / Agent' }));
  expect(form.getByRole('radio', { name: 'Viewer' })).toBeChecked();
});

it('takes a pasted list, and tells for each address what became of it', async () => {
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
  await user.click(form.getByRole('combobox', { name: 'E-mail addresses' }));
  await user.paste('noor@example.test, ana@acme.test;eve@example.test nobody');
  expect(await form.findByText(/not a valid email address.*nobody/)).toBeInTheDocument();
  await user.type(form.getByLabelText('A note of your own'), 'Mondays, please.');
  await user.click(form.getByRole('button', { name: 'Send 4 invitations' }));
  const told = within(await screen.findByRole('group', { name: 'What became of the invitations' }));
  expect(told.getByText('1 invitation on the way, 3 not sent.')).toBeInTheDocument();
  expect(told.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
    'noor@example.testInvited',
    'ana@acme.testAlready a member',
    'eve@example.testAlready invited',
    'nobodyNot an address',
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

it('asks for an address before the server has to', async () => {
  const { user } = renderAt('/admin/acme/members', { answers: [membersPage([buildMember()]), choicesOf('owner')] });
  const form = await openInvite(user);
  await user.click(form.getByRole('button', { name: 'Send invitation' }));
  await waitFor(() =>
    expect(form.getByRole('combobox', { name: 'E-mail addresses' })).toHaveAccessibleDescription(
      /at least one email address/,
    ),
  );
});

it('makes a link to pass on, after saying that the mailed one ends, and shows it once', async () => {
  const url = 'http://localhost/accept-invitation#token=abc';
  const link = answer(CreateInvitationLinkDocument, {
    createInvitationLink: { __typename: 'InvitationLinkCreated', url },
  });
  const { user } = renderAt('/admin/acme/members', {
    answers: [membersPage([buildMember()], [buildInvitation()]), link],
  });
  await user.click(await screen.findByRole('button', { name: 'Copy a link for noor@example.test' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'A link for noor@example.test' }));
  expect(dialog.getByText(/takes the place of the one that was mailed/)).toBeInTheDocument();
  expect(link.asked).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Make the link' }));
  expect(await dialog.findByText(url)).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Done' }));
  await user.click(screen.getByRole('button', { name: 'Copy a link for noor@example.test' }));
  expect(await screen.findByRole('button', { name: 'Make the link' })).toBeInTheDocument();
  expect(screen.queryByText(url)).toBeNull();
});

it('sends an invitation again, but not within its minute', async () => {
  const again = answer(ResendInvitationDocument, () => ({
    resendInvitation: {
      __typename: 'InvitationResent' as const,
      invitation: buildInvitation({ lastSentAt: new Date().toISOString() }),
    },
  }));
  const { user } = renderAt('/admin/acme/members', {
    answers: [membersPage([buildMember()], [buildInvitation()]), again],
  });
  const resend = await screen.findByRole('button', { name: 'Send the invitation to noor@example.test again' });
  expect(resend).not.toHaveAttribute('aria-disabled');
  await user.click(resend);
  await waitFor(() => expect(resend).toHaveAttribute('aria-disabled', 'true'));
  expect(resend).toHaveAccessibleDescription(/can be sent again in \d+ seconds/);
});

it('takes an offer back, and puts it to the settled ones', async () => {
  const revoke = answer(RevokeInvitationDocument, {
    revokeInvitation: {
      __typename: 'InvitationRevoked',
      invitation: { __typename: 'Invitation', id: 'invitation-1', status: 'REVOKED' },
    },
  });
  const { user } = renderAt('/admin/acme/members', {
    answers: [membersPage([buildMember()], [buildInvitation()]), revoke],
  });
  await user.click(await screen.findByRole('button', { name: 'Revoke the invitation to noor@example.test' }));
  await user.click(await screen.findByRole('button', { name: 'Revoke the invitation' }));
  expect(await screen.findByText('Nobody is waiting')).toBeInTheDocument();
  await user.click(screen.getByRole('switch', { name: 'Also the settled ones' }));
  expect(await screen.findByText('Revoked')).toBeInTheDocument();
});
