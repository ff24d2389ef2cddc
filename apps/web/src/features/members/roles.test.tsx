import { ROLES } from '@frontdesk/policies';
import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { DeleteRoleDocument } from '../../gql/delete-role.ts';
import { ExplainAccessDocument } from '../../gql/explain-access.ts';
import { UpdateMemberDocument } from '../../gql/member-editor.ts';
import { RequestAccessDocument } from '../../gql/request-access.ts';
import { DeclineAccessDocument, GrantAccessDocument } from '../../gql/requests-section.ts';
import { CreateRoleDocument, PreviewRoleChangeDocument, UpdateRoleDocument } from '../../gql/role-drawer.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildMember, buildOwnRole, buildRequest, choicesOf, membersPage, previewOf } from './members.fixtures.ts';

it('creates a role as a copy of a built-in one and shows included dependencies', async () => {
  const create = answer(CreateRoleDocument, {
    createRole: { __typename: 'CustomRolePayload', role: buildOwnRole(), errors: [] },
  });
  const { user } = renderAt('/admin/acme/members', {
    answers: [membersPage([buildMember()]), choicesOf('owner'), create],
  });
  await user.click(await screen.findByRole('button', { name: 'Create role' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Agent' }));
  const form = within(await screen.findByRole('form', { name: 'Create role' }));
  const name = form.getByLabelText('Name');
  expect(name).toHaveValue('Agent (copy)');
  await user.clear(name);
  await user.type(name, 'Night shift');
  await user.type(form.getByRole('searchbox', { name: 'Find permission' }), 'campaign.');
  expect(form.getByRole('checkbox', { name: 'View campaigns.' })).not.toBeChecked();
  await user.click(form.getByRole('checkbox', { name: /^Schedule, start/ }));
  const brought = form.getByRole('checkbox', { name: 'View campaigns.' });
  expect(brought).toBeChecked();
  expect(brought).toBeDisabled();
  expect(form.getByText('Included with campaign.run')).toBeInTheDocument();
  expect(form.getByText(/Campaigns send messages to many contacts/)).toBeInTheDocument();
  await user.click(form.getByRole('button', { name: 'Create role' }));
  const policies = [...ROLES.agent.policies, 'campaign.run'];
  await waitFor(() =>
    expect(create.asked).toEqual([
      { input: { name: 'Night shift', description: '', policies: expect.arrayContaining(policies) } },
    ]),
  );
});

it('previews who is affected by a role change', async () => {
  const role = buildOwnRole({ memberCount: 3, invitationCount: 1 });
  const preview = answer(PreviewRoleChangeDocument, {
    previewRoleChange: {
      __typename: 'AccessPreview',
      refusal: null,
      changes: ['Ana', 'Omar'].map((name) => ({
        __typename: 'AccessChange' as const,
        memberId: name,
        name,
        gained: ['lead.read'],
        lost: [],
        limits: [],
        keys: [],
      })),
    },
  });
  const update = answer(UpdateRoleDocument, { updateRole: { __typename: 'CustomRolePayload', role, errors: [] } });
  const { user } = renderAt('/admin/acme/members', {
    answers: [membersPage([buildMember()], [], { roles: [role] }), choicesOf('owner'), preview, update],
  });
  expect(await screen.findByText('2 permissions, 3 members, 1 invitation')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Edit role Night shift' }));
  const form = within(await screen.findByRole('form', { name: 'Edit role Night shift' }));
  await user.type(form.getByRole('searchbox', { name: 'Find permission' }), 'lead.read');
  await user.click(form.getByRole('checkbox', { name: /^View leads/ }));
  expect(await form.findByText('Access changes for 2 members.')).toBeInTheDocument();
  expect(form.getByRole('list', { name: 'Omar will be able to' })).toBeInTheDocument();
  await user.click(form.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(update.asked).toHaveLength(1));
});

it('requires a replacement before deleting a role in use', async () => {
  const remove = answer(DeleteRoleDocument, {
    deleteRole: { __typename: 'DeletedPayload', id: 'role-nights', errors: [] },
  });
  const roles = [buildOwnRole({ memberCount: 1 }), buildOwnRole({ id: 'role-days', name: 'Day shift' })];
  const { user } = renderAt('/admin/acme/members', { answers: [membersPage([buildMember()], [], { roles }), remove] });
  await user.click(await screen.findByRole('button', { name: 'Delete role Night shift' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete role Night shift?' }));
  await user.selectOptions(dialog.getByRole('combobox', { name: 'Replacement role' }), 'Day shift');
  await user.click(dialog.getByRole('button', { name: 'Delete role' }));
  await waitFor(() =>
    expect(remove.asked).toEqual([{ input: { id: 'role-nights', moveToCustomRoleId: 'role-days' } }]),
  );
});

it('assigns a custom role with limits and an expiring grant', async () => {
  const update = answer(UpdateMemberDocument, {
    updateMember: { __typename: 'MemberPayload', member: buildMember(), errors: [] },
  });
  const { user } = renderAt('/admin/acme/members', {
    answers: [
      membersPage([buildMember()], [], { roles: [buildOwnRole()] }),
      choicesOf('owner', [buildOwnRole()]),
      previewOf({}),
      update,
    ],
  });
  await user.click(await screen.findByRole('button', { name: 'Actions for Ana Ferreira' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit access' }));
  const editor = within(await screen.findByRole('form', { name: 'Access of Ana Ferreira' }));
  const nights = editor.getByRole('radio', { name: 'Night shift' });
  expect(nights).toBeEnabled();
  await user.click(nights);
  expect(nights).toBeChecked();
  await user.click(editor.getByRole('checkbox', { name: 'Hide contact details' }));
  await user.type(editor.getByRole('searchbox', { name: 'Find permission' }), 'campaign.run');
  const words = await editor.findByRole('radiogroup', { name: 'campaign.run' });
  await user.click(within(words).getByRole('radio', { name: 'Granted' }));
  await user.selectOptions(editor.getByRole('combobox', { name: 'Expiry of campaign.run' }), 'For 8 hours');
  await user.click(editor.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(update.asked).toHaveLength(1));
  await waitFor(() =>
    expect(update.asked).toEqual([
      {
        input: {
          id: 'member-ana',
          role: 'member',
          customRoleId: 'role-nights',
          maskContactDetails: true,
          assignedConversationsOnly: false,
          grants: [{ policy: 'campaign.run', effect: 'GRANT', expiresAt: expect.any(String) }],
        },
      },
    ]),
  );
  const [{ input }] = update.asked as [{ input: { grants: { expiresAt: string }[] } }];
  const hours = (new Date(input.grants[0]?.expiresAt ?? '').getTime() - Date.now()) / 3_600_000;
  expect(Math.round(hours)).toBe(8);
});

it('explains in the access drawer why a member cannot do something', async () => {
  const why = answer(ExplainAccessDocument, {
    explainAccess: {
      __typename: 'AccessExplanation',
      allowed: false,
      denialReason: 'POLICY',
      message: 'Not allowed: no role or grant includes campaign.run.',
      policy: 'campaign.run',
      grantedByName: null,
      expiresAt: null,
      missing: ['campaign.run', 'campaign.read'],
      deniedBy: [],
    },
  });
  const { user } = renderAt('/admin/acme/members', { answers: [membersPage([buildMember()]), why] });
  await user.click(await screen.findByRole('button', { name: 'View access of Ana Ferreira' }));
  const form = within(await screen.findByRole('form', { name: 'Explain access of Ana Ferreira' }));
  await user.selectOptions(form.getByRole('combobox', { name: 'Check what Ana Ferreira can do' }), 'run Campaign');
  await user.click(form.getByRole('button', { name: 'Explain' }));
  expect(await screen.findByText(/no role or grant includes campaign.run/)).toBeInTheDocument();
  expect(screen.getByText('Missing: campaign.run, campaign.read')).toBeInTheDocument();
  expect(why.asked).toEqual([{ memberId: 'member-ana', action: 'run', subject: 'Campaign' }]);
});

it('grants a request for some hours and shows the refusal of another', async () => {
  const grant = answer(GrantAccessDocument, {
    grantAccess: {
      __typename: 'AccessRequestPayload',
      request: { __typename: 'AccessRequest', id: 'request-1', status: 'GRANTED' },
      errors: [],
    },
  });
  const decline = answer(DeclineAccessDocument, refused('REQUEST_NOT_PENDING'));
  const requests = [buildRequest(), buildRequest({ id: 'request-2', policy: 'lead.manage' })];
  const { user } = renderAt('/admin/acme/members', {
    answers: [membersPage([buildMember()], [], { requests }), grant, decline],
  });
  await user.click(await screen.findByRole('button', { name: 'Decline lead.manage for Ana Ferreira' }));
  expect(await screen.findByText('This request was already answered.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Grant campaign.run for Ana Ferreira for 8 hours' }));
  await waitFor(() => expect(grant.asked).toEqual([{ id: 'request-1', expiresAt: expect.any(String) }]));
});

it('lets a member request the missing policy from a refused page', async () => {
  const ask = answer(RequestAccessDocument, {
    requestAccess: {
      __typename: 'AccessRequestPayload',
      request: { __typename: 'AccessRequest', id: 'request-1', status: 'PENDING' },
      errors: [],
    },
  });
  const { user } = renderAt('/admin/acme/settings', { as: 'viewer', answers: [ask] });
  const form = within(await screen.findByRole('form', { name: 'Request workspace.settings' }));
  await user.type(form.getByLabelText('Reason (optional)'), 'To fix our slug');
  await user.click(form.getByRole('button', { name: 'Request access' }));
  expect(await screen.findByText(/Request sent/)).toBeInTheDocument();
  expect(ask.asked).toEqual([{ input: { policy: 'workspace.settings', reason: 'To fix our slug' } }]);
});
