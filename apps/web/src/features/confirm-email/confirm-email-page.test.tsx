import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { CancelEmailChangeDocument } from '../../gql/cancel-email-change.ts';
import { ConfirmEmailChangeDocument } from '../../gql/confirm-email-change.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

it.each([
  [false, 'One mailbox agrees'],
  [true, 'Your address is changed'],
])('decides nothing by being opened, and says how far it is (%s)', async (changed, title) => {
  const confirm = answer(ConfirmEmailChangeDocument, {
    confirmEmailChange: { __typename: 'EmailChangeConfirmed', email: 'ada@new.test', changed },
  });
  const { user } = renderAt(`/confirm-email#token=${changed}`, { as: 'nobody', answers: [confirm] });
  const agree = await screen.findByRole('button', { name: 'I agree' });
  expect(confirm.asked).toEqual([]);
  await user.click(agree);
  expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
  expect(confirm.asked).toEqual([{ input: { token: String(changed) } }]);
});

it('stops the change', async () => {
  const stop = answer(CancelEmailChangeDocument, {
    cancelEmailChange: { __typename: 'EmailChangeCancelled', email: 'ada@acme.test' },
  });
  const { user } = renderAt('/confirm-email#token=stop', { as: 'nobody', answers: [stop] });
  await user.click(await screen.findByRole('button', { name: 'Stop the change' }));
  expect(await screen.findByRole('heading', { name: 'The change is stopped' })).toBeInTheDocument();
});

it('says when the link is none', async () => {
  const gone = answer(ConfirmEmailChangeDocument, {
    confirmEmailChange: { __typename: 'Refused', code: 'TOKEN_INVALID', field: 'token' },
  });
  const { user } = renderAt('/confirm-email#token=gone', { as: 'nobody', answers: [gone] });
  await user.click(await screen.findByRole('button', { name: 'I agree' }));
  expect(await screen.findByRole('heading', { name: 'This link does not work' })).toBeInTheDocument();
});
