import type { SignedInContext } from '../../auth/context.ts';
import { ownPassword } from '../identity/index.ts';
import { type PasskeyProof, provenByPasskey } from './proof.ts';
import { spendConfirmedTotp } from './totp.ts';

/** Exactly one of these is set. */
export interface OwnProof {
  readonly password?: string | null;
  readonly passkey?: PasskeyProof | null;
  /** Of the authenticator app. */
  readonly code?: string | null;
}

/** Whether the proof is of the person who is signed in. */
export async function provenAgain(
  ctx: Pick<SignedInContext, 'services' | 'actor'>,
  { password, passkey, code }: OwnProof,
): Promise<boolean> {
  if (passkey) return provenByOwnPasskey(ctx, passkey);
  return (code ?? null) === null ? ownPassword(ctx, password ?? '') : provenByCode(ctx, code ?? '');
}

type Own = Pick<SignedInContext, 'services' | 'actor'>;

async function provenByOwnPasskey({ services, actor }: Own, proof: PasskeyProof): Promise<boolean> {
  const wanted = { purpose: 'CONFIRM', userId: actor.userId } as const;
  const proven = await services.database.system.write((tx) => provenByPasskey(tx, services, { wanted, proof }));
  return proven === actor.userId;
}

/** Attempts are counted before the code is checked, together with those of the second step of a sign-in. */
async function provenByCode({ services, actor: { userId } }: Own, code: string): Promise<boolean> {
  const { database, rateLimits } = services;
  await rateLimits.take('second-factor:account', userId);
  const right = await database.system.write((tx) => spendConfirmedTotp(tx, services, { userId, code }));
  if (right) await rateLimits.forget('second-factor:account', userId);
  return right;
}
