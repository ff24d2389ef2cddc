import type { RequestContext } from '../../../../auth/context.ts';
import { hashSecret } from '../../../../crypto/opaque-token.ts';
import type { Prisma } from '../../../../db/generated/client.ts';
import { refused } from '../../../../errors/refused.ts';
import { passwordMatches } from '../passwords.ts';
import { dropSecondFactors } from '../second-step.ts';
import { revokeIn } from '../sessions.ts';

export interface VerifyEmail {
  readonly token: string;
  readonly password: string;
}

type EmailVerificationRow = Prisma.EmailVerificationGetPayload<{ include: { user: true } }>;

/**
 * The link verifies the mailbox; the password selects the registration, because another person may have registered
 * the address with their own password. Does not sign in.
 */
export async function verifyEmail(ctx: RequestContext, { token, password }: VerifyEmail) {
  const now = ctx.services.clock();
  const { system } = ctx.services.database;
  const tokenHash = Uint8Array.from(hashSecret(token));
  const proof = await system.prisma.emailVerification.findUnique({ where: { tokenHash }, include: { user: true } });
  if (!proof || proof.usedAt) return refused('TOKEN_INVALID', 'token');
  if (proof.expiresAt <= now) return refused('TOKEN_EXPIRED', 'token');
  await ctx.services.rateLimits.take('verify:account', proof.userId);
  const own = proof.user.emailVerifiedAt ? null : await registrationOf(ctx, proof, password);
  if (!own && !proof.user.emailVerifiedAt) return refused('PASSWORD_WRONG', 'password');

  return system.write(async (tx) => {
    // Conditional, so that only one of two concurrent clicks counts.
    const unused = { tokenHash, usedAt: null };
    const { count } = await tx.emailVerification.updateMany({ where: unused, data: { usedAt: now } });
    if (count === 0) return refused('TOKEN_INVALID', 'token');
    if (!own) return { type: 'EmailVerified', email: proof.user.email } as const;
    const { name, passwordHash } = own;
    const waiting = { id: proof.userId, emailVerifiedAt: null };
    const { count: first } = await tx.user.updateMany({
      where: waiting,
      data: { name, passwordHash, emailVerifiedAt: now },
    });
    // A link from before the verification must not restore the password of another registration.
    if (first === 1 && passwordHash !== proof.user.passwordHash) {
      await revokeIn(tx, ctx, { userId: proof.userId });
      await dropSecondFactors(tx, proof.userId);
    }
    return { type: 'EmailVerified', email: proof.user.email } as const;
  });
}

const AT_MOST = 5;

/** The link's own registration first, then the newest others for the same address. */
async function registrationOf(ctx: RequestContext, proof: EmailVerificationRow, password: string) {
  const others = await ctx.services.database.system.prisma.emailVerification.findMany({
    where: { userId: proof.userId, usedAt: null, expiresAt: { gt: ctx.services.clock() } },
    orderBy: { createdAt: 'desc' },
  });
  const byPassword = new Map([proof, ...others].map((one) => [one.passwordHash, one]));
  for (const registration of [...byPassword.values()].slice(0, AT_MOST)) {
    if (await passwordMatches(password, registration.passwordHash)) return registration;
  }
  return null;
}
