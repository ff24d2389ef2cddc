import type { RequestContext } from '../../../../auth/context.ts';
import { hashSecret } from '../../../../crypto/opaque-token.ts';
import { refused } from '../../../../errors/refused.ts';
import { checkPassword, hashPassword } from '../passwords.ts';
import { dropSecondFactors, endPending } from '../second-step.ts';
import { rememberDevice, revokeIn } from '../sessions.ts';

/** Sets a new password and revokes every session. The emailed link also verifies the address. */
export async function resetPassword(ctx: RequestContext, input: { token: string; password: string }) {
  const now = ctx.services.clock();
  const { system } = ctx.services.database;
  const tokenHash = Uint8Array.from(hashSecret(input.token));
  const reset = await system.prisma.passwordReset.findUnique({ where: { tokenHash }, include: { user: true } });
  if (!reset || reset.usedAt) return refused('TOKEN_INVALID', 'token');
  if (reset.expiresAt <= now) return refused('TOKEN_EXPIRED', 'token');
  const refusal = checkPassword(input.password, reset.user.email, reset.user.name);
  if (refusal) return refused(refusal, 'password');

  const passwordHash = await hashPassword(input.password);
  return system.write(async (tx) => {
    // Using one link invalidates all, so that an older email cannot reset again.
    const { count } = await tx.passwordReset.updateMany({ where: { tokenHash, usedAt: null }, data: { usedAt: now } });
    if (count === 0) return refused('TOKEN_INVALID', 'token');
    await tx.passwordReset.updateMany({ where: { userId: reset.userId, usedAt: null }, data: { usedAt: now } });
    const emailVerifiedAt = reset.user.emailVerifiedAt ?? now;
    await tx.user.update({
      where: { id: reset.userId },
      data: { passwordHash, emailVerifiedAt, failedSignIns: 0, failedDeviceSignIns: 0 },
    });
    await revokeIn(tx, ctx, { userId: reset.userId });
    await endPending(tx, reset.userId);
    // Second factors survive a reset, except those set up before the address was verified.
    if (!reset.user.emailVerifiedAt) await dropSecondFactors(tx, reset.userId);
    // Trusts this browser, so that attackers' failed attempts do not block its owner.
    rememberDevice(ctx, reset.userId);
    return { type: 'PasswordReset', email: reset.user.email } as const;
  });
}
