import { normalizeEmail } from '@frontdesk/domain';
import type { RequestContext } from '../../../../auth/context.ts';
import { hashSecret, newSecret } from '../../../../crypto/opaque-token.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { verificationEmail } from '../emails.ts';
import { linkEnd } from './register.ts';

/**
 * Same response for unknown and for verified addresses. The link verifies the mailbox; the password on that page
 * selects the registration.
 */
export async function resendVerification(ctx: RequestContext, input: { email: string }) {
  const email = normalizeEmail(input.email);
  if (!email) return refused('EMAIL_INVALID', 'email');
  await ctx.services.rateLimits.takeFrom('mail:address', { address: ctx.transport.ipAddress });
  await ctx.services.rateLimits.take('mail:account', email);
  const secret = newSecret();
  const now = ctx.services.clock();
  await ctx.services.database.system.write(async (tx) => {
    const [waiting] = await tx.sql`
      insert into email_verifications (token_hash, user_id, name, password_hash, created_at, expires_at)
      select ${hashSecret(secret)}::bytea, v.user_id, v.name, v.password_hash, ${now}::timestamptz, ${linkEnd(now)}::timestamptz
      from email_verifications v join users u on u.id = v.user_id
      where u.email = ${email} and u.email_verified_at is null order by v.created_at desc limit 1 returning user_id`;
    await enqueueEmail(tx, ctx.services, waiting ? verificationEmail(ctx.services, email, secret) : null);
  });
  return { type: 'VerificationResent', email } as const;
}
