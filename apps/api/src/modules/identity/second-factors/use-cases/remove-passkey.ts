import type { SignedInContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { verifyOwnPassword } from '../../accounts/index.ts';
import { canRemoveFactor, deleteCodesWithLastFactor, lockAccount, notifyOwner } from '../own-account.ts';

export async function removePasskey(ctx: SignedInContext, { id, password }: { id: string; password: string }) {
  if (!(await verifyOwnPassword(ctx, password))) return refused('PASSWORD_WRONG', 'password');
  const { userId } = ctx.actor;
  return ctx.services.database.system.write(async (tx) => {
    await lockAccount(tx, ctx);
    if ((await tx.passkey.count({ where: { id, userId } })) === 0) throw notFound();
    if (!(await canRemoveFactor(tx, userId))) return refused('SECOND_FACTOR_STILL_REQUIRED');
    await tx.passkey.delete({ where: { id } });
    await deleteCodesWithLastFactor(tx, userId);
    await notifyOwner(tx, ctx, 'PASSKEY_REMOVED');
    return { type: 'PasskeyRemoved', id } as const;
  });
}
