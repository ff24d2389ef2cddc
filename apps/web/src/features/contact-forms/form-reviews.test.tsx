import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { AcceptSurfaceDocument, FormReviewsDocument, ReturnSurfaceDocument } from '../../gql/form-reviews.ts';
import { CreateSurfaceFileLinkDocument } from '../../gql/surface-files.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

const AT = '/admin/acme/contact-forms?show=review';
const SURFACE = {
  __typename: 'Surface' as const,
  id: 'surface-1',
  name: 'First visit',
  status: 'PENDING_REVIEW' as const,
  submittedAt: '2026-11-26T09:00:00.000Z',
  contact: { __typename: 'Contact' as const, id: 'contact-1', name: 'Cora Contact' },
  answers: [
    {
      __typename: 'SurfaceAnswer' as const,
      id: 'answer-1',
      key: 'goal',
      label: 'What is your goal?',
      type: 'TEXT' as const,
      values: ['Run a marathon'],
      origin: 'CORRECTED' as const,
    },
    {
      __typename: 'SurfaceAnswer' as const,
      id: 'answer-2',
      key: 'card',
      label: 'Insurance card',
      type: 'PHOTO' as const,
      values: ['card.jpg'],
      origin: 'NEW' as const,
    },
  ],
  files: [
    {
      __typename: 'SurfaceFile' as const,
      id: 'file-1',
      key: 'card',
      name: 'card.jpg',
      contentType: 'application/pdf',
      byteCount: 120_000,
    },
  ],
};
const listed = (surfaces: readonly (typeof SURFACE)[]) =>
  answer(FormReviewsDocument, () => ({
    surfaces: {
      __typename: 'SurfaceConnection' as const,
      edges: surfaces.map((node) => ({ __typename: 'SurfaceEdge' as const, cursor: node.id, node })),
      totalCount: surfaces.length,
      pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
    },
  }));
const payload = (status: 'ACCEPTED' | 'RETURNED') => ({
  __typename: 'SurfacePayload' as const,
  surface: { __typename: 'Surface' as const, id: 'surface-1', status },
  errors: [],
});

it('lists the forms that wait for a review, and accepts the answers of one', async () => {
  const surfaces = [SURFACE];
  const accept = answer(AcceptSurfaceDocument, { acceptSurface: payload('ACCEPTED') });
  const { user } = renderAt(AT, { answers: [listed(surfaces), accept] });
  const row = (await screen.findByRole('link', { name: 'Cora Contact' })).closest('li') as HTMLElement;
  expect(row.textContent).toContain('First visit');
  await user.click(within(row).getByText('Answers'));
  within(row).getByText('Run a marathon');
  within(row).getByText('Known value, changed by the contact');
  surfaces.pop();
  await user.click(within(row).getByRole('button', { name: 'Accept answers of Cora Contact' }));
  await screen.findByText('No forms to review');
  expect(accept.asked).toEqual([{ id: 'surface-1' }]);
});

it('downloads a file of the form, and shows why it cannot be opened', async () => {
  const link = answer(CreateSurfaceFileLinkDocument, () => refused('ATTACHMENT_HIDDEN', null));
  const { user } = renderAt(AT, { answers: [listed([SURFACE]), link] });
  const row = (await screen.findByRole('link', { name: 'Cora Contact' })).closest('li') as HTMLElement;
  await user.click(within(row).getByText('Answers'));
  await user.click(within(row).getByRole('button', { name: 'Download card.jpg' }));
  await within(row).findByRole('alert');
  expect(link.asked).toEqual([{ id: 'file-1' }]);
});

it('returns a form with a note, and shows why it cannot be returned', async () => {
  const surfaces = [SURFACE];
  let isOpen = false;
  const giveBack = answer(ReturnSurfaceDocument, () =>
    isOpen ? { returnSurface: payload('RETURNED') } : refused('REPLY_WINDOW_CLOSED', null),
  );
  const { user } = renderAt(AT, { answers: [listed(surfaces), giveBack] });
  await user.click(await screen.findByRole('button', { name: 'Return form of Cora Contact' }));
  const dialog = await screen.findByRole('dialog', { name: 'Return form to Cora Contact' });
  await user.type(within(dialog).getByRole('textbox', { name: 'What to correct' }), 'Which date?');
  await user.click(within(dialog).getByRole('button', { name: 'Return form' }));
  await within(dialog).findByRole('alert');
  isOpen = true;
  surfaces.pop();
  await user.click(within(dialog).getByRole('button', { name: 'Return form' }));
  await screen.findByText('No forms to review');
  expect(giveBack.asked.at(-1)).toEqual({ id: 'surface-1', note: 'Which date?' });
});

it('hides the actions from members without the permission', async () => {
  renderAt(AT, { as: 'viewer', answers: [listed([SURFACE])] });
  await screen.findByRole('link', { name: 'Cora Contact' });
  expect(screen.queryByRole('button', { name: /^Accept|^Return/ })).toBeNull();
});
