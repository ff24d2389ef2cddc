import type { SignedInContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { ids } from '../../../../graphql/ids.ts';
import { refused } from '../../../../graphql/refused.type.ts';
import { verifyOwnPassword } from '../../accounts/index.ts';
import { PasskeyRemoved } from '../graphql/second-factor.results.ts';
import { canRemoveFactor, deleteCodesWithLastFactor, lockAccount, notifyOwner } from '../own-account.ts';

export async function removePasskey(ctx: SignedInContext, { id: named, password }: { id: string; password: string }) {
  if (!(await verifyOwnPassword(ctx, password))) return refused('PASSWORD_WRONG', 'password');
  const id = ids.uuid(named);
  const { userId } = ctx.actor;
  return ctx.services.database.system.write(async (tx) => {
    await lockAccount(tx, ctx);
    if ((await tx.passkey.count({ where: { id, userId } })) === 0) throw notFound();
    if (!(await canRemoveFactor(tx, userId))) return refused('SECOND_FACTOR_STILL_REQUIRED');
    await tx.passkey.delete({ where: { id } });
    await deleteCodesWithLastFactor(tx, userId);
    await notifyOwner(tx, ctx, 'PASSKEY_REMOVED');
    return new PasskeyRemoved(id);
  });
}
