import { expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { CreateWorkspaceDocument } from '../../gql/create-workspace.ts';
import { browserTimeZone } from '../../lib/time-zones.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

const taken = () => answer(CreateWorkspaceDocument, refused('SLUG_TAKEN', 'slug'));

it('proposes a slug from the name until the user edits it', async () => {
  const { user } = renderAt('/workspaces/new');
  const name = await screen.findByLabelText('Name');
  const slug = screen.getByLabelText('Slug');
  await user.type(name, 'Café Déjà Vu');
  expect(slug).toHaveValue('cafe-deja-vu');
  await user.clear(slug);
  await user.type(slug, 'my cafe');
  expect(slug).toHaveValue('my-cafe');
  await user.type(name, ' Two');
  expect(slug).toHaveValue('my-cafe');
  await user.clear(slug);
  await user.type(name, '!');
  expect(slug).toHaveValue('cafe-deja-vu-two');
});

it('sends the selected values, and shows at the field that the slug is taken', async () => {
  const create = taken();
  const { user } = renderAt('/workspaces/new', { answers: [create] });
  await user.type(await screen.findByLabelText('Name'), 'Acme Voice');
  await user.click(screen.getByRole('radio', { name: 'Voice' }));
  await user.click(screen.getByRole('radio', { name: 'Staging' }));
  await user.click(screen.getByRole('button', { name: 'Create workspace' }));
  await waitFor(() => expect(screen.getByLabelText('Slug')).toHaveAccessibleDescription(/is already taken/));
  expect(create.asked).toEqual([
    {
      input: {
        name: 'Acme Voice',
        slug: 'acme-voice',
        channel: 'VOICE',
        environment: 'STAGING',
        country: 'US',
        timezone: browserTimeZone(),
      },
    },
  ]);
});

it('validates the slug client-side', async () => {
  const create = taken();
  const { user } = renderAt('/workspaces/new', { answers: [create] });
  await user.type(await screen.findByLabelText('Name'), 'Admin{Enter}');
  await waitFor(() => expect(screen.getByLabelText('Slug')).toHaveAccessibleDescription(/reserved/));
  expect(create.asked).toEqual([]);
});

it('is not available without permission to create workspaces', async () => {
  renderAt('/workspaces/new', { viewer: { canCreateWorkspaces: false } });
  expect(await screen.findByText(/Ask your administrator/)).toBeInTheDocument();
  expect(screen.queryByLabelText('Slug')).not.toBeInTheDocument();
});
