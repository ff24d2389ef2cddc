import type { SignedInContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { verifyOwnPassword } from '../../accounts/index.ts';
import { canRemoveFactor, deleteCodesWithLastFactor, lockAccount, notifyOwner } from '../own-account.ts';

/** Requires the password, so that an unattended browser cannot be used to weaken an account. */
export async function removeTotp(ctx: SignedInContext, { password }: { password: string }) {
  if (!(await verifyOwnPassword(ctx, password))) return refused('PASSWORD_WRONG', 'password');
  const { userId } = ctx.actor;
  return ctx.services.database.system.write(async (tx) => {
    await lockAccount(tx, ctx);
    const known = await tx.totpSecret.findUnique({ where: { userId } });
    if (!known?.confirmedAt) return refused('TOTP_NOT_SET_UP');
    if (!(await canRemoveFactor(tx, userId))) return refused('SECOND_FACTOR_STILL_REQUIRED');
    await tx.totpSecret.delete({ where: { userId } });
    await deleteCodesWithLastFactor(tx, userId);
    await notifyOwner(tx, ctx, 'TOTP_REMOVED');
    return { type: 'TotpRemoved', removed: true } as const;
  });
}
