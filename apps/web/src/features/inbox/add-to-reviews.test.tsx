import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { CreateReviewDocument } from '../../gql/create-review.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildConversation, contact, escalationProgress, inboxList, people, thread } from './inbox.fixtures.ts';

const conversation = buildConversation();
const create = answer(CreateReviewDocument, {
  createReview: { __typename: 'ReviewPayload', review: { __typename: 'Review', id: 'review-1' }, errors: [] },
});

function openThread(as: 'owner' | 'viewer') {
  const shown = [inboxList([conversation]), people, thread(conversation), contact(conversation), escalationProgress()];
  return renderAt('/admin/acme/inbox/conversation-1', { as, answers: [...shown, create] });
}

it('adds the conversation to the review queue, for members who may [AG-32]', async () => {
  const { user } = openThread('owner');
  await user.click(await screen.findByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Add to reviews' }));
  expect(await screen.findByText('Added to reviews.')).toBeVisible();
  expect(create.asked).toEqual([{ conversationId: 'conversation-1' }]);
});

it('hides the menu from a viewer, who has none of its actions', async () => {
  openThread('viewer');
  await screen.findByRole('heading', { level: 1, name: 'Marisol Ortega' });
  expect(screen.queryByRole('button', { name: 'More actions' })).toBeNull();
});
