import { randomInt } from 'node:crypto';
import { VOICE_VERIFICATION } from '@frontdesk/domain';
import type { RequestContext } from '../../../../auth/context.ts';
import { hashSecret, sameHash } from '../../../../crypto/opaque-token.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { checkReauthenticationProof, type OwnProof } from '../../second-factors/index.ts';
import { voiceCheckCodeEmail } from '../emails.ts';
import { lockVoiceCheck, readVoiceCheck, saveVoiceCheck } from '../session-voice-check.ts';
import { type VoiceCaller, voiceCallerOf } from '../voice-caller.ts';
import { fallbacksOf, voiceVerificationOf } from './voice-verification.ts';

const hashOf = (code: string) => Uint8Array.from(hashSecret(code));

/** Emails a code with which a user without a second factor can confirm their identity. */
export async function sendVoiceCheckCode(ctx: RequestContext) {
  const caller = voiceCallerOf(ctx);
  const { services, actor } = caller;
  await services.rateLimits.take('mail:account', actor.email);
  if (!(await fallbacksOf(services, actor.userId)).includes('EMAIL_CODE')) return refused('VOICE_CODE_NOT_NEEDED');
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const codeExpiresAt = new Date(services.clock().getTime() + VOICE_VERIFICATION.emailCodeMinutes * 60_000);
  return caller.db.write(async (tx) => {
    const { status } = await lockVoiceCheck(tx, caller);
    if (status !== 'PENDING' && status !== 'FAILED') return refused('VOICE_CHECK_NOT_PENDING');
    await saveVoiceCheck(tx, caller, { codeHash: hashOf(code), codeExpiresAt });
    await enqueueEmail(tx, services, voiceCheckCodeEmail(caller, code));
    return { email: actor.email } as const;
  });
}

interface ConfirmVoiceCheckInput extends Pick<OwnProof, 'code' | 'passkey'> {
  readonly emailCode?: string | null;
}

/**
 * Confirms the member's identity instead of a voice comparison: with a second factor or, if the user has none, with an
 * emailed code. Also possible after three failed comparisons, so that no member is locked out.
 */
export async function confirmVoiceCheck(ctx: RequestContext, input: ConfirmVoiceCheckInput) {
  const caller = voiceCallerOf(ctx);
  const shown = [input.code, input.passkey, input.emailCode].filter((proof) => (proof ?? null) !== null);
  if (shown.length !== 1) return refused('PROOF_NOT_SINGLE');
  const { status } = await caller.db.read((tx) => readVoiceCheck(tx, caller));
  if (status !== 'PENDING' && status !== 'FAILED') return refused('VOICE_CHECK_NOT_PENDING');
  if (!(await isProofValid(caller, input)))
    return input.passkey
      ? refused('PASSKEY_NOT_ACCEPTED', 'passkey')
      : refused('CODE_WRONG', input.code ? 'code' : 'emailCode');
  await caller.db.write(async (tx) => {
    await saveVoiceCheck(tx, caller, { status: 'CONFIRMED', codeHash: null, codeExpiresAt: null });
    const method = input.passkey ? 'PASSKEY' : input.code ? 'CODE' : 'EMAIL_CODE';
    const subject = { type: 'Member', id: caller.membership.memberId };
    await recordEvent(tx, caller, { name: 'voice_check.confirmed', subject, after: { method } });
  });
  return { voiceVerification: await voiceVerificationOf(caller) };
}

const isProofValid = (caller: VoiceCaller, { code, passkey, emailCode }: ConfirmVoiceCheckInput): Promise<boolean> =>
  (emailCode ?? null) === null
    ? checkReauthenticationProof(caller, { code, passkey })
    : isEmailCodeValid(caller, emailCode ?? '');

/** Verifies the emailed code, which can be used only once. The attempt is counted before the code is compared. */
async function isEmailCodeValid(caller: VoiceCaller, code: string): Promise<boolean> {
  const { services, actor } = caller;
  await services.rateLimits.take('second-factor:account', actor.userId);
  return caller.db.write(async (tx) => {
    const { check } = await lockVoiceCheck(tx, caller);
    const isExpired = !check?.codeExpiresAt || check.codeExpiresAt <= services.clock();
    if (isExpired || !sameHash(check.codeHash, hashOf(code))) return false;
    await saveVoiceCheck(tx, caller, { codeHash: null, codeExpiresAt: null });
    return true;
  });
}
