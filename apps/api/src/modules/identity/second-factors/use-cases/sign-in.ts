import type { RefusalCode } from '@frontdesk/domain';
import { type AuthenticatorTransport, generateAuthenticationOptions } from '@simplewebauthn/server';
import type { RequestContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/transaction.ts';
import { refused } from '../../../../errors/refused.ts';
import { beginSession, consumePendingSignIn, countAttempt, findPendingUser } from '../../accounts/index.ts';
import { type Purpose, storeChallenge } from '../challenges.ts';
import { emailFactorChange } from '../own-account.ts';
import { relyingParty } from '../passkeys.ts';
import { type PasskeyProof, verifyPasskeyProof } from '../proof.ts';
import { consumeRecoveryCode } from '../recovery-codes.ts';
import { consumeConfirmedTotp } from '../totp.ts';

interface VerifySignIn {
  readonly challengeToken: string;
  readonly code?: string | null;
  readonly recoveryCode?: string | null;
  readonly passkey?: PasskeyProof | null;
}

/**
 * Completes a pending sign-in with exactly one of a code, a recovery code or a passkey. The attempt is counted before
 * the verification.
 */
export async function verifySignIn(ctx: RequestContext, input: VerifySignIn) {
  const { database, rateLimits, clock } = ctx.services;
  const shown = [input.code, input.recoveryCode, input.passkey].filter((proof) => (proof ?? null) !== null);
  if (shown.length !== 1) return refused('PROOF_NOT_SINGLE');
  const signIn = await countAttempt(ctx, input.challengeToken);
  if (!signIn) return refused('SIGN_IN_EXPIRED');
  const { userId } = signIn;
  await rateLimits.take('second-factor:account', userId);
  const refusal = await database.system.write(async (tx) => {
    const wrong = await refusalOf(tx, ctx, { ...input, userId });
    if (wrong) return refused(...wrong);
    return (await consumePendingSignIn(tx, input.challengeToken, clock())) ? null : refused('SIGN_IN_EXPIRED');
  });
  if (refusal) return refusal;
  await rateLimits.forget('second-factor:account', userId);
  return beginSession(ctx, userId);
}

type SignInRefusal = [code: RefusalCode, field: string] | null;

async function refusalOf(
  tx: Tx,
  { services }: RequestContext,
  input: VerifySignIn & { userId: string },
): Promise<SignInRefusal> {
  const { userId, challengeToken, code, recoveryCode, passkey } = input;
  if (passkey) {
    const wanted = { purpose: 'SECOND_STEP', userId, challengeToken } as const;
    return (await verifyPasskeyProof(tx, services, { wanted, proof: passkey }))
      ? null
      : ['PASSKEY_NOT_ACCEPTED', 'passkey'];
  }
  if (recoveryCode) {
    const right = await consumeRecoveryCode(tx, userId, { code: recoveryCode, now: services.clock() });
    if (!right) return ['RECOVERY_CODE_WRONG', 'recoveryCode'];
    const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    await emailFactorChange(tx, services, { userId, email, change: 'RECOVERY_CODE_USED' });
    return null;
  }
  const right = await consumeConfirmedTotp(tx, services, { userId, code: code ?? '' });
  return right ? null : ['CODE_WRONG', 'code'];
}

/**
 * Creates a challenge for the second step, for re-authentication or for a sign-in. For an unknown token, returns a
 * challenge that no passkey can answer, so that the response does not reveal whether the token exists.
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
  return { challenge: id, options } as const;
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
 * Signs in with a passkey instead of a password. With user verification, a passkey counts as two factors: the device,
 * and its PIN or biometrics.
 */
export async function signInWithPasskey(ctx: RequestContext, proof: PasskeyProof) {
  const { database, rateLimits } = ctx.services;
  await rateLimits.takeFrom('sign-in:address', { address: ctx.transport.ipAddress });
  const wanted = { purpose: 'SIGN_IN', userId: null } as const;
  const userId = await database.system.write((tx) => verifyPasskeyProof(tx, ctx.services, { wanted, proof }));
  return userId === null ? refused('PASSKEY_NOT_ACCEPTED') : beginSession(ctx, userId);
}
