import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { DeleteSavedViewDocument } from '../../gql/delete-saved-view.ts';
import { CreateSavedViewDocument, UpdateSavedViewDocument } from '../../gql/saved-view-form.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { around, buildContact, contactsPage } from './contacts.fixtures.ts';

const buildView = (overrides: object = {}) => ({
  __typename: 'SavedView' as const,
  id: 'view-1',
  name: 'Very important',
  query: 'tag=vip',
  visibility: 'PRIVATE' as const,
  isViewerOwner: true,
  ...overrides,
});
const page = () => contactsPage([buildContact()]);

it('are saved with a name, optionally shared; a taken name is refused', async () => {
  let taken = true;
  const create = answer(CreateSavedViewDocument, () =>
    taken
      ? refused('VIEW_NAME_TAKEN', 'name')
      : {
          createSavedView: {
            __typename: 'SavedViewPayload' as const,
            view: buildView({ visibility: 'SHARED' }),
            errors: [],
          },
        },
  );
  const { user } = renderAt('/admin/acme/contacts?tag=vip', { answers: [page(), ...around(), create] });
  await user.click(await screen.findByRole('button', { name: 'Save view' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Save view' }));
  await user.type(dialog.getByLabelText('Name'), 'Very important');
  await user.click(dialog.getByRole('checkbox', { name: 'Share with all members' }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText('You already have a view with this name. Choose another name.')).toBeInTheDocument();
  taken = false;
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Save view' })).not.toBeInTheDocument());
  expect(create.asked.at(-1)?.input).toEqual({ name: 'Very important', query: 'tag=vip', visibility: 'SHARED' });
});

it('are renamed, updated and deleted by their creator; deleting a shared view asks first', async () => {
  let taken = true;
  const shared = buildView({ visibility: 'SHARED' });
  const update = answer(UpdateSavedViewDocument, ({ input }) =>
    taken
      ? refused('VIEW_NAME_TAKEN', 'name')
      : { updateSavedView: { __typename: 'SavedViewPayload' as const, view: { ...shared, ...input }, errors: [] } },
  );
  const remove = answer(DeleteSavedViewDocument, {
    deleteSavedView: { __typename: 'DeletedPayload', id: 'view-1', errors: [] },
  });
  const answers = [page(), ...around([shared]), update, remove];
  const { user } = renderAt('/admin/acme/contacts?tag=vip&sort=NAME', { answers });
  const menu = async (item: string) => {
    await user.click(await screen.findByRole('button', { name: /^Edit view/ }));
    await user.click(await screen.findByRole('menuitem', { name: item }));
  };

  await menu('Edit');
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit view Very important' }));
  await user.clear(dialog.getByLabelText('Name'));
  await user.type(dialog.getByLabelText('Name'), 'By name');
  await user.click(dialog.getByRole('checkbox', { name: 'Update to the current filters' }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText('You already have a view with this name. Choose another name.')).toBeInTheDocument();
  taken = false;
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('button', { name: /^By name/ })).toBeInTheDocument();
  expect(update.asked.at(-1)?.input).toEqual({
    id: 'view-1',
    name: 'By name',
    query: 'tag=vip&sort=NAME',
    visibility: 'SHARED',
  });

  await menu('Delete');
  const question = within(await screen.findByRole('dialog', { name: 'Delete view By name?' }));
  expect(question.getByText(/removes the view for all members/)).toBeInTheDocument();
  expect(remove.asked).toHaveLength(0);
  await user.click(question.getByRole('button', { name: 'Delete view' }));
  await waitFor(() => expect(remove.asked).toHaveLength(1));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

it('of other members are read-only', async () => {
  const views = [buildView({ isViewerOwner: false, visibility: 'SHARED' })];
  renderAt('/admin/acme/contacts', { answers: [page(), ...around(views)] });
  expect(await screen.findByRole('button', { name: /Very important/ })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Edit view Very important' })).not.toBeInTheDocument();
});
