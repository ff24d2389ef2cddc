import { LIMITS } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { EmailContent } from '../../../email/email.ts';

type Origin = Pick<Services, 'publicBaseUrl'>;

// The token is in the URL fragment, which browsers do not send to servers.
export const verificationEmail = ({ publicBaseUrl }: Origin, to: string, token: string): EmailContent => ({
  to,
  subject: 'Verify your email',
  paragraphs: [
    'Welcome to Frontdesk. Verify your email with the password you chose.',
    `The link works once and expires in ${LIMITS.emailVerificationHours} hours. If you didn’t register, ignore this email.`,
  ],
  action: { label: 'Verify email', url: `${publicBaseUrl}/verify-email#token=${token}` },
});

export const alreadyRegisteredEmail = ({ publicBaseUrl }: Origin, to: string): EmailContent => ({
  to,
  subject: 'You already have a Frontdesk account',
  paragraphs: [
    'Someone tried to register with this address, which already has an account.',
    'Sign in, or reset your password if you forgot it. If this wasn’t you, ignore this email.',
  ],
  action: { label: 'Sign in', url: `${publicBaseUrl}/sign-in` },
});

export const passwordResetEmail = ({ publicBaseUrl }: Origin, to: string, token: string): EmailContent => ({
  to,
  subject: 'Reset your password',
  paragraphs: [
    'Use the link below to choose a new password. It works once and expires in one hour.',
    'If you didn’t request this, ignore this email. Your password stays the same.',
  ],
  action: { label: 'Choose a new password', url: `${publicBaseUrl}/reset-password#token=${token}` },
});

/**
 * Returns the email sent when the server has replaced the password with a random one, so that the user must set a new
 * password.
 */
export const newPasswordNeededEmail = ({ publicBaseUrl }: Origin, to: string, token: string): EmailContent => ({
  to,
  subject: 'Choose a new password',
  paragraphs: [
    'A security change to your account was undone. Your old password no longer works, and all devices were signed out.',
    'Use the link below to choose a new password. It works once and expires in one hour. After that, use “Forgot your password?” on the sign-in page.',
  ],
  action: { label: 'Choose a new password', url: `${publicBaseUrl}/reset-password#token=${token}` },
});

export const invitedOnlyEmail = (to: string): EmailContent => ({
  to,
  subject: 'Frontdesk is invite-only',
  paragraphs: [
    'Someone tried to register with this address, which has no pending invitation.',
    'Ask a member to invite you. If this wasn’t you, ignore this email.',
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
    `New sign-in with ${where.device} from IP address ${where.address}.`,
    'If this wasn’t you, end the session and change your password.',
  ],
  action: { label: 'Review sessions', url: `${publicBaseUrl}/account` },
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
    'Your password was changed and other sessions were signed out.',
    'If this wasn’t you, reset your password now.',
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
  subject: 'Confirm your email change',
  paragraphs: [
    `A change of your account’s email to ${newEmail} was requested.`,
    `Confirm from both addresses within ${LIMITS.emailChangeHours} hours, or cancel the change.`,
  ],
  action: { label: 'Review change', url: changeLink(publicBaseUrl, token) },
});

export const newAddressEmail = ({ publicBaseUrl }: Origin, to: string, token: string): EmailContent => ({
  to,
  subject: 'Confirm your new email',
  paragraphs: [
    'Confirm this address for your Frontdesk account. You also need to confirm from your old address.',
    `The link expires in ${LIMITS.emailChangeHours} hours. If you didn’t request this, ignore this email.`,
  ],
  action: { label: 'Confirm new email', url: changeLink(publicBaseUrl, token) },
});

export const emailChangedEmail = (to: string, newEmail: string): EmailContent => ({
  to,
  subject: 'Your email was changed',
  paragraphs: [`Your account’s email is now ${newEmail}. Other sessions were signed out.`],
});

export const accountDeletedEmail = (to: string): EmailContent => ({
  to,
  subject: 'Your account has been deleted',
  paragraphs: ['Your Frontdesk account, sessions and memberships have been deleted.'],
});
