import type { Services, SignedInContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/transaction.ts';
import { enqueueEmail } from '../../../events/outbox.ts';
import { type FactorChange, factorChangedEmail } from './emails.ts';
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

/** Emails the user about the change. The email contains an undo link if the change can be undone. */
export async function emailFactorChange(tx: Tx, services: Services, changed: ChangeOfAccount): Promise<void> {
  const { email, change } = changed;
  const undoToken = isUndoable(change) ? await createFactorUndo(tx, services, { ...changed, change }) : null;
  await enqueueEmail(tx, services, factorChangedEmail(services, email, { change, undoToken }));
}

/** Requires the user's other sessions to re-authenticate before their next protected mutation. */
export async function endOtherProofs(tx: Tx, { actor }: SignedInContext): Promise<void> {
  const { userId, sessionId } = actor;
  await tx.session.updateMany({ where: { userId, id: { not: sessionId } }, data: { provedAt: new Date(0) } });
}

export async function countFactors(tx: Tx, userId: string): Promise<number> {
  const totp = await tx.totpSecret.count({ where: { userId, confirmedAt: { not: null } } });
  return totp + (await tx.passkey.count({ where: { userId } }));
}

/** Returns false for the last factor while a workspace of the user requires one. */
export async function canRemoveFactor(tx: Tx, userId: string): Promise<boolean> {
  if ((await countFactors(tx, userId)) > 1) return true;
  return (await tx.member.count({ where: { userId, workspace: { requiresSecondFactor: true } } })) === 0;
}

export async function deleteCodesWithLastFactor(tx: Tx, userId: string): Promise<void> {
  if ((await countFactors(tx, userId)) === 0) await tx.recoveryCode.deleteMany({ where: { userId } });
}
