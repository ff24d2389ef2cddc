import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { UpdateReviewSettingsDocument } from '../../gql/review-settings.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { draftAnswer, versionsAnswer } from './agent.fixtures.ts';

it('saves the sample of the review queue, from 0 to 100 percent [AG-32]', async () => {
  const saved = answer(UpdateReviewSettingsDocument, {
    updateReviewSettings: {
      __typename: 'ReviewSettingsPayload',
      settings: { __typename: 'ReviewSettings', samplePercent: 20 },
      errors: [],
    },
  });
  const { user } = renderAt('/admin/acme/agent', { answers: [draftAnswer(), versionsAnswer([]), saved] });
  const form = within(await screen.findByRole('form', { name: 'Reviews' }));
  const percent = form.getByRole('textbox', { name: 'Sample of ended conversations' });
  await user.clear(percent);
  await user.type(percent, '101');
  await user.click(form.getByRole('button', { name: 'Save review settings' }));
  expect(await form.findByText('Enter 0 to 100.')).toBeVisible();
  expect(saved.asked).toEqual([]);
  await user.clear(percent);
  await user.type(percent, '20');
  await user.click(form.getByRole('button', { name: 'Save review settings' }));
  expect(await screen.findByText('Review settings saved.')).toBeVisible();
  expect(saved.asked).toEqual([{ input: { samplePercent: 20 } }]);
});
