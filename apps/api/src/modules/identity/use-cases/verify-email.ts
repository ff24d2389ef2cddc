import type { RequestContext } from '../../../context/context.ts';
import { hashSecret } from '../../../crypto/opaque-token.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { EmailVerified } from '../graphql/identity.results.ts';
import { revokeIn } from '../sessions.ts';

/** Does not sign in: the mailbox is proven, the password is not yet. */
export async function verifyEmail(ctx: RequestContext, { token }: { token: string }) {
  const now = ctx.services.clock();
  return ctx.services.database.system.write(async (tx) => {
    const tokenHash = Uint8Array.from(hashSecret(token));
    const proof = await tx.emailVerification.findUnique({ where: { tokenHash }, include: { user: true } });
    if (!proof || proof.usedAt) return refused('TOKEN_INVALID', 'token');
    if (proof.expiresAt <= now) return refused('TOKEN_EXPIRED', 'token');
    // Conditional, so that of two clicks at once only one counts.
    const { count } = await tx.emailVerification.updateMany({
      where: { tokenHash, usedAt: null },
      data: { usedAt: now },
    });
    if (count === 0) return refused('TOKEN_INVALID', 'token');
    // A link from before the account was verified must not bring back the password of another registration.
    if (proof.user.emailVerifiedAt) return new EmailVerified(proof.user.email);

    if (proof.passwordHash !== proof.user.passwordHash) await revokeIn(tx, ctx, { userId: proof.userId });
    const { name, passwordHash } = proof;
    await tx.user.update({ where: { id: proof.userId }, data: { name, passwordHash, emailVerifiedAt: now } });
    return new EmailVerified(proof.user.email);
  });
}
