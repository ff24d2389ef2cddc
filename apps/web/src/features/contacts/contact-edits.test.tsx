import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { UndoContactMergeDocument } from '../../gql/undo-contact-merge.ts';
import { UpdateContactDocument } from '../../gql/update-contact.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { around, buildContact, contactsPage, details } from './contacts.fixtures.ts';

const cora = buildContact();

it('edits a cell in place: Enter saves, Escape cancels, a refusal is shown at the cell [WC-19]', async () => {
  let taken = true;
  const update = answer(UpdateContactDocument, () =>
    taken
      ? refused('EMAIL_INVALID', 'email')
      : {
          updateContact: {
            __typename: 'ContactPayload' as const,
            contact: { ...cora, email: 'cora@new.test' },
            errors: [],
          },
        },
  );
  const { user } = renderAt('/admin/acme/contacts', { answers: [contactsPage([cora]), ...around(), update] });
  const edit = () => user.click(screen.getByRole('button', { name: 'Edit the email of Cora Contact' }));
  await screen.findByRole('link', { name: 'Cora Contact' });
  await edit();
  await user.type(screen.getByLabelText('Email of Cora Contact'), 'x{Escape}');
  expect(screen.queryByLabelText('Email of Cora Contact')).not.toBeInTheDocument();
  expect(update.asked).toHaveLength(0);
  await edit();
  const field = screen.getByLabelText('Email of Cora Contact');
  await user.clear(field);
  await user.type(field, 'cora@new.test{Enter}');
  expect(await screen.findByText(/email/i, { selector: '[class*=error]' })).toBeInTheDocument();
  taken = false;
  await user.type(field, '{Enter}');
  expect(await screen.findByText('cora@new.test')).toBeInTheDocument();
  expect(update.asked.at(-1)?.input).toEqual({ id: 'contact-1', email: 'cora@new.test' });
});

it('offers to undo a merge while possible, only to members who can merge', async () => {
  const merged = buildContact({ mergeUndoableUntil: '2026-11-22T09:00:00.000Z' });
  const undo = answer(UndoContactMergeDocument, {
    undoContactMerge: {
      __typename: 'UndoContactMergePayload',
      contact: cora,
      restored: { __typename: 'Contact', id: 'contact-2', name: 'Carl Contact' },
      errors: [],
    },
  });
  const answers = [contactsPage([merged]), details([merged]), ...around(), undo];
  const { user } = renderAt('/admin/acme/contacts/contact-1', { answers });
  const drawer = within(await screen.findByRole('dialog', { name: 'Contact' }));
  expect(await drawer.findByText(/You can undo this until 22 Nov 2026/)).toBeInTheDocument();
  await user.click(drawer.getByRole('button', { name: 'Undo merge' }));
  expect(undo.asked).toHaveLength(0);
  const dialog = within(await screen.findByRole('dialog', { name: 'Undo merge?' }));
  await user.click(dialog.getByRole('button', { name: 'Undo merge' }));
  await waitFor(() => expect(undo.asked).toEqual([{ id: 'contact-1' }]));
});
