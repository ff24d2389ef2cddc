import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { CancelEmailChangeDocument, VerifyEmailChangeDocument } from '../../gql/confirm-email-page.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

it.each([
  [false, 'Confirm from your other address'],
  [true, 'Email changed'],
])('changes nothing when opened, and shows the state (%s)', async (changed, title) => {
  const confirm = answer(VerifyEmailChangeDocument, {
    verifyEmailChange: { __typename: 'VerifyEmailChangePayload', email: 'ada@new.test', changed, errors: [] },
  });
  const { user } = renderAt(`/confirm-email#token=${changed}`, { as: 'nobody', answers: [confirm] });
  const agree = await screen.findByRole('button', { name: 'Confirm change' });
  expect(confirm.asked).toEqual([]);
  await user.click(agree);
  expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
  expect(confirm.asked).toEqual([{ token: String(changed) }]);
});

it('cancels the change', async () => {
  const stop = answer(CancelEmailChangeDocument, {
    cancelEmailChange: { __typename: 'EmailPayload', email: 'ada@acme.test', errors: [] },
  });
  const { user } = renderAt('/confirm-email#token=stop', { as: 'nobody', answers: [stop] });
  await user.click(await screen.findByRole('button', { name: 'Cancel change' }));
  expect(await screen.findByRole('heading', { name: 'Email change canceled' })).toBeInTheDocument();
});

it('shows when the link is invalid', async () => {
  const gone = answer(VerifyEmailChangeDocument, refused('TOKEN_INVALID', 'token'));
  const { user } = renderAt('/confirm-email#token=gone', { as: 'nobody', answers: [gone] });
  await user.click(await screen.findByRole('button', { name: 'Confirm change' }));
  expect(await screen.findByRole('heading', { name: 'This link is invalid' })).toBeInTheDocument();
});
