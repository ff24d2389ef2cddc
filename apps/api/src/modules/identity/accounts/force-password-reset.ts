import type { RequestContext } from '../../../auth/context.ts';
import { hashSecret, newSecret } from '../../../crypto/opaque-token.ts';
import type { Tx } from '../../../db/transaction.ts';
import { enqueueEmail } from '../../../events/outbox.ts';
import { newPasswordNeededEmail } from './emails.ts';
import { hashPassword } from './passwords.ts';
import { endPending } from './second-step.ts';
import { revokeIn } from './sessions.ts';

const RESET_HOURS = 1;

/** Revokes all sessions, disables the password and emails a new reset link. Earlier reset links stop working. */
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
