import type { SignedInContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { lockAccount } from '../own-account.ts';
import { newTotpSecret, sealTotp, totpUri } from '../totp.ts';

/** Creates a secret that is inactive until confirmed with a code. */
export async function setUpTotp(ctx: SignedInContext) {
  const { database, clock } = ctx.services;
  const { userId, email } = ctx.actor;
  const secret = newTotpSecret();
  const sealedSecret = await sealTotp(ctx.services, userId, secret);
  return database.system.write(async (tx) => {
    await lockAccount(tx, ctx);
    const known = await tx.totpSecret.findUnique({ where: { userId } });
    if (known?.confirmedAt) return refused('TOTP_ALREADY_SET_UP');
    const fresh = { sealedSecret, lastStep: null, createdAt: clock() };
    await tx.totpSecret.upsert({ where: { userId }, create: { userId, ...fresh }, update: fresh });
    return { type: 'TotpSetUp', secret, uri: totpUri(secret, email) } as const;
  });
}
