import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import {
  AssignOrganizationDocument,
  CreateOrganizationDocument,
  OrganizationChoicesDocument,
} from '../../gql/organization-section.ts';
import { answer } from '../../testing/answers.ts';
import { buildMembership } from '../../testing/people.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { REFUSED, settingsPage } from './settings.fixtures.ts';

const GROUP = { __typename: 'Organization' as const, id: 'organization-1', name: 'Acme Group' };
const choices = (organizations: (typeof GROUP)[]) => answer(OrganizationChoicesDocument, { organizations });
const set = () =>
  answer(AssignOrganizationDocument, ({ organizationId }) => ({
    assignOrganization: {
      __typename: 'WorkspacePayload' as const,
      errors: [],
      workspace: {
        __typename: 'Workspace' as const,
        id: 'workspace-acme',
        organizationId: organizationId ?? null,
      },
    },
  }));

it('adds the workspace to an existing organization [AM-13]', async () => {
  const put = set();
  const { user } = renderAt('/admin/acme/settings/organization', { answers: [settingsPage(), choices([GROUP]), put] });
  await user.click(await screen.findByRole('button', { name: 'Add to organization' }));
  const form = within(await screen.findByRole('form', { name: 'Add to organization' }));
  expect(form.getByRole('radio', { name: 'Acme Group' })).toBeChecked();
  await user.click(form.getByRole('button', { name: 'Add workspace' }));
  await waitFor(() => expect(put.asked).toEqual([{ organizationId: 'organization-1' }]));
});

it('creates an organization when there is none', async () => {
  const put = set();
  const create = answer(CreateOrganizationDocument, {
    createOrganization: { __typename: 'OrganizationPayload', organization: GROUP, errors: [] },
  });
  const { user } = renderAt('/admin/acme/settings/organization', {
    answers: [settingsPage(), choices([]), create, put],
  });
  await user.click(await screen.findByRole('button', { name: 'Add to organization' }));
  const form = within(await screen.findByRole('form', { name: 'Add to organization' }));
  await user.click(form.getByRole('button', { name: 'Add workspace' }));
  const name = form.getByLabelText('Organization name');
  await waitFor(() => expect(name).toHaveAccessibleDescription(/A name must have 1 to 100/));
  await user.type(name, 'Acme Group');
  await user.click(form.getByRole('button', { name: 'Add workspace' }));
  await waitFor(() => expect(put.asked).toEqual([{ organizationId: 'organization-1' }]));
  expect(create.asked).toEqual([{ input: { name: 'Acme Group' } }]);
});

it('removes the workspace from its organization', async () => {
  const put = set();
  const { user } = renderAt('/admin/acme/settings/organization', {
    viewer: { memberships: [{ ...buildMembership(), organization: { ...GROUP, __typename: 'OrganizationSummary' } }] },
    answers: [settingsPage(), put],
  });
  expect(await screen.findByRole('link', { name: 'Acme Group' })).toHaveAttribute(
    'href',
    '/organizations/organization-1',
  );
  await user.click(screen.getByRole('button', { name: 'Remove from Acme Group' }));
  await user.click(await screen.findByRole('button', { name: 'Remove workspace' }));
  await waitFor(() => expect(put.asked).toEqual([{ organizationId: null }]));
});

it('is disabled with a reason for members who are not owners', async () => {
  const page = settingsPage({ viewerCan: { assignOrganization: REFUSED('Only an owner can do this.') } });
  renderAt('/admin/acme/settings/organization', { as: 'admin', answers: [page] });
  const button = await screen.findByRole('button', { name: 'Add to organization' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(button).toHaveAccessibleDescription('Only an owner can do this.');
});
