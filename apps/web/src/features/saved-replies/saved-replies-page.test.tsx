import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import {
  CreateSavedReplyDocument,
  DeleteSavedReplyDocument,
  SavedRepliesDocument,
  UpdateSavedReplyDocument,
} from '../../gql/saved-replies.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import type { SavedReply } from './saved-replies-page.tsx';

const check = (allowed: boolean) => ({
  __typename: 'PermissionCheck' as const,
  allowed,
  reason: allowed ? null : 'You need the permission saved_reply.manage.',
});
const build = (overrides: Partial<SavedReply> & { shortcut: string }): SavedReply => ({
  __typename: 'SavedReply',
  id: `reply-${overrides.shortcut}`,
  text: 'A visit costs $40.',
  folder: 'Prices',
  visibility: 'SHARED',
  useCount: 3,
  lastUsedAt: '2026-11-20T10:00:00.000Z',
  viewerCan: { __typename: 'SavedReplyPermissions', update: check(true), delete: check(true) },
  ...overrides,
});
const list = (...replies: SavedReply[]) =>
  answer(SavedRepliesDocument, ({ search }) => {
    const found = replies.filter(({ shortcut }) => shortcut.includes(search ?? ''));
    return {
      savedReplies: {
        __typename: 'SavedReplyConnection' as const,
        edges: found.map((node) => ({ __typename: 'SavedReplyEdge' as const, cursor: node.id, node })),
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
        totalCount: found.length,
      },
    };
  });
const AT = '/admin/acme/saved-replies';

it('shows the errors of a new reply at its fields, and creates it [DK-14]', async () => {
  let attempts = 0;
  const create = answer(CreateSavedReplyDocument, () => {
    attempts += 1;
    return {
      createSavedReply:
        attempts === 1
          ? refused('SHORTCUT_TAKEN', 'shortcut')
          : {
              __typename: 'SavedReplyPayload' as const,
              savedReply: { __typename: 'SavedReply' as const, id: 'new' },
              errors: [],
            },
    };
  });
  const { user } = renderAt(AT, { answers: [list(), create] });
  expect(await screen.findByText('No saved replies yet')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Create saved reply' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Create saved reply' }));
  await user.type(dialog.getByLabelText('Shortcut'), 'price');
  await user.type(dialog.getByLabelText('Text'), 'Hello {{{{first_name}}, a visit costs $40.');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(dialog.getByLabelText('Shortcut')).toBeInvalid());
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(create.asked[1]).toEqual({
    input: {
      shortcut: 'price',
      text: 'Hello {{first_name}}, a visit costs $40.',
      folder: '',
      visibility: 'SHARED',
    },
  });
});

it('edits and deletes a reply', async () => {
  const payload = { __typename: 'SavedReply' as const, id: 'reply-price' };
  const update = answer(UpdateSavedReplyDocument, {
    updateSavedReply: { __typename: 'SavedReplyPayload', savedReply: payload, errors: [] },
  });
  const remove = answer(DeleteSavedReplyDocument, {
    deleteSavedReply: { __typename: 'DeletedPayload', id: 'reply-price', errors: [] },
  });
  const { user } = renderAt(AT, { answers: [list(build({ shortcut: 'price' })), update, remove] });
  expect(await screen.findByText(/Used 3 times/)).toBeInTheDocument();
  await user.click(await screen.findByRole('button', { name: 'Edit price' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit saved reply' }));
  await user.click(dialog.getByLabelText('Share with all members'));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(update.asked).toHaveLength(1));
  expect(update.asked[0]?.input).toMatchObject({ id: 'reply-price', visibility: 'PRIVATE', folder: 'Prices' });
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  await user.click(screen.getByRole('button', { name: 'Delete price' }));
  const confirmation = within(await screen.findByRole('dialog', { name: 'Delete saved reply' }));
  await user.click(confirmation.getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(remove.asked).toEqual([{ id: 'reply-price' }]));
});

it('lets a member without saved_reply.manage create private replies only', async () => {
  const shared = build({ shortcut: 'price' });
  shared.viewerCan.update = check(false);
  shared.viewerCan.delete = check(false);
  const { user } = renderAt(AT, {
    as: 'operator',
    answers: [list(shared, build({ shortcut: 'mine', visibility: 'PRIVATE' }))],
  });
  expect(await screen.findByRole('button', { name: 'Edit price' })).toHaveAttribute('aria-disabled', 'true');
  expect(screen.getByRole('button', { name: 'Edit mine' })).not.toHaveAttribute('aria-disabled', 'true');
  await user.click(screen.getByRole('button', { name: 'Create saved reply' }));
  const share = await screen.findByLabelText('Share with all members');
  expect(share).toBeDisabled();
  expect(share).not.toBeChecked();
});

it('says that no reply matches the search', async () => {
  const { user } = renderAt(AT, { answers: [list(build({ shortcut: 'price' }))] });
  await screen.findByText('/price');
  await user.type(screen.getByLabelText('Search saved replies'), 'parking');
  expect(await screen.findByText('No matching saved replies')).toBeInTheDocument();
});

it('offers to load the list again if it could not be loaded', async () => {
  const failing = answer(SavedRepliesDocument, () => {
    throw denied('SERVICE_UNAVAILABLE');
  });
  renderAt(AT, { answers: [failing] });
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
});
