import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { SignInDocument } from '../../gql/sign-in-page.ts';
import { VerifySignInDocument } from '../../gql/verify-sign-in.ts';
import { answer, refused } from '../../testing/answers.ts';
import { buildViewer } from '../../testing/people.ts';
import { renderAt } from '../../testing/render-at.tsx';

const needed = answer(SignInDocument, {
  signIn: {
    __typename: 'SignInPayload',
    accessToken: null,
    expiresAt: null,
    viewer: null,
    challenge: {
      __typename: 'SignInChallenge',
      challengeToken: 'challengeToken-1',
      methods: ['TOTP', 'RECOVERY_CODE'],
    },
    errors: [],
  },
});
const completed = () =>
  answer(VerifySignInDocument, ({ input }) => ({
    verifySignIn:
      input.code === '123456' || input.recoveryCode === 'aaaa-bbbb-cccc-dddd'
        ? {
            __typename: 'SessionPayload' as const,
            accessToken: 'token',
            expiresAt: new Date(Date.now() + 600_000).toISOString(),
            viewer: buildViewer(),
            errors: [],
          }
        : refused('CODE_WRONG', 'code'),
  }));

async function password({ user }: ReturnType<typeof renderAt>) {
  await user.type(await screen.findByLabelText('Email'), 'ada@acme.test');
  await user.type(screen.getByLabelText('Password'), 'correct horse battery{Enter}');
}

it('asks for a code after the password, shows when it is wrong, and opens the requested page [SE7]', async () => {
  const complete = completed();
  const opened = renderAt('/sign-in?next=%2Faccount', { as: 'nobody', answers: [needed, complete] });
  await password(opened);
  expect(await screen.findByRole('heading', { name: 'Two-factor authentication' })).toBeInTheDocument();
  expect(opened.session.state.get().status).toBe('signed-out');
  await opened.user.type(screen.getByLabelText('Code'), '000000{Enter}');
  expect(await screen.findByText(/This code is incorrect/)).toBeInTheDocument();
  await opened.user.clear(screen.getByLabelText('Code'));
  await opened.user.type(screen.getByLabelText('Code'), '123456{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Your account' })).toBeInTheDocument();
  expect(complete.asked.at(-1)).toEqual({ input: { challengeToken: 'challengeToken-1', code: '123456' } });
});

it('accepts a recovery code, and returns to the password', async () => {
  const opened = renderAt('/sign-in?next=%2Faccount', { as: 'nobody', answers: [needed, completed()] });
  await password(opened);
  await opened.user.click(await screen.findByRole('button', { name: 'Back to password' }));
  await password(opened);
  await opened.user.click(await screen.findByRole('button', { name: 'Use recovery code' }));
  await opened.user.type(screen.getByLabelText('Recovery code'), 'aaaa-bbbb-cccc-dddd{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Your account' })).toBeInTheDocument();
});
