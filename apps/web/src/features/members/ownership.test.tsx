import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import {
  AcceptOwnershipTransferDocument,
  CancelOwnershipTransferDocument,
  CreateOwnershipTransferDocument,
  DeclineOwnershipTransferDocument,
} from '../../gql/ownership.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildMember, buildTransfer, membersPage, transferForMe } from './members.fixtures.ts';

const settled = (status: 'ACCEPTED' | 'DECLINED' | 'CANCELLED' | 'PENDING') => ({
  __typename: 'OwnershipTransfer' as const,
  id: 'transfer-1',
  status,
});

it('lets an owner offer ownership after explaining the effect [CB-33]', async () => {
  const offer = answer(CreateOwnershipTransferDocument, {
    createOwnershipTransfer: { __typename: 'OwnershipTransferPayload', transfer: settled('PENDING'), errors: [] },
  });
  const { user } = renderAt('/admin/acme/members', { answers: [membersPage([buildMember()]), offer] });
  await user.click(await screen.findByRole('button', { name: 'Actions for Ana Ferreira' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Offer ownership' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Offer ownership of Acme to Ana Ferreira?' }));
  expect(dialog.getByText(/you become an admin/)).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Offer ownership' }));
  await waitFor(() => expect(offer.asked).toEqual([{ memberId: 'member-ana' }]));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('keeps the refusal in the dialog', async () => {
  const offer = answer(CreateOwnershipTransferDocument, refused('MEMBER_NOT_VERIFIED', 'memberId'));
  const { user } = renderAt('/admin/acme/members', { answers: [membersPage([buildMember()]), offer] });
  await user.click(await screen.findByRole('button', { name: 'Actions for Ana Ferreira' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Offer ownership' }));
  await user.click(await screen.findByRole('button', { name: 'Offer ownership' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Offer ownership of Acme to Ana Ferreira?' }));
  expect(await dialog.findByRole('alert')).toHaveTextContent('verify their email address first');
});

it('is not available to admins, nor for members who are owners [CB-33]', async () => {
  const olga = buildMember({ id: 'member-olga', name: 'Olga Owen', email: 'olga@acme.test', role: 'owner' });
  const { user } = renderAt('/admin/acme/members', { as: 'admin', answers: [membersPage([buildMember(), olga])] });
  await user.click(await screen.findByRole('button', { name: 'Actions for Ana Ferreira' }));
  // Precondition: the menu is open.
  expect(await screen.findByRole('menuitem', { name: 'Edit access' })).toBeInTheDocument();
  expect(screen.queryByRole('menuitem', { name: 'Offer ownership' })).toBeNull();
});

it('is accepted by its recipient after typing the slug', async () => {
  const accept = answer(AcceptOwnershipTransferDocument, {
    acceptOwnershipTransfer: { __typename: 'OwnershipTransferPayload', transfer: settled('ACCEPTED'), errors: [] },
  });
  const { user } = renderAt('/admin/acme/members', {
    as: 'agent',
    answers: [membersPage([buildMember()], [], { transfers: [transferForMe()] }), accept],
  });
  const card = within(await screen.findByRole('region', { name: 'Ownership transfer' }));
  expect(card.getByText('Ada Lovelace')).toBeInTheDocument();
  await user.click(card.getByRole('button', { name: 'Accept ownership' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Become an owner of Acme?' }));
  expect(dialog.getByRole('button', { name: 'Become owner' })).toBeDisabled();
  await user.type(dialog.getByLabelText('Workspace slug'), 'acme');
  await user.click(dialog.getByRole('button', { name: 'Become owner' }));
  await waitFor(() => expect(accept.asked).toEqual([{ id: 'transfer-1', confirmSlug: 'acme' }]));
});

it('is declined by its recipient', async () => {
  const decline = answer(DeclineOwnershipTransferDocument, {
    declineOwnershipTransfer: { __typename: 'OwnershipTransferPayload', transfer: settled('DECLINED'), errors: [] },
  });
  const { user } = renderAt('/admin/acme/members', {
    as: 'agent',
    answers: [membersPage([buildMember()], [], { transfers: [transferForMe()] }), decline],
  });
  await user.click(await screen.findByRole('button', { name: 'Decline' }));
  await user.click(await screen.findByRole('button', { name: 'Decline ownership' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Ownership transfer' })).toBeNull());
  expect(decline.asked).toEqual([{ id: 'transfer-1' }]);
});

it('is withdrawn by an owner', async () => {
  const cancel = answer(CancelOwnershipTransferDocument, {
    cancelOwnershipTransfer: { __typename: 'OwnershipTransferPayload', transfer: settled('CANCELLED'), errors: [] },
  });
  const { user } = renderAt('/admin/acme/members', {
    answers: [membersPage([buildMember()], [], { transfers: [buildTransfer()] }), cancel],
  });
  await user.click(await screen.findByRole('button', { name: 'Withdraw offer' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Withdraw offer?' }));
  await user.click(dialog.getByRole('button', { name: 'Withdraw offer' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Ownership transfer' })).toBeNull());
});
