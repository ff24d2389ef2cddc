import type { SignedInContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { endOtherProofs, lockAccount, notifyOwner } from '../own-account.ts';
import { createCodesForFirstFactor } from '../recovery-codes.ts';
import { consumeTotp } from '../totp.ts';

export async function confirmTotp(ctx: SignedInContext, { code }: { code: string }) {
  const { database, rateLimits, clock } = ctx.services;
  const { userId } = ctx.actor;
  await rateLimits.take('second-factor:account', userId);
  const answer = await database.system.write(async (tx) => {
    await lockAccount(tx, ctx);
    const known = await tx.totpSecret.findUnique({ where: { userId } });
    if (!known) return refused('TOTP_NOT_SET_UP');
    if (known.confirmedAt) return refused('TOTP_ALREADY_SET_UP');
    if (!(await consumeTotp(tx, ctx.services, { userId, code }))) return refused('CODE_WRONG', 'code');
    await tx.totpSecret.update({ where: { userId }, data: { confirmedAt: clock() } });
    await endOtherProofs(tx, ctx);
    await notifyOwner(tx, ctx, 'TOTP_ADDED');
    return { type: 'TotpConfirmed', recoveryCodes: await createCodesForFirstFactor(tx, userId, clock()) } as const;
  });
  // A valid code resets the count of failures.
  if (answer.type === 'TotpConfirmed') await rateLimits.forget('second-factor:account', userId);
  return answer;
}
