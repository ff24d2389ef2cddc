import type { SignedInContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { verifyOwnPassword } from '../../accounts/index.ts';
import { countFactors, lockAccount, notifyOwner } from '../own-account.ts';
import { newRecoveryCodes } from '../recovery-codes.ts';

export async function createRecoveryCodes(ctx: SignedInContext, { password }: { password: string }) {
  if (!(await verifyOwnPassword(ctx, password))) return refused('PASSWORD_WRONG', 'password');
  const { userId } = ctx.actor;
  return ctx.services.database.system.write(async (tx) => {
    await lockAccount(tx, ctx);
    if ((await countFactors(tx, userId)) === 0) return refused('SECOND_FACTOR_MISSING');
    await notifyOwner(tx, ctx, 'CODES_RENEWED');
    return {
      recoveryCodes: await newRecoveryCodes(tx, userId, ctx.services.clock()),
    } as const;
  });
}
