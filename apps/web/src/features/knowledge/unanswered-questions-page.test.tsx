import { REFUSALS } from '@frontdesk/domain';
import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import {
  AnswerUnansweredQuestionDocument,
  DismissUnansweredQuestionDocument,
  MoveUnansweredQuestionExampleDocument,
} from '../../gql/question-actions.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { type AskedIn, buildQuestion, questionList, recipients, tabs } from './knowledge.fixtures.ts';
import type { Question } from './use-questions-list.ts';

const AT = '/admin/acme/knowledge/questions';
const NOW = '2026-11-21T10:00:00.000Z';
const ADD = 'Add answer to “is there parking near you?”';
const ref = { __typename: 'UnansweredQuestion' as const, id: 'question-1' };
const answered = (sentCount: number) => ({
  __typename: 'AnswerUnansweredQuestionPayload' as const,
  question: ref,
  sentCount,
  errors: [],
});
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }));

it('shows how often a question was asked, with examples and their conversations [AG-19]', async () => {
  renderAt(AT, { answers: [tabs(1), questionList(() => [buildQuestion()])] });
  expect(await screen.findByRole('heading', { name: 'is there parking near you?' })).toBeVisible();
  expect(screen.getByText(/Asked 3 times · Last asked · First asked/)).toBeVisible();
  const examples = within(screen.getByRole('list', { name: 'Examples' }));
  expect(examples.getByText('“Where can I park?”')).toBeVisible();
  expect(examples.getAllByRole('listitem')).toHaveLength(1);
  expect(
    screen.getByRole('link', { name: 'Open conversation that contains “is there parking near you?”' }),
  ).toHaveAttribute('href', '/admin/acme/inbox/conversation-7');
  expect(examples.getByRole('link', { name: 'Open call that contains “Where can I park?”' })).toHaveAttribute(
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
      answerUnansweredQuestion: answered(0),
    };
  });
  const { user } = renderAt(AT, { answers: [tabs(1), questionList(() => questions), recipients(), add] });
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
    {
      input: {
        id: 'question-1',
        question: 'Where can I park?',
        answer: 'Behind the house.',
        sendToConversationIds: [],
      },
    },
  ]);
  await user.click(screen.getByRole('radio', { name: 'Answered' }));
  expect(await screen.findByRole('link', { name: 'Open answer' })).toHaveAttribute(
    'href',
    '/admin/acme/knowledge/sources/source-3',
  );
});

describe('the contacts who asked', () => {
  const open = { name: 'Mia Brandt', question: 'is there parking near you?' };
  const optedOut = { name: 'Ben Marsh', question: 'Where to park?', contactOptedOutAt: NOW };
  const outside = { name: 'Eva Lund', question: 'Parking?', replyWindowExpiresAt: '2020-01-01T00:00:00.000Z' };

  async function openDialog(sent: number, ...asked: readonly AskedIn[]) {
    const add = answer(AnswerUnansweredQuestionDocument, { answerUnansweredQuestion: answered(sent) });
    const { user } = renderAt(AT, {
      answers: [tabs(1), questionList(() => [buildQuestion()]), recipients(...asked), add],
    });
    await user.click(await screen.findByRole('button', { name: ADD }));
    const form = await dialog('Add answer');
    await user.type(form.getByLabelText('Answer'), 'Behind the house.');
    return { user, form, add };
  }

  it('receive the answer if they are selected [AG-19]', async () => {
    const { user, form, add } = await openDialog(2, open, { ...open, name: 'Tom Weber' }, outside);
    const choice = within(await form.findByRole('group', { name: 'Send the answer to' }));
    expect(choice.getAllByRole('checkbox').map((box) => (box as HTMLInputElement).checked)).toEqual([false, false]);
    await user.click(choice.getByRole('checkbox', { name: 'Mia Brandt' }));
    expect(form.getByRole('button', { name: 'Add answer and send to 1 contact' })).toBeVisible();
    await user.click(form.getByRole('button', { name: 'Select all' }));
    await user.click(form.getByRole('button', { name: 'Add answer and send to 2 contacts' }));
    expect(await screen.findByText('Answer added and sent to 2 contacts.')).toBeVisible();
    expect(add.asked).toMatchObject([{ input: { sendToConversationIds: ['asked-in-1', 'asked-in-2'] } }]);
  });

  it('are listed with the reason if they cannot receive it', async () => {
    const { user, form } = await openDialog(0, optedOut, outside);
    await user.click(await form.findByText('2 contacts can’t receive the answer'));
    const reasons = within(form.getByText('2 contacts can’t receive the answer').parentElement as HTMLElement);
    expect(reasons.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Ben Marsh: This contact has opted out.',
      'Eva Lund: The 24-hour reply window has closed.',
    ]);
    expect(form.queryByRole('group', { name: 'Send the answer to' })).toBeNull();
  });

  it('are named in the message if some could not be reached', async () => {
    const { user, form } = await openDialog(1, open, { ...open, name: 'Tom Weber' });
    await user.click(await form.findByRole('button', { name: 'Select all' }));
    await user.click(form.getByRole('button', { name: 'Add answer and send to 2 contacts' }));
    expect(await screen.findByText('Answer added. It could be sent to 1 of 2 contacts.')).toBeVisible();
  });
});

