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
  expect(await dialog.findByText('You have a view of this name already.')).toBeInTheDocument();
  taken = false;
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Save this view' })).not.toBeInTheDocument());
  expect(create.asked.at(-1)?.input).toEqual({ name: 'Very important', address: 'tag=vip', visibility: 'SHARED' });
});

it('are changed, shared and deleted by whoever made them', async () => {
  const update = answer(UpdateSavedViewDocument, {
    updateSavedView: { __typename: 'SavedViewUpdated', view: buildView({ visibility: 'SHARED' }) },
  });
  const remove = answer(DeleteSavedViewDocument, { deleteSavedView: { __typename: 'SavedViewDeleted', id: 'view-1' } });
  const answers = [page(), ...around([buildView()]), update, remove];
  const { user } = renderAt('/admin/acme/contacts?tag=vip&sort=NAME', { answers });
  const menu = async (item: string) => {
    await user.click(await screen.findByRole('button', { name: 'Change the view Very important' }));
    await user.click(await screen.findByRole('menuitem', { name: item }));
  };
  await menu('Keep what is shown now');
  await waitFor(() => expect(update.asked).toHaveLength(1));
  expect(update.asked[0]?.input).toMatchObject({ id: 'view-1', address: 'tag=vip&sort=NAME', visibility: 'PRIVATE' });
  await menu('Keep to myself'); // it is shared by now
  await waitFor(() => expect(update.asked.at(-1)?.input).toMatchObject({ address: 'tag=vip', visibility: 'PRIVATE' }));
  await menu('Delete');
  await waitFor(() => expect(remove.asked).toHaveLength(1));
});

it('of somebody else are shown, and not changed', async () => {
  const views = [buildView({ mine: false, visibility: 'SHARED' })];
  renderAt('/admin/acme/contacts', { answers: [page(), ...around(views)] });
  expect(await screen.findByRole('button', { name: /Very important/ })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Change the view Very important' })).not.toBeInTheDocument();
});
