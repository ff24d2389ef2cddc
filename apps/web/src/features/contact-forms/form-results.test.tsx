import { newSurfaceContent } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { ContactFormDocument } from '../../gql/contact-forms.ts';
import { FormResultsDocument } from '../../gql/form-results.ts';
import { answer, denied } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

const AT = '/admin/acme/contact-forms/form-1';
const stored = () =>
  answer(ContactFormDocument, {
    surfaceTemplate: {
      __typename: 'SurfaceTemplate',
      id: 'form-1',
      name: 'First visit',
      revision: 1,
      publishedRevision: 1,
      publishedNumber: 1,
      archivedAt: null,
      content: JSON.stringify(newSurfaceContent('First visit')),
    },
  });
const sender = (label: string, sentCount: number) => ({
  __typename: 'SurfaceResult' as const,
  label,
  sentCount,
  openedCount: 3,
  startedCount: 2,
  submittedCount: 1,
  acceptedCount: 0,
  expiredCount: 1,
  revokedCount: 0,
});
const RESULTS = {
  total: [{ __typename: 'SurfaceResult' as const, medianSeconds: 300, pendingReviewCount: 4, returnedCount: 2 }],
  senders: [sender('AGENT', 7), sender('LINK', 5)],
  surfaceQuestionResults: ['Goal?', 'Goal?'].map((label, index) => ({
    __typename: 'SurfaceQuestionResult' as const,
    key: `goal${index}`,
    label,
    answeredCount: 3 - index,
    abandonedCount: index,
  })),
};
const cellsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .map((row) => [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent));

it('shows how far contacts got by sender, and where they stopped, as charts and tables [SF-08]', async () => {
  const results = answer(FormResultsDocument, RESULTS);
  const { user } = renderAt(AT, { answers: [stored(), results] });
  await user.click(await screen.findByRole('radio', { name: 'Results' }));
  await screen.findByText('Median time to submit: 5 min. Waiting for review: 4. Returned for correction: 2.');
  for (const title of ['Progress', 'Questions']) {
    screen.getByRole('img', { name: `${title}. The table shows the same values.` });
    const view = screen.getByRole('radiogroup', { name: `View of ${title}` });
    await user.click(within(view).getByRole('radio', { name: 'Table' }));
  }
  expect(cellsOf(screen.getByRole('region', { name: 'Progress table' })).slice(0, 3)).toEqual([
    ['Step', 'AI agent', 'Copied link'],
    ['Sent', '7', '5'],
    ['Opened', '3', '3'],
  ]);
  expect(cellsOf(screen.getByRole('region', { name: 'Questions table' }))).toEqual([
    ['Question', 'Answered', 'Stopped here'],
    ['1. Goal?', '3', '0'],
    ['2. Goal?', '2', '1'],
  ]);
  await user.click(screen.getByRole('radio', { name: '90 days' }));
  await screen.findByText(/Median time to submit/);
  const [first, second] = results.asked.map((variables) => variables?.range as { from: string; to: string });
  const days = (range?: { from: string; to: string }) =>
    range && (Date.parse(range.to) - Date.parse(range.from)) / 86_400_000 + 1;
  expect([days(first), days(second)]).toEqual([30, 90]);
});

it('says that no form was sent, and returns to the editor', async () => {
  const none = { total: [], senders: [], surfaceQuestionResults: [] };
  const { user } = renderAt(AT, { answers: [stored(), answer(FormResultsDocument, none)] });
  await user.click(await screen.findByRole('radio', { name: 'Results' }));
  await screen.findByText('No forms sent in this period');
  await user.click(screen.getByRole('radio', { name: 'Edit' }));
  await screen.findByRole('textbox', { name: 'Title' });
});

it('offers to try again if the results cannot be loaded', async () => {
  let isDown = true;
  const results = answer(FormResultsDocument, () => {
    if (isDown) throw denied('INTERNAL');
    return RESULTS;
  });
  const { user } = renderAt(AT, { answers: [stored(), results] });
  await user.click(await screen.findByRole('radio', { name: 'Results' }));
  const again = await screen.findByRole('button', { name: 'Try again' });
  isDown = false;
  await user.click(again);
  await screen.findByText(/Median time to submit/);
});
