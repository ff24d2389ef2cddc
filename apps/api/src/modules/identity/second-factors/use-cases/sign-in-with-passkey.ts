import type { RequestContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { beginSession } from '../../accounts/index.ts';
import { type PasskeyProof, verifyPasskeyProof } from '../proof.ts';

/** A passkey provides both factors: the device and its unlock. */
export async function signInWithPasskey(ctx: RequestContext, proof: PasskeyProof) {
  const { database, rateLimits } = ctx.services;
  await rateLimits.takeFrom('sign-in:address', { address: ctx.transport.ipAddress });
  const wanted = { purpose: 'SIGN_IN', userId: null } as const;
  const userId = await database.system.write((tx) => verifyPasskeyProof(tx, ctx.services, { wanted, proof }));
  return userId === null ? refused('PASSKEY_NOT_ACCEPTED') : beginSession(ctx, userId);
}
