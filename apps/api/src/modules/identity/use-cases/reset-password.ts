import type { RequestContext } from '../../../auth/context.ts';
import { hashSecret } from '../../../crypto/opaque-token.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { PasswordReset } from '../graphql/identity.results.ts';
import { checkPassword, hashPassword } from '../passwords.ts';
import { dropSecondFactors, endPending } from '../second-step.ts';
import { rememberDevice, revokeIn } from '../sessions.ts';

/** A new password ends every session: whoever knew the old one is out. The link came by mail, so the address is proven too. */
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
    // One link used spends them all: an older mail must not open the account again.
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
    // Second factors outlast a reset, but not those of somebody who registered a mailbox that was never theirs.
    if (!reset.user.emailVerifiedAt) await dropSecondFactors(tx, reset.userId);
    // Whoever reads the mailbox is no stranger: guesses of others do not keep this browser out.
    rememberDevice(ctx, reset.userId);
    return new PasswordReset(reset.user.email);
  });
}
