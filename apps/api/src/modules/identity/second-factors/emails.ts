import { LIMITS } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { EmailContent } from '../../../email/email.ts';

const CHANGES = {
  TOTP_ADDED: 'An authenticator app was added to your account.',
  TOTP_REMOVED: 'The authenticator app was removed from your account.',
  PASSKEY_ADDED: 'A passkey was added to your account.',
  PASSKEY_REMOVED: 'A passkey was removed from your account.',
  CODES_RENEWED: 'New recovery codes were generated. The old ones no longer work.',
  RECOVERY_CODE_USED: 'A recovery code was used to sign in to your account.',
} as const;

const SUBJECTS: Record<FactorChange, string> = {
  TOTP_ADDED: 'authenticator app added',
  TOTP_REMOVED: 'authenticator app removed',
  PASSKEY_ADDED: 'passkey added',
  PASSKEY_REMOVED: 'passkey removed',
  CODES_RENEWED: 'new recovery codes generated',
  RECOVERY_CODE_USED: 'recovery code used',
};

export type FactorChange = keyof typeof CHANGES;

/** Informs the user about a change of their sign-in methods. `undoToken` is null if the change cannot be undone. */
export const factorChangedEmail = (
  { publicBaseUrl }: Pick<Services, 'publicBaseUrl'>,
  to: string,
  { change, undoToken }: { change: FactorChange; undoToken: string | null },
): EmailContent => ({
  to,
  subject: `Security alert: ${SUBJECTS[change]}`,
  ...(undoToken === null
    ? {
        paragraphs: [CHANGES[change], 'If this wasn’t you, change your password now.'],
        action: { label: 'Review account', url: `${publicBaseUrl}/account` },
      }
    : {
        paragraphs: [
          CHANGES[change],
          'If this wasn’t you, undo the change. This removes the new sign-in method, signs out all devices and resets your password.',
          `The link works once and expires in ${LIMITS.factorUndoDays} days.`,
        ],
        action: { label: 'Undo change', url: `${publicBaseUrl}/undo-change#token=${undoToken}` },
      }),
});
