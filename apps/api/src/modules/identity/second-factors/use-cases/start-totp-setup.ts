import type { SignedInContext } from '../../../../auth/context.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { verifyOwnPassword } from '../../accounts/index.ts';
import {
  canRemoveFactor,
  deleteCodesWithLastFactor,
  endOtherProofs,
  lockAccount,
  notifyOwner,
} from '../own-account.ts';
import { createCodesForFirstFactor } from '../recovery-codes.ts';
import { consumeTotp, newTotpSecret, sealTotp, totpUri } from '../totp.ts';

/**
 * Creates a TOTP secret, replacing an unconfirmed one. The second factor is active once the user has confirmed the
 * secret with a code. Refused if the user already has a confirmed secret.
 */
export async function startTotpSetup(ctx: SignedInContext) {
  const { database, clock } = ctx.services;
  const { userId, email } = ctx.actor;
  const secret = newTotpSecret();
  const sealedSecret = await sealTotp(ctx.services, userId, secret);
  return database.system.write(async (tx) => {
    await lockAccount(tx, ctx);
    const known = await tx.totpSecret.findUnique({ where: { userId } });
    if (known?.confirmedAt) return refused('TOTP_ALREADY_SET_UP');
    const fresh = { sealedSecret, lastStep: null, createdAt: clock() };
    await tx.totpSecret.upsert({ where: { userId }, create: { userId, ...fresh }, update: fresh });
    return { secret, uri: totpUri(secret, email) } as const;
  });
}

export async function enableTotp(ctx: SignedInContext, { code }: { code: string }) {
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
    return { recoveryCodes: await createCodesForFirstFactor(tx, userId, clock()) } as const;
  });
  // A valid code resets the rate limit of second-factor attempts.
  if (!isRefused(answer)) await rateLimits.forget('second-factor:account', userId);
  return answer;
}

/**
 * Removes the authenticator app. Requires the password, so that an open session is not enough to remove the factor.
 * Refused for the user's last factor if a workspace of the user requires two-factor authentication.
 */
export async function disableTotp(ctx: SignedInContext, { password }: { password: string }) {
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
    return { removed: true } as const;
  });
}