it('offers no contacts to a member who cannot send messages', async () => {
  const { user } = renderAt(AT, {
    as: 'admin',
    grants: (['message.send', 'conversation.takeover'] as const).map((policy) => ({
      policy,
      effect: 'DENY' as const,
      expiresAt: null,
    })),
    answers: [tabs(1), questionList(() => [buildQuestion()]), recipients({ name: 'Mia', question: 'Parking?' })],
  });
  await user.click(await screen.findByRole('button', { name: ADD }));
  const form = await dialog('Add answer');
  expect(form.getByLabelText('Answer')).toBeVisible();
  expect(form.queryByText('Send the answer to')).toBeNull();
});

it('keeps the answer if the question was already answered', async () => {
  const code = 'UNANSWERED_QUESTION_SETTLED';
  const add = answer(AnswerUnansweredQuestionDocument, refused(code, null, REFUSALS[code]));
  const { user } = renderAt(AT, { answers: [tabs(1), questionList(() => [buildQuestion()]), recipients(), add] });
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

describe('a question in the wrong group', () => {
  const dogs = buildQuestion({ id: 'question-2', text: 'Dogs?', askedCount: 1, examples: [] });
  const move = () =>
    answer(MoveUnansweredQuestionExampleDocument, {
      moveUnansweredQuestionExample: { __typename: 'UnansweredQuestionPayload', question: ref, errors: [] },
    });
  const open = 'Move a question of “is there parking near you?”';

  it('is moved to a new group or to another group [AG-19]', async () => {
    const moved = move();
    const { user } = renderAt(AT, { answers: [tabs(2), questionList(() => [buildQuestion(), dogs]), moved] });
    await user.click(await screen.findByRole('button', { name: open }));
    const form = await dialog('Move question');
    await user.selectOptions(form.getByLabelText('Question'), 'Where can I park?');
    await user.click(form.getByRole('button', { name: 'Move question' }));
    expect(await screen.findByText('Question moved')).toBeVisible();
    await user.click(screen.getByRole('button', { name: open }));
    await user.selectOptions((await dialog('Move question')).getByLabelText('Group'), 'Dogs?');
    await user.click((await dialog('Move question')).getByRole('button', { name: 'Move question' }));
    await waitFor(() =>
      expect(moved.asked).toEqual([
        { input: { exampleId: 'example-2', questionId: null } },
        { input: { exampleId: 'example-1', questionId: 'question-2' } },
      ]),
    );
  });

  it('cannot be moved if it is the only question', async () => {
    renderAt(AT, { answers: [tabs(1), questionList(() => [buildQuestion({ askedCount: 1 })])] });
    expect(await screen.findByRole('button', { name: ADD })).toBeVisible();
    expect(screen.queryByRole('button', { name: open })).toBeNull();
  });
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
