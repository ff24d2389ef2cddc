import { expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import type { VerifyEmailMutation } from '../../gql/types.ts';
import { VerifyEmailDocument } from '../../gql/verify-email.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

const refusedWith = (code: 'PASSWORD_WRONG' | 'TOKEN_EXPIRED', field: string): VerifyEmailMutation =>
  refused(code, field);

it('asks for the password of the registration, and allows another attempt', async () => {
  let tries = 0;
  const verify = answer(VerifyEmailDocument, (): VerifyEmailMutation => {
    tries += 1;
    if (tries === 1) return refusedWith('PASSWORD_WRONG', 'password');
    return { verifyEmail: { __typename: 'EmailPayload', email: 'nora@example.com', errors: [] } };
  });
  const { user } = renderAt('/verify-email#token=abc', { as: 'nobody', answers: [verify] });
  const password = await screen.findByLabelText('Password');
  expect(verify.asked).toEqual([]);
  await user.type(password, 'not mine{Enter}');
  await waitFor(() => expect(password).toHaveAccessibleDescription(/password is incorrect/));
  await user.clear(password);
  await user.type(password, 'correct horse{Enter}');
  expect(await screen.findByRole('heading', { name: 'Email verified' })).toBeInTheDocument();
  expect(verify.asked.at(-1)).toEqual({ input: { token: 'abc', password: 'correct horse' } });
});

it('offers to resend the email when the link expired or is invalid', async () => {
  const expired = answer(VerifyEmailDocument, refusedWith('TOKEN_EXPIRED', 'token'));
  const { user } = renderAt('/verify-email#token=def', { as: 'nobody', answers: [expired] });
  await user.type(await screen.findByLabelText('Password'), 'correct horse{Enter}');
  expect(await screen.findByRole('heading', { name: 'This link is invalid' })).toBeInTheDocument();
  expect(screen.getByLabelText('Email')).toBeInTheDocument();
});
