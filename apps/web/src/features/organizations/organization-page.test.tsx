import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { OrganizationPageDocument, UpdateOrganizationDocument } from '../../gql/organization-page.ts';
import type { OrganizationPageQuery } from '../../gql/types.ts';
import { answer, denied } from '../../testing/answers.ts';
import { buildMembership } from '../../testing/people.ts';
import { renderAt } from '../../testing/render-at.tsx';

const AT = '/organizations/organization-1';

function memberships() {
  const named = [buildMembership(), buildMembership({ slug: 'acme-north', name: 'Acme North', role: 'viewer' })];
  return named.map(({ __typename, id, role, workspace }) => ({ __typename, id, role, workspace }));
}

const page = (overrides: Partial<OrganizationPageQuery['organization']> = {}) =>
  answer(OrganizationPageDocument, {
    organization: {
      __typename: 'Organization',
      id: 'organization-1',
      name: 'Acme Group',
      managedByViewer: true,
      memberships: memberships(),
      ...overrides,
    },
  });

it('shows the viewer’s workspaces of an organization [AM-13]', async () => {
  renderAt(AT, { answers: [page({ managedByViewer: false })] });
  expect(await screen.findByRole('heading', { level: 1, name: 'Acme Group' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /Acme North.*WhatsApp.*viewer.*Production/ })).toHaveAttribute(
    'href',
    '/admin/acme-north',
  );
  expect(screen.getByRole('heading', { name: '2 workspaces' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Rename' })).toBeNull();
});

it('shows the empty state without workspaces', async () => {
  renderAt(AT, { answers: [page({ memberships: [] })] });
  expect(await screen.findByText('No workspaces yet')).toBeInTheDocument();
});

it('can be renamed by its manager', async () => {
  const rename = answer(UpdateOrganizationDocument, {
    updateOrganization: {
      __typename: 'OrganizationPayload',
      organization: { __typename: 'Organization', id: 'organization-1', name: 'Acme Holding' },
      errors: [],
    },
  });
  const { user } = renderAt(AT, { answers: [page(), rename] });
  await user.click(await screen.findByRole('button', { name: 'Rename' }));
  const form = within(await screen.findByRole('form', { name: 'Rename organization' }));
  await user.clear(form.getByLabelText('Name'));
  await user.type(form.getByLabelText('Name'), 'Acme Holding{Enter}');
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Acme Holding'));
  expect(rename.asked).toEqual([{ id: 'organization-1', name: 'Acme Holding' }]);
});

it('is not found without a membership', async () => {
  const unknown = answer(OrganizationPageDocument, () => {
    throw denied('NOT_FOUND');
  });
  renderAt(AT, { answers: [unknown] });
  expect(await screen.findByRole('heading', { level: 1, name: /not here|not found/i })).toBeInTheDocument();
});

it('groups the viewer’s workspaces by organization [AM-13]', async () => {
  const organization = { __typename: 'OrganizationSummary' as const, id: 'organization-1', name: 'Acme Group' };
  renderAt('/workspaces', {
    viewer: {
      memberships: [
        { ...buildMembership(), organization },
        buildMembership({ slug: 'globex', name: 'Globex' }),
        { ...buildMembership({ slug: 'acme-north', name: 'Acme North' }), organization },
      ],
    },
  });
  const group = within(await screen.findByRole('region', { name: 'Acme Group' }));
  expect(group.getAllByRole('listitem')).toHaveLength(2);
  expect(group.queryByText('Globex')).toBeNull();
  expect(screen.getByRole('link', { name: /Globex/ })).toBeInTheDocument();
});
