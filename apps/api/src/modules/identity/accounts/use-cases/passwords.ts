import { normalizeEmail } from '@frontdesk/domain';
import type { RequestContext, SignedInContext } from '../../../../auth/context.ts';
import { hashSecret, newSecret } from '../../../../crypto/opaque-token.ts';
import type { Tx } from '../../../../db/transaction.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { newPasswordNeededEmail, passwordChangedEmail, passwordResetEmail } from '../emails.ts';
import { checkPassword, hashPassword, verifyOwnPassword } from '../passwords.ts';
import { dropSecondFactors, endPending } from '../second-step.ts';
import { rememberDevice, revokeIn } from '../sessions.ts';

const RESET_HOURS = 1;

/**
 * Revokes all sessions, disables the password and emails a new reset link. Earlier reset links, email changes and
 * pending sign-ins stop working.
 */
export async function forcePasswordReset(
  tx: Tx,
  ctx: RequestContext,
  { userId, email }: { userId: string; email: string },
): Promise<void> {
  const now = ctx.services.clock();
  await tx.user.update({ where: { id: userId }, data: { passwordHash: await hashPassword(newSecret()) } });
  await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } });
  await tx.emailChange.deleteMany({ where: { userId } });
  await revokeIn(tx, ctx, { userId });
  await endPending(tx, userId);
  const token = newSecret();
  const expiresAt = new Date(now.getTime() + RESET_HOURS * 3_600_000);
  const tokenHash = Uint8Array.from(hashSecret(token));
  await tx.passwordReset.create({ data: { tokenHash, userId, createdAt: now, expiresAt } });
  await enqueueEmail(tx, ctx.services, newPasswordNeededEmail(ctx.services, email, token));
}

export interface UpdatePassword {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/**
 * Changes the password and revokes the other sessions, pending sign-ins and reset links. The current password is
 * required, so that an open session cannot be misused to change it.
 */
export async function updatePassword(ctx: SignedInContext, { currentPassword, newPassword }: UpdatePassword) {
  const { userId, email, name, sessionId } = ctx.actor;
  const refusal = checkPassword(newPassword, email, name);
  if (refusal) return refused(refusal, 'newPassword');
  if (!(await verifyOwnPassword(ctx, currentPassword))) return refused('PASSWORD_WRONG', 'currentPassword');
  const passwordHash = await hashPassword(newPassword);
  return ctx.services.database.system.write(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash, failedSignIns: 0, failedDeviceSignIns: 0 } });
    // Reset links that were sent earlier are invalidated, because they could be used to change the password again.
    const now = ctx.services.clock();
    await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } });
    const ended = await revokeIn(tx, ctx, { userId, id: { not: sessionId } });
    await endPending(tx, userId);
    await enqueueEmail(tx, ctx.services, passwordChangedEmail(ctx.services, email));
    return { sessionsRevoked: ended } as const;
  });
}

/**
 * Emails a reset link if the address has an enabled account. The response and the processing time are the same if it
 * has none.
 */
export async function requestPasswordReset(ctx: RequestContext, input: { email: string }) {
  const { database, rateLimits, clock } = ctx.services;
  const email = normalizeEmail(input.email);
  if (!email) return refused('EMAIL_INVALID', 'email');
  await rateLimits.takeFrom('mail:address', { address: ctx.transport.ipAddress });
  await rateLimits.take('mail:account', email);
  const secret = newSecret();
  const now = clock();
  const expiresAt = new Date(now.getTime() + RESET_HOURS * 3_600_000);
  await database.system.write(async (tx) => {
    const [user] = await tx.sql`
      insert into password_resets (token_hash, user_id, created_at, expires_at)
      select ${hashSecret(secret)}::bytea, id, ${now}::timestamptz, ${expiresAt}::timestamptz from users
      where email = ${email} and disabled_at is null returning user_id`;
    await enqueueEmail(tx, ctx.services, user ? passwordResetEmail(ctx.services, email, secret) : null);
  });
  return { email } as const;
}

/** Sets a new password and revokes every session. Also verifies the email address, because the link was sent there. */
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
    // Only one of two concurrent requests can use the link. The user's other reset links are also invalidated, so that
    // an older email cannot be used to reset the password again.
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
    // Second factors that were added before the address was verified are removed, because they may belong to another
    // person.
    if (!reset.user.emailVerifiedAt) await dropSecondFactors(tx, reset.userId);
    // The browser becomes a trusted device. Its sign-in attempts are counted separately, so failed attempts of an
    // attacker do not block the user.
    rememberDevice(ctx, reset.userId);
    return { email: reset.user.email } as const;
  });
}
