import { VOICE_VERIFICATION } from '@frontdesk/domain';
import type { RequestContext, WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { storeVoiceChallenge, type VoiceChallengeRow } from '../challenges.ts';
import { lockVoiceCheck } from '../session-voice-check.ts';
import { asVoiceCaller, voiceCallerOf } from '../voice-caller.ts';

/** Creates the digits that the member must read aloud to verify their voice (AM-44). */
export const startVoiceCheck = (ctx: RequestContext) => {
  const caller = voiceCallerOf(ctx);
  return caller.db.write(async (tx) => {
    const { status } = await lockVoiceCheck(tx, caller);
    if (status === 'FAILED') return refused('VOICE_ATTEMPTS_EXHAUSTED');
    if (status !== 'PENDING') return refused('VOICE_CHECK_NOT_PENDING');
    return { challenge: presentChallenge(await storeVoiceChallenge(tx, caller, { purpose: 'VERIFY' })) };
  });
};

/** Matches a language tag such as `en` or `pt-BR`. */
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/;

interface VoiceEnrollmentInput {
  readonly consentVersion: string;
  readonly consentLanguage: string;
}

/**
 * Creates the digits that the member must read aloud to enroll. The member must have accepted the current consent text.
 */
export const startVoiceEnrollment = (
  ctx: WorkspaceContext,
  { consentVersion, consentLanguage }: VoiceEnrollmentInput,
) => {
  const caller = asVoiceCaller(ctx);
  return caller.db.write(async (tx) => {
    const { status } = await lockVoiceCheck(tx, caller);
    if (status === 'NOT_REQUIRED') return refused('VOICE_NOT_AVAILABLE');
    if (consentVersion !== VOICE_VERIFICATION.consentVersion) return refused('VOICE_CONSENT_MISSING', 'consentVersion');
    if (!LANGUAGE.test(consentLanguage)) return refused('VOICE_CONSENT_MISSING', 'consentLanguage');
    const challenge = await storeVoiceChallenge(tx, caller, { purpose: 'ENROLL', consentLanguage });
    return { challenge: presentChallenge(challenge) };
  });
};

export const presentChallenge = ({ id, phrases, expiresAt }: VoiceChallengeRow) => ({
  id,
  phrases,
  expiresAt,
  uploadPath: `/voice-checks/${id}`,
});
