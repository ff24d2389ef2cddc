import { normalizeEmail } from '@frontdesk/domain';
import type { RequestContext } from '../../../context/context.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { VerificationResent } from '../graphql/identity.results.ts';
import { sendVerification } from './register.ts';

/** Answers the same for an address without an account, and for one that is verified already. */
export async function resendVerification(ctx: RequestContext, input: { email: string }) {
  const email = normalizeEmail(input.email);
  if (!email) return refused('EMAIL_INVALID', 'email');
  await ctx.services.rateLimits.take('mail:account', email);
  await ctx.services.database.system.write(async (tx) => {
    // The newest registration is the one whose mail went missing.
    const last = await tx.emailVerification.findFirst({
      where: { user: { email, emailVerifiedAt: null } },
      orderBy: { createdAt: 'desc' },
    });
    if (last)
      await sendVerification(tx, ctx, { id: last.userId, email, name: last.name, passwordHash: last.passwordHash });
  });
  return new VerificationResent(email);
}
