import type { RequestContext } from '../../../../auth/context.ts';
import type { FactorUndo } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/transaction.ts';
import { refused } from '../../../../errors/refused.ts';
import { forcePasswordReset } from '../../accounts/index.ts';
import { consumeFactorUndo } from '../factor-undo.ts';
import { deleteCodesWithLastFactor } from '../own-account.ts';

/** Removes the factor, restores the email address, revokes all sessions and requires the user to set a new password. */
export const undoFactorChange = (ctx: RequestContext, { token }: { token: string }) =>
  ctx.services.database.system.write(async (tx) => {
    const now = ctx.services.clock();
    const undo = await consumeFactorUndo(tx, token, now);
    if (typeof undo === 'string') return refused(undo, 'token');
    const { userId, email } = undo;
    await tx.sql`select 1 from users where id = ${userId} for no key update`;
    await removeFactor(tx, undo);
    await restoreEmail(tx, undo, now);
    await forcePasswordReset(tx, ctx, { userId, email });
    return { email } as const;
  });

/**
 * Removes the factor that the undone change added, and recovery codes that the person who made the change may know.
 * Factors that the user added later are not removed.
 */
async function removeFactor(tx: Tx, { userId, change, passkeyId, createdAt }: FactorUndo): Promise<void> {
  if (change === 'TOTP_ADDED') await tx.totpSecret.deleteMany({ where: { userId, confirmedAt: { lte: createdAt } } });
  if (passkeyId) await tx.passkey.deleteMany({ where: { id: passkeyId, userId } });
  // The person who added a factor may know the recovery codes created at the same time or later. A person who used a
  // recovery code may know all of them.
  const since = change === 'RECOVERY_CODE_USED' ? {} : { createdAt: { gte: createdAt } };
  await tx.recoveryCode.deleteMany({ where: { userId, ...since } });
  await deleteCodesWithLastFactor(tx, userId);
}

/**
 * Restores the email address to which the undo email was sent, so that a person who changed the address cannot reset
 * the password. Skipped if another account uses the address.
 */
async function restoreEmail(tx: Tx, { userId, email }: FactorUndo, now: Date): Promise<void> {
  const holder = await tx.user.findUnique({ where: { email }, select: { id: true } });
  if (!holder) await tx.user.update({ where: { id: userId }, data: { email, emailVerifiedAt: now } });
}
