import type { SignedInContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { passwordChangedEmail } from '../emails.ts';
import { checkPassword, hashPassword, verifyOwnPassword } from '../passwords.ts';
import { endPending } from '../second-step.ts';
import { revokeIn } from '../sessions.ts';

export interface ChangePassword {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/**
 * Changes the password and revokes the other sessions. The current password protects against misuse of an open session.
 */
export async function changePassword(ctx: SignedInContext, { currentPassword, newPassword }: ChangePassword) {
  const { userId, email, name, sessionId } = ctx.actor;
  const refusal = checkPassword(newPassword, email, name);
  if (refusal) return refused(refusal, 'newPassword');
  if (!(await verifyOwnPassword(ctx, currentPassword))) return refused('PASSWORD_WRONG', 'currentPassword');
  const passwordHash = await hashPassword(newPassword);
  return ctx.services.database.system.write(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash, failedSignIns: 0, failedDeviceSignIns: 0 } });
    // Reset links that were sent earlier could change the password again.
    const now = ctx.services.clock();
    await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } });
    const ended = await revokeIn(tx, ctx, { userId, id: { not: sessionId } });
    await endPending(tx, userId);
    await enqueueEmail(tx, ctx.services, passwordChangedEmail(ctx.services, email));
    return { type: 'PasswordChanged', sessionsRevoked: ended } as const;
  });
}
