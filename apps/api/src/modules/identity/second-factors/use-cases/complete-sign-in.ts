import type { RefusalCode } from '@frontdesk/domain';
import type { RequestContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/transaction.ts';
import { refused } from '../../../../errors/refused.ts';
import { beginSession, consumePendingSignIn, countAttempt } from '../../accounts/index.ts';
import { emailFactorChange } from '../own-account.ts';
import { type PasskeyProof, verifyPasskeyProof } from '../proof.ts';
import { consumeRecoveryCode } from '../recovery-codes.ts';
import { consumeConfirmedTotp } from '../totp.ts';

export interface CompleteSignIn {
  readonly challengeToken: string;
  readonly code?: string | null;
  readonly recoveryCode?: string | null;
  readonly passkey?: PasskeyProof | null;
}

/**
 * Completes a pending sign-in with a code, a recovery code or a passkey.
 * The attempt is counted before it is verified (S7, B4).
 */
export async function completeSignIn(ctx: RequestContext, input: CompleteSignIn) {
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
  input: CompleteSignIn & { userId: string },
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
