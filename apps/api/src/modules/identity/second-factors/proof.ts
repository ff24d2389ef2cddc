import type { Services, SignedInContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/transaction.ts';
import { verifyOwnPassword } from '../accounts/index.ts';
import { consumeChallenge, type Purpose } from './challenges.ts';
import { consumePasskey } from './passkeys.ts';
import { consumeConfirmedTotp } from './totp.ts';

/** Signed response of an authenticator, with the id of its challenge. */
export interface PasskeyProof {
  readonly challenge: string;
  readonly response: string;
}

interface ExpectedProof {
  readonly purpose: Purpose;
  readonly userId: string | null;
  readonly challengeToken?: string | null;
}

/**
 * Verifies a passkey response and returns its user, or null if it is invalid. User verification (PIN or biometrics) is
 * required unless a password was verified before.
 */
export async function verifyPasskeyProof(
  tx: Tx,
  services: Services,
  { wanted, proof }: { wanted: ExpectedProof; proof: PasskeyProof },
): Promise<string | null> {
  const challenge = await consumeChallenge(tx, { ...wanted, id: proof.challenge, now: services.clock() });
  if (challenge === null) return null;
  const alone = wanted.purpose !== 'SECOND_STEP';
  return consumePasskey(tx, services, { challenge, response: proof.response, userId: wanted.userId, alone });
}

/** Proof with which a signed-in user re-authenticates. Exactly one field must be set. */
export interface OwnProof {
  readonly password?: string | null;
  readonly passkey?: PasskeyProof | null;
  /** Code from the authenticator app. */
  readonly code?: string | null;
}

/** Returns whether the password, passkey or code is valid for the signed-in user. */
export async function checkReauthenticationProof(
  ctx: Pick<SignedInContext, 'services' | 'actor'>,
  { password, passkey, code }: OwnProof,
): Promise<boolean> {
  if (passkey) return verifyOwnPasskey(ctx, passkey);
  return (code ?? null) === null ? verifyOwnPassword(ctx, password ?? '') : verifyCode(ctx, code ?? '');
}

type OwnAccountContext = Pick<SignedInContext, 'services' | 'actor'>;

async function verifyOwnPasskey({ services, actor }: OwnAccountContext, proof: PasskeyProof): Promise<boolean> {
  const wanted = { purpose: 'CONFIRM', userId: actor.userId } as const;
  const proven = await services.database.system.write((tx) => verifyPasskeyProof(tx, services, { wanted, proof }));
  return proven === actor.userId;
}

/**
 * Returns whether a code of the authenticator app is valid. The attempt is counted before the verification, and toward
 * the limit of the second sign-in step.
 */
async function verifyCode({ services, actor: { userId } }: OwnAccountContext, code: string): Promise<boolean> {
  const { database, rateLimits } = services;
  await rateLimits.take('second-factor:account', userId);
  const right = await database.system.write((tx) => consumeConfirmedTotp(tx, services, { userId, code }));
  if (right) await rateLimits.forget('second-factor:account', userId);
  return right;
}
