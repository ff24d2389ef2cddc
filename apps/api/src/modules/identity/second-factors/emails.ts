import { LIMITS } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { EmailContent } from '../../../email/email.ts';

const WORDS = {
  TOTP_ADDED: 'An authenticator app was set up for your account.',
  TOTP_REMOVED: 'The authenticator app of your account was removed.',
  PASSKEY_ADDED: 'A passkey was added to your account.',
  PASSKEY_REMOVED: 'A passkey of your account was removed.',
  CODES_RENEWED: 'New recovery codes were created for your account; the old ones no longer work.',
  RECOVERY_CODE_USED: 'Someone signed in to your account with one of its recovery codes.',
} as const;

export type FactorChange = keyof typeof WORDS;

/** For every change of sign-in methods. `undoToken` is null for a change that cannot be undone. */
export const factorChangedEmail = (
  { publicBaseUrl }: Pick<Services, 'publicBaseUrl'>,
  to: string,
  { change, undoToken }: { change: FactorChange; undoToken: string | null },
): EmailContent => ({
  to,
  subject: 'The security of your account changed',
  ...(undoToken === null
    ? {
        paragraphs: [WORDS[change], 'If that was you, there is nothing to do. If not, change your password now.'],
        action: { label: 'Look at your account', url: `${publicBaseUrl}/account` },
      }
    : {
        paragraphs: [
          WORDS[change],
          'If that was you, there is nothing to do. If not, undo it with the link below: it removes this way in, signs out all devices and asks for a new password.',
          `The link works once, for ${LIMITS.factorUndoDays} days.`,
        ],
        action: { label: 'Undo this change', url: `${publicBaseUrl}/undo-change#token=${undoToken}` },
      }),
});
