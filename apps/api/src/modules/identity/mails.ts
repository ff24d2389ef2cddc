import { LIMITS } from '@frontdesk/domain';
import type { Services } from '../../context/context.ts';
import type { Mail } from '../../mail/mail.ts';

type Origin = Pick<Services, 'publicBaseUrl'>;

// The token stands behind the #: browsers do not send it to servers, nor into their logs.
export const verificationMail = ({ publicBaseUrl }: Origin, to: string, token: string): Mail => ({
  to,
  subject: 'Verify your e-mail address',
  paragraphs: [
    'Welcome to Frontdesk. Confirm that this is your address, then sign in.',
    `The link works once, for ${LIMITS.emailVerificationHours} hours. If you did not register, ignore this mail.`,
  ],
  action: { label: 'Verify e-mail address', url: `${publicBaseUrl}/verify-email#token=${token}` },
});

export const alreadyRegisteredMail = ({ publicBaseUrl }: Origin, to: string): Mail => ({
  to,
  subject: 'You already have an account',
  paragraphs: [
    'Somebody, probably you, tried to register with this address. It already has an account.',
    'Sign in, or reset your password if you have forgotten it. If it was not you, there is nothing to do.',
  ],
  action: { label: 'Sign in', url: `${publicBaseUrl}/sign-in` },
});

export const passwordResetMail = ({ publicBaseUrl }: Origin, to: string, token: string): Mail => ({
  to,
  subject: 'Reset your password',
  paragraphs: [
    'Choose a new password with the link below. It works once, for an hour.',
    'If you did not ask for it, ignore this mail: your password stays as it is.',
  ],
  action: { label: 'Choose a new password', url: `${publicBaseUrl}/reset-password#token=${token}` },
});
