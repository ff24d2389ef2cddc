import { normalizeEmail } from '@frontdesk/domain';
import type { RequestContext } from '../../../context/context.ts';
import { hashSecret, newSecret } from '../../../crypto/opaque-token.ts';
import { mailLater } from '../../../events/outbox.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { PasswordResetRequested } from '../graphql/identity.results.ts';
import { passwordResetMail } from '../mails.ts';

const RESET_HOURS = 1;

/** Answers the same whether or not the address has an account. */
export async function requestPasswordReset(ctx: RequestContext, input: { email: string }) {
  const { database, rateLimits, clock } = ctx.services;
  const email = normalizeEmail(input.email);
  if (!email) return refused('EMAIL_INVALID', 'email');
  await rateLimits.take('mail:account', email);
  await database.system.write(async (tx) => {
    const user = await tx.user.findFirst({ where: { email, disabledAt: null } });
    if (!user) return;
    const secret = newSecret();
    const expiresAt = new Date(clock().getTime() + RESET_HOURS * 3_600_000);
    const tokenHash = Uint8Array.from(hashSecret(secret));
    await tx.passwordReset.create({ data: { tokenHash, userId: user.id, createdAt: clock(), expiresAt } });
    await mailLater(tx, ctx.services, passwordResetMail(ctx.services, email, secret));
  });
  return new PasswordResetRequested(email);
}
