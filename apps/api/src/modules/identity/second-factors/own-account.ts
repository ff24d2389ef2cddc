import { LIMITS } from '@frontdesk/domain';
import type { Services, SignedInContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { EmailContent } from '../../../email/email.ts';
import { enqueueEmail } from '../../../events/outbox.ts';
import { createFactorUndo, isUndoable } from './factor-undo.ts';

/**
 * Serializes changes of a user's factors. Without the lock, two concurrent requests could remove the last two factors.
 */
export async function lockAccount(tx: Tx, { actor }: SignedInContext): Promise<void> {
  await tx.sql`select 1 from users where id = ${actor.userId} for no key update`;
}

export const notifyOwner = (
  tx: Tx,
  { services, actor }: SignedInContext,
  change: FactorChange,
  passkeyId?: string,
): Promise<void> => emailFactorChange(tx, services, { userId: actor.userId, email: actor.email, change, passkeyId });

interface ChangeOfAccount {
  readonly userId: string;
  readonly email: string;
  readonly change: FactorChange;
  readonly passkeyId?: string | undefined;
}

/** Notifies the user of the change by email. The email contains an undo link if the change can be undone. */
export async function emailFactorChange(tx: Tx, services: Services, changed: ChangeOfAccount): Promise<void> {
  const { email, change } = changed;
  const undoToken = isUndoable(change) ? await createFactorUndo(tx, services, { ...changed, change }) : null;
  await enqueueEmail(tx, services, factorChangedEmail(services, email, { change, undoToken }));
}

/** Requires that the user's other sessions re-authenticate before their next protected mutation. */
export async function endOtherProofs(tx: Tx, { actor }: SignedInContext): Promise<void> {
  const { userId, sessionId } = actor;
  await tx.session.updateMany({ where: { userId, id: { not: sessionId } }, data: { provedAt: new Date(0) } });
}

export async function countFactors(tx: Tx, userId: string): Promise<number> {
  const totp = await tx.totpSecret.count({ where: { userId, confirmedAt: { not: null } } });
  return totp + (await tx.passkey.count({ where: { userId } }));
}

/** Returns false if this is the user's last factor and a workspace of the user requires two-factor authentication. */
export async function canRemoveFactor(tx: Tx, userId: string): Promise<boolean> {
  if ((await countFactors(tx, userId)) > 1) return true;
  return (await tx.member.count({ where: { userId, workspace: { requiresSecondFactor: true } } })) === 0;
}

export async function deleteCodesWithLastFactor(tx: Tx, userId: string): Promise<void> {
  if ((await countFactors(tx, userId)) === 0) await tx.recoveryCode.deleteMany({ where: { userId } });
}

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

type FactorChange = keyof typeof CHANGES;

/**
 * Returns the email that informs a user about a change of their sign-in methods. `undoToken` is null if the change
 * cannot be undone.
 */
const factorChangedEmail = (
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
          'If this wasn’t you, undo the change. This signs out all devices, resets your password and removes any sign-in method that was added.',
          `The link works once and expires in ${LIMITS.factorUndoDays} days.`,
        ],
        action: { label: 'Undo change', url: `${publicBaseUrl}/undo-change#token=${undoToken}` },
      }),
});
