import { expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { RegisterDocument, RegisterPageDocument } from '../../gql/register-page.ts';
import { ResendVerificationDocument } from '../../gql/resend-verification.ts';
import type { RegistrationMode, ResendVerificationMutation } from '../../gql/types.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

const platform = (
  registrationMode: RegistrationMode = 'OPEN',
  mailboxUrl: string | null = 'http://localhost/mailbox',
  allowedDomains: string[] = [],
) =>
  answer(RegisterPageDocument, {
    platform: { __typename: 'PlatformInfo', registrationMode, allowedDomains, mailboxUrl },
  });
const received = () =>
  answer(RegisterDocument, { register: { __typename: 'EmailPayload', email: 'nora@example.com', errors: [] } });

type Opened = ReturnType<typeof renderAt>;

async function fill({ user }: Opened, password = 'correct horse battery') {
  await user.type(await screen.findByLabelText('Name'), 'Nora New');
  await user.type(screen.getByLabelText('Email'), 'nora@example.com');
  await user.type(screen.getByLabelText('Password'), `${password}{Enter}`);
}

it('registers with the keyboard and points to the email', async () => {
  const register = received();
  const opened = renderAt('/register', { as: 'nobody', answers: [platform(), register] });
  await fill(opened);
  expect(await screen.findByRole('heading', { name: 'Check your email' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Open local mailbox' })).toHaveAttribute('href', 'http://localhost/mailbox');
  expect(register.asked).toEqual([
    { input: { name: 'Nora New', email: 'nora@example.com', password: 'correct horse battery' } },
  ]);
});

it('resends the email, and shows when that is too soon', async () => {
  let times = 0;
  const resend = answer(ResendVerificationDocument, (): ResendVerificationMutation => {
    times += 1;
    if (times === 1)
      return { resendVerification: { __typename: 'EmailPayload', email: 'nora@example.com', errors: [] } };
    return refused('TOO_SOON');
  });
  const opened = renderAt('/register', { as: 'nobody', answers: [platform('OPEN', null), received(), resend] });
  await fill(opened);
  const button = await screen.findByRole('button', { name: 'Resend email' });
  expect(screen.queryByRole('link', { name: /mailbox/ })).not.toBeInTheDocument();
  await opened.user.click(button);
  expect(await screen.findByText(/Email sent/)).toBeInTheDocument();
  await opened.user.click(button);
  expect(await screen.findByRole('alert')).toHaveTextContent('Wait a minute');
});

it('validates each field without a request', async () => {
  const register = received();
  const { user } = renderAt('/register', { as: 'nobody', answers: [platform(), register] });
  await user.click(await screen.findByRole('button', { name: 'Create account' }));
  await waitFor(() => expect(screen.getByLabelText('Name')).toHaveFocus());
  expect(screen.getByLabelText('Name')).toHaveAccessibleDescription(/at least one letter/);
  expect(screen.getByLabelText('Email')).toHaveAccessibleDescription(/not a valid email/);
  expect(screen.getByLabelText('Password')).toHaveAccessibleDescription(/at least 8/);
  expect(register.asked).toEqual([]);
});

it('shows a refusal at its field', async () => {
  const common = answer(RegisterDocument, refused('PASSWORD_TOO_COMMON', 'password'));
  const opened = renderAt('/register', { as: 'nobody', answers: [platform(), common] });
  await fill(opened, 'password1234');
  await waitFor(() => expect(screen.getByLabelText('Password')).toHaveAccessibleDescription(/too common/));
});

it('shows who can register [WC-39]', async () => {
  renderAt('/register', { as: 'nobody', answers: [platform('INVITED')] });
  expect(await screen.findByText(/email your invitation was sent to/)).toBeInTheDocument();
  renderAt('/register', { as: 'nobody', answers: [platform('DOMAINS', null, ['acme.test', 'globex.test'])] });
  expect(await screen.findByText('Use an email address at acme.test or globex.test.')).toBeInTheDocument();
});

it('shows that registration is closed [WC-39]', async () => {
  renderAt('/register', { as: 'nobody', answers: [platform('CLOSED')] });
  expect(await screen.findByRole('heading', { name: 'Registration is closed' })).toBeInTheDocument();
  expect(screen.queryByLabelText('Name')).not.toBeInTheDocument();
});
