import type { VoiceSkipReason } from '@frontdesk/domain';
import type { RequestContext, WorkspaceContext } from '../../../../auth/context.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { voiceCheckSkippedEmail } from '../emails.ts';
import { lockVoiceCheck, saveVoiceCheck } from '../session-voice-check.ts';
import { asVoiceCaller, type VoiceCaller, voiceCallerOf } from '../voice-caller.ts';
import { fallbacksOf, voiceVerificationOf } from './voice-verification.ts';

/**
 * Skips a pending voice check (AM-46). A check that failed three times cannot be skipped. If the setting is
 * SECOND_FACTOR_IF_PRESENT, a member who has a second factor must use it instead.
 */
export async function skipVoiceCheck(ctx: RequestContext, { reason }: { reason: VoiceSkipReason }) {
  const caller = voiceCallerOf(ctx);
  const skipped = await recordSkip(caller, reason);
  return skipped === true ? { voiceVerification: await voiceVerificationOf(caller) } : skipped;
}

/**
 * Stores that the check was skipped, records this in the audit log and, if the workspace's setting requires it, emails
 * a notification. Returns true, or the reason why the check cannot be skipped.
 */
export async function recordSkip(
  caller: VoiceCaller,
  skipReason: VoiceSkipReason | 'ENGINE_UNAVAILABLE',
): Promise<true | Refused> {
  const { services, membership, actor } = caller;
  const hasFactor = !(await fallbacksOf(services, actor.userId)).includes('EMAIL_CODE');
  return caller.db.write(async (tx) => {
    const { status, skipPolicy } = await lockVoiceCheck(tx, caller);
    if (status === 'FAILED') return refused('VOICE_ATTEMPTS_EXHAUSTED');
    if (status !== 'PENDING') return refused('VOICE_CHECK_NOT_PENDING');
    if (skipPolicy === 'SECOND_FACTOR_IF_PRESENT' && hasFactor) return refused('SECOND_FACTOR_PROOF_REQUIRED');
    await saveVoiceCheck(tx, caller, { status: 'SKIPPED', skipReason });
    const subject = { type: 'Member', id: membership.memberId };
    await recordEvent(tx, caller, { name: 'voice_check.skipped', subject, after: { reason: skipReason } });
    if (skipPolicy === 'ALLOW_AND_NOTIFY') await enqueueEmail(tx, services, voiceCheckSkippedEmail(caller));
    return true;
  });
}

/** Hides the suggestion to enroll a voiceprint for the rest of the session. */
export async function postponeVoiceEnrollment(ctx: WorkspaceContext) {
  const caller = asVoiceCaller(ctx);
  const isOffered = await caller.db.write(async (tx) => {
    const { status } = await lockVoiceCheck(tx, caller);
    if (status === 'ENROLLMENT_OFFERED') await saveVoiceCheck(tx, caller, { status: 'POSTPONED' });
    return status === 'ENROLLMENT_OFFERED' || status === 'POSTPONED';
  });
  return isOffered ? { voiceVerification: await voiceVerificationOf(caller) } : refused('VOICE_CHECK_NOT_PENDING');
}
