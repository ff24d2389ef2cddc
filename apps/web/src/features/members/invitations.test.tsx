import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { InviteMemberDocument } from '../../gql/invite-member.ts';
import { ResendInvitationDocument } from '../../gql/resend-invitation.ts';
import { RevokeInvitationDocument } from '../../gql/revoke-invitation.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildInvitation, buildMember, choicesOf, membersPage, presetPolicies } from './members.fixtures.ts';

type User = ReturnType<typeof renderAt>['user'];

async function openInvite(user: User) {
  await user.click(await screen.findByRole('button', { name: 'Invite member' }));
  return within(await screen.findByRole('form', { name: 'Invite member' }));
}

it('offers the preset Operator / Agent with the role agent', async () => {
  const invite = answer(InviteMemberDocument, {
    inviteMember: { __typename: 'MemberInvited', invitation: buildInvitation() },
  });
  const { user } = renderAt('/admin/acme/members', {
    answers: [membersPage([buildMember()]), choicesOf('owner'), invite],
  });
  const form = await openInvite(user);
  await user.type(form.getByLabelText('E-mail'), 'noor@example.test');
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
          email: 'noor@example.test',
          role: 'agent',
          customRoleId: null,
          policies: presetPolicies('Operator / Agent'),
        },
      },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole('form', { name: 'Invite member' })).toBeNull());
});

it('leaves a role that was chosen by hand', async () => {
  const { user } = renderAt('/admin/acme/members', { answers: [membersPage([buildMember()]), choicesOf('owner')] });
  const form = await openInvite(user);
  await user.click(form.getByRole('radio', { name: 'Viewer' }));
  await user.click(form.getByRole('button', { name: 'Operator / Agent' }));
  expect(form.getByRole('radio', { name: 'Viewer' })).toBeChecked();
});

it('shows the refusal at the address, and keeps it there', async () => {
  const invite = answer(InviteMemberDocument, {
    inviteMember: { __typename: 'Refused', code: 'ALREADY_MEMBER', field: 'email' },
  });
  const { user } = renderAt('/admin/acme/members', {
    answers: [membersPage([buildMember()]), choicesOf('owner'), invite],
  });
  const form = await openInvite(user);
  await user.type(form.getByLabelText('E-mail'), 'ana@acme.test');
  await user.click(form.getByRole('button', { name: 'Send invitation' }));
  const says = () => expect(form.getByLabelText('E-mail')).toHaveAccessibleDescription(/already a member/);
  await waitFor(says);
  await user.tab();
  says();
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
