import { VOICE_VERIFICATION, type VoiceFallback } from '@frontdesk/domain';
import type { RequestContext, Services } from '../../../../auth/context.ts';
import { secondFactorsOf } from '../../accounts/index.ts';
import { readVoiceCheck, type VoiceCheck } from '../session-voice-check.ts';
import { type VoiceCaller, voiceCallerOf } from '../voice-caller.ts';

/** Returns the voice check of the session in the workspace specified by the request. */
export const voiceVerification = (ctx: RequestContext) => voiceVerificationOf(voiceCallerOf(ctx));

export async function voiceVerificationOf(caller: VoiceCaller) {
  const check = await caller.db.read((tx) => readVoiceCheck(tx, caller));
  return presentVoiceCheck(caller, check);
}

async function presentVoiceCheck(
  { services, actor }: VoiceCaller,
  { status, check, voiceprint, skipPolicy }: VoiceCheck,
) {
  const fallbacks = await fallbacksOf(services, actor.userId);
  const hasFactor = !fallbacks.includes('EMAIL_CODE');
  return {
    status,
    attemptsLeft: Math.max(0, VOICE_VERIFICATION.attempts - (check?.attempts ?? 0)),
    canSkip: status === 'PENDING' && !(skipPolicy === 'SECOND_FACTOR_IF_PRESENT' && hasFactor),
    fallbacks,
    voiceprint: voiceprint && { model: voiceprint.model, enrolledAt: voiceprint.enrolledAt },
    consentVersion: VOICE_VERIFICATION.consentVersion,
  };
}

/**
 * Returns the alternatives to the voice with which the user can confirm their identity. An emailed code is available
 * only to users without a second factor.
 */
export async function fallbacksOf(services: Pick<Services, 'database'>, userId: string): Promise<VoiceFallback[]> {
  const { methods } = await secondFactorsOf(services, userId);
  const own: VoiceFallback[] = [
    ...(methods.includes('TOTP') ? (['CODE'] as const) : []),
    ...(methods.includes('PASSKEY') ? (['PASSKEY'] as const) : []),
  ];
  return own.length > 0 ? own : ['EMAIL_CODE'];
}
