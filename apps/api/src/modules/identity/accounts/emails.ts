import { LIMITS } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { EmailContent } from '../../../email/email.ts';

type Origin = Pick<Services, 'publicBaseUrl'>;

// The token is in the fragment, which browsers do not send to servers.
export const verificationEmail = ({ publicBaseUrl }: Origin, to: string, token: string): EmailContent => ({
  to,
  subject: 'Verify your email address',
  paragraphs: [
    'Welcome to Frontdesk. Confirm that this is your address, with the password you have just chosen.',
    `The link works once, for ${LIMITS.emailVerificationHours} hours. If you did not register, ignore this mail.`,
  ],
  action: { label: 'Verify email address', url: `${publicBaseUrl}/verify-email#token=${token}` },
});

export const alreadyRegisteredEmail = ({ publicBaseUrl }: Origin, to: string): EmailContent => ({
  to,
  subject: 'You already have an account',
  paragraphs: [
    'Someone, probably you, tried to register with this address. It already has an account.',
    'Sign in, or reset your password if you have forgotten it. If it was not you, there is nothing to do.',
  ],
  action: { label: 'Sign in', url: `${publicBaseUrl}/sign-in` },
});

export const passwordResetEmail = ({ publicBaseUrl }: Origin, to: string, token: string): EmailContent => ({
  to,
  subject: 'Reset your password',
  paragraphs: [
    'Choose a new password with the link below. It works once, for an hour.',
    'If you did not ask for it, ignore this mail: your password stays as it is.',
  ],
  action: { label: 'Choose a new password', url: `${publicBaseUrl}/reset-password#token=${token}` },
});

/** For a password that was made unusable: unlike after a request, ignoring the mail leaves the account without one. */
export const newPasswordNeededEmail = ({ publicBaseUrl }: Origin, to: string, token: string): EmailContent => ({
  to,
  subject: 'Choose a new password',
  paragraphs: [
    'Your old password no longer works, because a change to the security of your account was undone. All devices are signed out.',
    'Choose a new password with the link below. It works once, for an hour. After that, use “Forgot your password?” on the sign-in page.',
  ],
  action: { label: 'Choose a new password', url: `${publicBaseUrl}/reset-password#token=${token}` },
});

export const invitedOnlyEmail = (to: string): EmailContent => ({
  to,
  subject: 'Registration is by invitation',
  paragraphs: [
    'Someone, probably you, tried to register with this address. Registration requires an invitation, and there is none for this address.',
    'Ask a colleague who is here already to invite this address. If it was not you, there is nothing to do.',
  ],
});

export const newDeviceEmail = (
  { publicBaseUrl }: Origin,
  to: string,
  where: { device: string; address: string },
): EmailContent => ({
  to,
  subject: 'New sign-in to your account',
  paragraphs: [
    `Someone signed in to your account with ${where.device}, from the network address ${where.address}.`,
    'If it was you, there is nothing to do. If not, end that session in your account and change your password.',
  ],
  action: { label: 'Look at my sessions', url: `${publicBaseUrl}/account` },
});

export const signInDisabledEmail = ({ publicBaseUrl }: Origin, to: string): EmailContent => ({
  to,
  subject: 'Password sign-in was disabled',
  paragraphs: [
    `The password of your account was entered incorrectly ${LIMITS.consecutiveSignInFailures} times in a row, so new browsers can no longer sign in with it.`,
    'Browsers you have used before and passkeys still work. To enable password sign-in again, reset your password.',
  ],
  action: { label: 'Reset password', url: `${publicBaseUrl}/forgot-password` },
});

export const passwordChangedEmail = ({ publicBaseUrl }: Origin, to: string): EmailContent => ({
  to,
  subject: 'Your password was changed',
  paragraphs: [
    'The password of your account was changed, and your other sessions were ended.',
    'If it was not you, choose a new one now.',
  ],
  action: { label: 'Reset password', url: `${publicBaseUrl}/forgot-password` },
});

const changeLink = (publicBaseUrl: string, token: string) => `${publicBaseUrl}/confirm-email#token=${token}`;

export const oldAddressEmail = (
  { publicBaseUrl }: Origin,
  to: string,
  newEmail: string,
  token: string,
): EmailContent => ({
  to,
  subject: 'Confirm the change of your email address',
  paragraphs: [
    `Someone, probably you, asked to change the address of your account to ${newEmail}.`,
    `It changes when both mailboxes agree, within ${LIMITS.emailChangeHours} hours. The link lets you agree, or stop it.`,
  ],
  action: { label: 'Agree or stop', url: changeLink(publicBaseUrl, token) },
});

export const newAddressEmail = ({ publicBaseUrl }: Origin, to: string, token: string): EmailContent => ({
  to,
  subject: 'Confirm your new email address',
  paragraphs: [
    'Confirm that this is to be the address of your Frontdesk account. Your old mailbox has to agree too.',
    `The link works for ${LIMITS.emailChangeHours} hours. If you did not ask for it, ignore this mail.`,
  ],
  action: { label: 'Confirm new address', url: changeLink(publicBaseUrl, token) },
});

export const emailChangedEmail = (to: string, newEmail: string): EmailContent => ({
  to,
  subject: 'Your email address was changed',
  paragraphs: [`The email address of your account is now ${newEmail}. Your other sessions were ended.`],
});

export const accountDeletedEmail = (to: string): EmailContent => ({
  to,
  subject: 'Your account is deleted',
  paragraphs: [
    'Your account, its sessions and its memberships are gone, as you asked. Thank you for having been here.',
  ],
});
