import { REFUSALS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { AnswerUnansweredQuestionDocument, DismissUnansweredQuestionDocument } from '../../gql/question-actions.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildQuestion, questionList, tabs } from './knowledge.fixtures.ts';
import type { Question } from './use-questions-list.ts';

const AT = '/admin/acme/knowledge/questions';
const NOW = '2026-11-21T10:00:00.000Z';
const ADD = 'Add answer to “is there parking near you?”';
const ref = { __typename: 'UnansweredQuestion' as const, id: 'question-1' };
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }));

it('shows how often a question was asked, with examples and their conversations [AG-19]', async () => {
  renderAt(AT, { answers: [tabs(1), questionList(() => [buildQuestion()])] });
  expect(await screen.findByRole('heading', { name: 'is there parking near you?' })).toBeVisible();
  expect(screen.getByText(/Asked 3 times · Last asked · First asked/)).toBeVisible();
  const examples = within(screen.getByRole('list', { name: 'Examples' }));
  expect(examples.getByText('“Where can I park?”')).toBeVisible();
  expect(examples.getAllByRole('listitem')).toHaveLength(1);
  expect(screen.getByRole('link', { name: 'Open conversation with “is there parking near you?”' })).toHaveAttribute(
    'href',
    '/admin/acme/inbox/conversation-7',
  );
  expect(examples.getByRole('link', { name: 'Open call with “Where can I park?”' })).toHaveAttribute(
    'href',
    '/admin/acme/calls/call-3',
  );
});

it('adds an answer that is prefilled with the question, and removes the group [AG-19]', async () => {
  let questions: Question[] = [buildQuestion()];
  const add = answer(AnswerUnansweredQuestionDocument, () => {
    questions = [
      buildQuestion({ status: 'ANSWERED', sourceId: 'source-3', settledAt: NOW, settledByName: 'Ada Lovelace' }),
    ];
    return {
      answerUnansweredQuestion: { __typename: 'AnswerUnansweredQuestionPayload' as const, question: ref, errors: [] },
    };
  });
  const { user } = renderAt(AT, { answers: [tabs(1), questionList(() => questions), add] });
  await user.click(await screen.findByRole('button', { name: ADD }));
  const form = await dialog('Add answer');
  const closed = within(form.getByRole('list', { name: 'Questions that this answer closes' }));
  expect(closed.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    '“is there parking near you?”',
    '“Where can I park?”',
  ]);
  expect(form.getByLabelText('Question')).toHaveValue('is there parking near you?');
  await user.click(form.getByRole('button', { name: 'Add answer' }));
  expect(await form.findByText('Enter the answer.')).toBeVisible();
  expect(add.asked).toEqual([]);
  await user.clear(form.getByLabelText('Question'));
  await user.type(form.getByLabelText('Question'), 'Where can I park?');
  await user.type(form.getByLabelText('Answer'), 'Behind the house.');
  await user.click(form.getByRole('button', { name: 'Add answer' }));
  expect(await screen.findByText('No unanswered questions')).toBeVisible();
  expect(add.asked).toEqual([
    { input: { id: 'question-1', question: 'Where can I park?', answer: 'Behind the house.' } },
  ]);
  await user.click(screen.getByRole('radio', { name: 'Answered' }));
  expect(await screen.findByRole('link', { name: 'Open answer' })).toHaveAttribute(
    'href',
    '/admin/acme/knowledge/sources/source-3',
  );
});

it('keeps the answer if the question was already answered', async () => {
  const code = 'UNANSWERED_QUESTION_SETTLED';
  const add = answer(AnswerUnansweredQuestionDocument, refused(code, null, REFUSALS[code]));
  const { user } = renderAt(AT, { answers: [tabs(1), questionList(() => [buildQuestion()]), add] });
  await user.click(await screen.findByRole('button', { name: ADD }));
  const form = await dialog('Add answer');
  await user.type(form.getByLabelText('Answer'), 'Behind the house.');
  await user.click(form.getByRole('button', { name: 'Add answer' }));
  expect(await form.findByText(REFUSALS[code])).toBeVisible();
  expect(form.getByLabelText('Answer')).toHaveValue('Behind the house.');
});

it('confirms before a question is dismissed [AG-19]', async () => {
  let questions = [buildQuestion()];
  const dismiss = answer(DismissUnansweredQuestionDocument, () => {
    questions = [];
    return {
      dismissUnansweredQuestion: { __typename: 'UnansweredQuestionPayload' as const, question: ref, errors: [] },
    };
  });
  const { user } = renderAt(AT, { answers: [tabs(1), questionList(() => questions), dismiss] });
  await user.click(await screen.findByRole('button', { name: 'Dismiss “is there parking near you?”' }));
  expect(dismiss.asked).toEqual([]);
  await user.click((await dialog('Dismiss this question?')).getByRole('button', { name: 'Dismiss question' }));
  expect(await screen.findByText('No unanswered questions')).toBeVisible();
  expect(dismiss.asked).toEqual([{ id: 'question-1' }]);
});

it('lets a viewer read the questions, but not settle them', async () => {
  renderAt(AT, { as: 'viewer', answers: [tabs(1), questionList(() => [buildQuestion()])] });
  const needs = 'You need the knowledge.manage permission.';
  expect(await screen.findByRole('button', { name: ADD })).toHaveAccessibleDescription(needs);
  expect(screen.getByRole('button', { name: 'Dismiss “is there parking near you?”' })).toHaveAccessibleDescription(
    needs,
  );
});

it('links no conversation for a member who cannot read it', async () => {
  renderAt(AT, {
    as: 'viewer',
    grants: [{ policy: 'message.read', effect: 'DENY', expiresAt: null }],
    answers: [tabs(1), questionList(() => [buildQuestion()])],
  });
  expect(await screen.findByText('“Where can I park?”')).toBeVisible();
  expect(screen.queryByRole('link', { name: /Open conversation/ })).toBeNull();
  await waitFor(() => expect(screen.getByRole('link', { name: /Open call/ })).toBeVisible());
});
