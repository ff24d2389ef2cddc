import { normalizeEmail } from '@frontdesk/domain';
import type { RequestContext } from '../../../../auth/context.ts';
import { hashSecret, newSecret } from '../../../../crypto/opaque-token.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { passwordResetEmail } from '../emails.ts';

const RESET_HOURS = 1;

/** Same response and work whether or not the address has an account. */
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
  return { type: 'PasswordResetRequested', email } as const;
}
