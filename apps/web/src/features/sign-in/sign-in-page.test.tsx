import { expect, it } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import { SignInDocument } from '../../gql/sign-in-page.ts';
import type { SignInMutation } from '../../gql/types.ts';
import { answer, refused } from '../../testing/answers.ts';
import { buildViewer } from '../../testing/people.ts';
import { renderAt } from '../../testing/render-at.tsx';

const signedIn: SignInMutation['signIn'] = {
  __typename: 'SignInPayload',
  challenge: null,
  accessToken: 'token',
  expiresAt: new Date(Date.now() + 600_000).toISOString(),
  viewer: buildViewer({ memberships: [] }),
  errors: [],
};

async function fill({ user }: ReturnType<typeof renderAt>) {
  await user.type(await screen.findByLabelText('Email'), 'ada@acme.test');
  await user.type(screen.getByLabelText('Password'), 'correct horse battery{Enter}');
}

it('signs in and opens the requested page', async () => {
  const opened = renderAt('/sign-in?next=%2Faccount', {
    as: 'nobody',
    answers: [answer(SignInDocument, { signIn: signedIn })],
  });
  await fill(opened);
  expect(await screen.findByRole('heading', { level: 1, name: 'Your account' })).toBeInTheDocument();
  expect(opened.at()).toBe('/account');
});

it('does not redirect to another site', async () => {
  const opened = renderAt('/sign-in?next=%2F%2Fevil.example', {
    as: 'nobody',
    answers: [answer(SignInDocument, { signIn: signedIn })],
  });
  await fill(opened);
  expect(await screen.findByRole('heading', { level: 1, name: 'Your workspaces' })).toBeInTheDocument();
});

it('does not say which of the two was wrong', async () => {
  const wrong = answer(SignInDocument, refused('CREDENTIALS_WRONG'));
  const opened = renderAt('/sign-in', { as: 'nobody', answers: [wrong] });
  await fill(opened);
  expect(await screen.findByRole('alert')).toHaveTextContent('The email or password is incorrect.');
  expect(screen.getByLabelText('Password')).toBeValid();
});

it('offers to resend the email to an unverified user', async () => {
  const unverified = answer(SignInDocument, refused('EMAIL_NOT_VERIFIED'));
  const opened = renderAt('/sign-in', { as: 'nobody', answers: [unverified] });
  await fill(opened);
  expect(await screen.findByRole('button', { name: 'Resend email' })).toBeInTheDocument();
});

it('redirects an anonymous visitor and remembers the URL', async () => {
  const { at } = renderAt('/admin/acme/leads?status=NEW', { as: 'nobody' });
  expect(await screen.findByRole('heading', { name: 'Welcome back' })).toBeInTheDocument();
  expect(at()).toBe('/sign-in?next=%2Fadmin%2Facme%2Fleads%3Fstatus%3DNEW');
});

it('appears when a session ends on an open page', async () => {
  const { session, at } = renderAt('/account');
  await screen.findByRole('heading', { level: 1, name: 'Your account' });
  act(() => session.state.set({ status: 'signed-out', asked: false }));
  expect(await screen.findByRole('heading', { name: 'Welcome back' })).toBeInTheDocument();
  expect(at()).toBe('/sign-in?next=%2Faccount');
});

it('does not return a user who signed out to the last page', async () => {
  const { user, at } = renderAt('/account');
  await user.click(await screen.findByRole('button', { name: 'Sign out' }));
  await screen.findByRole('heading', { name: 'Welcome back' });
  await waitFor(() => expect(at()).toBe('/sign-in'));
});

it('redirects a signed-in user', async () => {
  const { at } = renderAt('/sign-in?next=%2Faccount');
  await screen.findByRole('heading', { level: 1, name: 'Your account' });
  expect(at()).toBe('/account');
});
