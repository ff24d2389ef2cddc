import { type AuthenticatorTransport, generateAuthenticationOptions } from '@simplewebauthn/server';
import type { RequestContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { beginSession, findPendingUser } from '../../accounts/index.ts';
import { type Purpose, storeChallenge } from '../challenges.ts';
import { type PasskeyProof, verifyPasskeyProof } from '../proof.ts';
import { relyingParty } from '../relying-party.ts';

/**
 * Creates a challenge for the second step, for re-authentication or for a sign-in. An unknown token also gets a
 * challenge, so that the response reveals nothing. No passkey can answer that challenge.
 */
export async function startPasskeyAuthentication(ctx: RequestContext, challengeToken: string | null) {
  await ctx.services.rateLimits.takeFrom('passkey:address', { address: ctx.transport.ipAddress });
  const { purpose, userId } = await expectedProofOf(ctx, challengeToken);
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(ctx.services).id,
    userVerification: purpose === 'SECOND_STEP' ? 'preferred' : 'required',
    allowCredentials: userId === null ? [] : await credentialsOf(ctx, userId),
  });
  const id = await storeChallenge(ctx, { purpose, challenge: options.challenge, userId, challengeToken });
  return { type: 'PasskeyChallenge', challenge: id, options } as const;
}

async function expectedProofOf(
  ctx: RequestContext,
  challengeToken: string | null,
): Promise<{ purpose: Purpose; userId: string | null }> {
  if (challengeToken !== null) return { purpose: 'SECOND_STEP', userId: await findPendingUser(ctx, challengeToken) };
  if (ctx.actor.kind === 'user') return { purpose: 'CONFIRM', userId: ctx.actor.userId };
  return { purpose: 'SIGN_IN', userId: null };
}

async function credentialsOf({ services }: RequestContext, userId: string) {
  const passkeys = await services.database.system.prisma.passkey.findMany({ where: { userId } });
  return passkeys.map(({ credentialId: id, transports }) => ({
    id,
    transports: transports as AuthenticatorTransport[],
  }));
}

/**
 * Signs in without a password. With user verification, a passkey counts as two factors:
 * the device, and its PIN or biometrics.
 */
export async function signInWithPasskey(ctx: RequestContext, proof: PasskeyProof) {
  const { database, rateLimits } = ctx.services;
  await rateLimits.takeFrom('sign-in:address', { address: ctx.transport.ipAddress });
  const wanted = { purpose: 'SIGN_IN', userId: null } as const;
  const userId = await database.system.write((tx) => verifyPasskeyProof(tx, ctx.services, { wanted, proof }));
  return userId === null ? refused('PASSKEY_NOT_ACCEPTED') : beginSession(ctx, userId);
}
