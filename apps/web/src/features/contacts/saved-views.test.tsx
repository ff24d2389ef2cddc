import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { CreateSavedViewDocument } from '../../gql/create-saved-view.ts';
import { DeleteSavedViewDocument } from '../../gql/delete-saved-view.ts';
import { UpdateSavedViewDocument } from '../../gql/update-saved-view.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { around, buildContact, contactsPage } from './contacts.fixtures.ts';

const buildView = (overrides: object = {}) => ({
  __typename: 'SavedView' as const,
  id: 'view-1',
  name: 'Very important',
  address: 'tag=vip',
  visibility: 'PRIVATE' as const,
  mine: true,
  ...overrides,
});
const page = () => contactsPage([buildContact()]);

it('are saved under a name, for everybody where that is said; a name that is taken is said so', async () => {
  let taken = true;
  const create = answer(CreateSavedViewDocument, () =>
    taken
      ? { createSavedView: { __typename: 'Refused' as const, code: 'VIEW_NAME_TAKEN' as const, field: 'name' } }
      : { createSavedView: { __typename: 'SavedViewCreated' as const, view: buildView({ visibility: 'SHARED' }) } },
  );
  const { user } = renderAt('/admin/acme/contacts?tag=vip', { answers: [page(), ...around(), create] });
  await user.click(await screen.findByRole('button', { name: 'Save this view' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Save this view' }));
  await user.type(dialog.getByLabelText('Name'), 'Very important');
  await user.click(dialog.getByRole('checkbox', { name: 'Share it with everybody here' }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText('You already have a view with this name.')).toBeInTheDocument();
  taken = false;
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Save this view' })).not.toBeInTheDocument());
  expect(create.asked.at(-1)?.input).toEqual({ name: 'Very important', address: 'tag=vip', visibility: 'SHARED' });
});

it('are renamed, renewed and deleted by whoever made them; before one is gone for everybody it is asked', async () => {
  let taken = true;
  const shared = buildView({ visibility: 'SHARED' });
  const update = answer(UpdateSavedViewDocument, ({ input }) =>
    taken
      ? { updateSavedView: { __typename: 'Refused' as const, code: 'VIEW_NAME_TAKEN' as const, field: 'name' } }
      : { updateSavedView: { __typename: 'SavedViewUpdated' as const, view: { ...shared, ...input } } },
  );
  const remove = answer(DeleteSavedViewDocument, { deleteSavedView: { __typename: 'SavedViewDeleted', id: 'view-1' } });
  const answers = [page(), ...around([shared]), update, remove];
  const { user } = renderAt('/admin/acme/contacts?tag=vip&sort=NAME', { answers });
  const menu = async (item: string) => {
    await user.click(await screen.findByRole('button', { name: /^Change the view/ }));
    await user.click(await screen.findByRole('menuitem', { name: item }));
  };

  await menu('Change');
  const dialog = within(await screen.findByRole('dialog', { name: 'Change the view Very important' }));
  await user.clear(dialog.getByLabelText('Name'));
  await user.type(dialog.getByLabelText('Name'), 'By name');
  await user.click(dialog.getByRole('checkbox', { name: 'Keep what the list shows now' }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText('You already have a view with this name.')).toBeInTheDocument();
  taken = false;
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('button', { name: /^By name/ })).toBeInTheDocument();
  expect(update.asked.at(-1)?.input).toEqual({
    id: 'view-1',
    name: 'By name',
    address: 'tag=vip&sort=NAME',
    visibility: 'SHARED',
  });

  await menu('Delete');
  const question = within(await screen.findByRole('dialog', { name: 'Delete the view By name?' }));
  expect(question.getByText(/gone for everybody here/)).toBeInTheDocument();
  expect(remove.asked).toHaveLength(0);
  await user.click(question.getByRole('button', { name: 'Delete view' }));
  await waitFor(() => expect(remove.asked).toHaveLength(1));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

it('of somebody else are shown, and not changed', async () => {
  const views = [buildView({ mine: false, visibility: 'SHARED' })];
  renderAt('/admin/acme/contacts', { answers: [page(), ...around(views)] });
  expect(await screen.findByRole('button', { name: /Very important/ })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Change the view Very important' })).not.toBeInTheDocument();
});
