import { REFUSALS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import {
  ClaimNextReviewDocument,
  ClaimReviewDocument,
  CompleteReviewDocument,
  CreateSecondReviewDocument,
  ReleaseReviewDocument,
} from '../../gql/review-actions.ts';
import { ReviewAgreementDocument, ReviewDetailsDocument, ReviewsPageDocument } from '../../gql/reviews-page.ts';
import { CreateKnowledgeSourceDocument } from '../../gql/source-form.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import type { ReviewDetails } from './use-reviews.ts';

const AT = '/admin/acme/reviews';
const ADA = { __typename: 'Member' as const, id: 'member-ada', name: 'Ada Lovelace' };
const BEN = { __typename: 'Member' as const, id: 'member-ben', name: 'Ben' };

const buildConversation = (id: string, contactName: string): NonNullable<ReviewDetails['conversation']> => ({
  __typename: 'Conversation',
  id,
  contactName,
  messages: {
    __typename: 'MessageConnection',
    nodes: (['CONTACT', 'AGENT'] as const).map((authorType) => ({
      __typename: 'Message',
      id: `${id}-${authorType}`,
      authorType,
      body: authorType === 'CONTACT' ? 'Can I talk to a person?' : 'I will ask my team.',
      sentAt: '2026-11-21T09:59:00.000Z',
    })),
  },
});

const buildReview = (overrides: Partial<ReviewDetails> = {}): ReviewDetails => ({
  __typename: 'Review',
  id: 'review-1',
  reasons: ['HANDOFF', 'LOW_RATING'],
  status: 'OPEN',
  createdAt: '2026-11-21T10:00:00.000Z',
  claimExpiresAt: null,
  completedAt: null,
  accuracyScore: null,
  toneScore: null,
  outcomeScore: null,
  comment: null,
  conversation: buildConversation('conversation-1', 'Lena Lead'),
  claimedBy: null,
  reviewer: null,
  firstReview: null,
  secondReview: null,
  ...overrides,
});

interface Queue {
  reviews: ReviewDetails[];
  pairCount?: number;
}

const list = (queue: Queue) =>
  answer(ReviewsPageDocument, ({ filter }) => {
    const shown = queue.reviews.filter(
      ({ status, reasons }) => status === filter?.status && (!filter.reason || reasons.includes(filter.reason)),
    );
    return {
      reviews: {
        __typename: 'ReviewConnection' as const,
        edges: shown.map((node) => ({ __typename: 'ReviewEdge' as const, cursor: node.id, node })),
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
        totalCount: shown.length,
      },
    };
  });
const agreement = ({ pairCount = 0 }: Queue) =>
  answer(ReviewAgreementDocument, {
    reviewAgreement: {
      __typename: 'ReviewAgreement',
      pairCount,
      agreedCount: pairCount,
      share: pairCount > 0 ? 0.75 : null,
    },
  });
const details = (queue: Queue) =>
  answer(ReviewDetailsDocument, ({ id }) => {
    const review = queue.reviews.find((one) => one.id === id);
    if (!review) throw denied('NOT_FOUND');
    return { review };
  });
const payload = { __typename: 'ReviewPayload' as const, errors: [] };
const ref = (id: string) => ({ __typename: 'Review' as const, id });
/** Replaces a review of the queue. */
const change = (queue: Queue, id: string, to: Partial<ReviewDetails>) => {
  queue.reviews = queue.reviews.map((review) => (review.id === id ? { ...review, ...to } : review));
};

it('claims a review, scores it, completes it and claims the next one [AG-32]', async () => {
  const queue: Queue = { reviews: [buildReview()] };
  const second = buildReview({
    id: 'review-2',
    status: 'CLAIMED',
    claimedBy: ADA,
    conversation: buildConversation('conversation-2', 'Cora Contact'),
  });
  const claim = answer(ClaimReviewDocument, ({ id }) => {
    change(queue, id, { status: 'CLAIMED', claimedBy: ADA });
    return { claimReview: { ...payload, review: ref(id) } };
  });
  const complete = answer(CompleteReviewDocument, ({ input: { id } }) => {
    change(queue, id, { status: 'COMPLETED', claimedBy: null, reviewer: ADA, accuracyScore: 2 });
    return { completeReview: { ...payload, review: ref(id) } };
  });
  const next = answer(ClaimNextReviewDocument, () => {
    queue.reviews.push(second);
    return { claimNextReview: { __typename: 'NextReviewPayload' as const, review: ref(second.id), errors: [] } };
  });
  const { user } = renderAt(AT, { answers: [list(queue), agreement(queue), details(queue), claim, complete, next] });
  expect(await screen.findByText(/Handoff, Low rating/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Open review of Lena Lead' }));
  const pane = within(await screen.findByRole('region', { name: 'Lena Lead' }));
  expect(pane.getByRole('link', { name: 'Open conversation' })).toHaveAttribute(
    'href',
    '/admin/acme/inbox/conversation-1',
  );
  const messages = within(pane.getByRole('list', { name: 'Messages' })).getAllByRole('listitem');
  expect(messages[0]).toHaveTextContent(/^Lena Lead · .*Can I talk to a person\?$/);
  expect(messages[1]).toHaveTextContent(/^AI agent · .*I will ask my team\.$/);
  await user.keyboard('c');
  const form = within(await pane.findByRole('form', { name: 'Scores' }));
  expect(claim.asked).toEqual([{ id: 'review-1' }]);
  await user.click(form.getByRole('button', { name: 'Complete and next' }));
  expect(await form.findByText('Score at least one criterion.')).toBeVisible();
  expect(complete.asked).toEqual([]);
  await user.selectOptions(form.getByLabelText('Accuracy'), '2 – Bad');
  await user.type(form.getByLabelText('Comment'), 'The price was wrong.');
  await user.click(form.getByRole('button', { name: 'Complete and next' }));
  expect(await screen.findByRole('region', { name: 'Cora Contact' })).toBeVisible();
  const scores = { accuracyScore: 2, toneScore: null, outcomeScore: null };
  expect(complete.asked).toEqual([{ input: { id: 'review-1', ...scores, comment: 'The price was wrong.' } }]);
  expect(next.asked).toEqual([{ reason: null }]);
});

it('releases a claim, and keeps the scores if another member has claimed the review', async () => {
  const queue: Queue = { reviews: [buildReview({ status: 'CLAIMED', claimedBy: ADA })] };
  const complete = answer(CompleteReviewDocument, refused('REVIEW_NOT_CLAIMED', null, REFUSALS.REVIEW_NOT_CLAIMED));
  const release = answer(ReleaseReviewDocument, ({ id }) => {
    change(queue, id, { status: 'OPEN', claimedBy: null });
    return { releaseReview: { ...payload, review: ref(id) } };
  });
  const { user } = renderAt(`${AT}?review=review-1`, {
    answers: [list(queue), agreement(queue), details(queue), complete, release],
  });
  const form = within(await screen.findByRole('form', { name: 'Scores' }));
  await user.selectOptions(form.getByLabelText('Tone'), '4 – Good');
  await user.click(form.getByRole('button', { name: 'Complete' }));
  expect(await form.findByText(REFUSALS.REVIEW_NOT_CLAIMED)).toBeVisible();
  expect(form.getByLabelText('Tone')).toHaveValue('4');
  await user.click(screen.getByRole('button', { name: 'Release review' }));
  expect(await screen.findByRole('button', { name: 'Claim review' })).toBeVisible();
});

it('adds an answer to the knowledge from a review [AG-32]', async () => {
  const queue: Queue = { reviews: [buildReview()] };
  const create = answer(CreateKnowledgeSourceDocument, {
    createKnowledgeSource: {
      __typename: 'KnowledgeSourcePayload',
      source: { __typename: 'KnowledgeSource', id: 'source-1' },
      errors: [],
    },
  });
  const { user } = renderAt(`${AT}?review=review-1`, {
    answers: [list(queue), agreement(queue), details(queue), create],
  });
  await user.click(await screen.findByRole('button', { name: 'Add answer to knowledge' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add question and answer' }));
  await user.type(await dialog.findByLabelText('Question'), 'Where can I park?');
  await user.type(dialog.getByLabelText('Answer'), 'Behind the house.');
  await user.click(dialog.getByRole('button', { name: 'Add source' }));
  await waitFor(() =>
    expect(create.asked).toEqual([
      { input: { kind: 'QUESTION_ANSWER', title: 'Where can I park?', text: 'Behind the house.' } },
    ]),
  );
  expect(screen.getByRole('button', { name: 'Add as test' })).toBeVisible();
});

it('shows a completed review, requests a second one, and shows the agreement [AG-32]', async () => {
  const done = { status: 'COMPLETED', reviewer: BEN, accuracyScore: 4, comment: 'Good.' } as const;
  const queue: Queue = { reviews: [buildReview(done)], pairCount: 4 };
  const second = answer(CreateSecondReviewDocument, ({ id }) => {
    change(queue, id, { secondReview: ref('review-2') });
    return { createSecondReview: { ...payload, review: ref('review-2') } };
  });
  const { user } = renderAt(`${AT}?status=COMPLETED&review=review-1`, {
    answers: [list(queue), agreement(queue), details(queue), second],
  });
  expect(await screen.findByText('Completed by Ben.')).toBeVisible();
  expect(screen.getByText('Good.')).toBeVisible();
  expect(screen.getByText(/Reviewers agree in 75% of 4 conversations/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Request second review' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Request second review' })).toBeNull());
  expect(second.asked).toEqual([{ id: 'review-1' }]);
});

it('filters, and distinguishes an empty queue from no match', async () => {
  const queue: Queue = { reviews: [] };
  const { user } = renderAt(AT, { answers: [list(queue), agreement(queue), details(queue)] });
  expect(await screen.findByText('No open reviews')).toBeVisible();
  await user.selectOptions(screen.getByLabelText('Reason'), 'Safety match');
  expect(await screen.findByText('No matching reviews')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(await screen.findByText('No open reviews')).toBeVisible();
});

it('shows a viewer the reviews, and no actions [AG-32]', async () => {
  const queue: Queue = { reviews: [buildReview()] };
  renderAt(`${AT}?review=review-1`, { as: 'viewer', answers: [list(queue), agreement(queue), details(queue)] });
  expect(await screen.findByRole('button', { name: 'Claim review' })).toHaveAttribute('aria-disabled', 'true');
  expect(screen.queryByRole('button', { name: 'Add answer to knowledge' })).toBeNull();
});
