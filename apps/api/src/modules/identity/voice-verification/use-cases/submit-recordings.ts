import { type RefusalCode, VOICE_VERIFICATION } from '@frontdesk/domain';
import type { SpeakerEngine, SpeechDefect, SpokenDigits } from '@frontdesk/providers';
import type { Tx } from '../../../../db/tenant-db.ts';
import { serviceUnavailable } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { openVoiceprint, storeVoiceprint } from '../../voiceprints/index.ts';
import { consumeVoiceChallenge, type VoiceChallengeRow } from '../challenges.ts';
import { voiceCheckFailedEmail, voiceprintEnrolledEmail } from '../emails.ts';
import { speechIn } from '../recordings.ts';
import { lockVoiceCheck, readVoiceCheck, saveVoiceCheck } from '../session-voice-check.ts';
import type { VoiceCaller } from '../voice-caller.ts';
import { recordSkip } from './skip-voice-check.ts';

interface Recordings {
  readonly challengeId: string;
  /** Concatenated WAV files, in the order of the phrases. */
  readonly bytes: Buffer;
}

/**
 * Enrolls or verifies the member with recordings of the digits of a challenge. The recordings are not stored. The
 * speaker engine runs outside any transaction.
 */
export async function submitRecordings(caller: VoiceCaller, { challengeId, bytes }: Recordings) {
  const engine = caller.services.speakerEngine;
  if (!engine) return refused('VOICE_NOT_AVAILABLE');
  const challenge = await caller.db.write((tx) => consumeVoiceChallenge(tx, caller, challengeId));
  if (!challenge) return refused('VOICE_CHALLENGE_EXPIRED');
  const speech = speechIn(bytes);
  if (speech?.length !== challenge.phrases.length) return refused('VOICE_RECORDING_INVALID');
  const samples = speech.map((one, index) => ({ speech: one, digits: challenge.phrases[index] ?? '' }));
  const input = { engine, challenge, samples };
  try {
    const defect = await defectIn(engine, samples);
    if (defect) return refused(DEFECTS[defect]);
    return await (challenge.purpose === 'ENROLL' ? enroll(caller, input) : verify(caller, input));
  } catch (error) {
    if (challenge.purpose === 'VERIFY') return skipFailedCheck(caller, error);
    throw serviceUnavailable({ retryAfterSeconds: RETRY_SECONDS }, error);
  }
}

const RETRY_SECONDS = 5;

const DEFECTS = {
  TOO_SHORT: 'VOICE_TOO_SHORT',
  SILENT: 'VOICE_SILENT',
  CLIPPED: 'VOICE_CLIPPED',
  NOISY: 'VOICE_NOISY',
} as const satisfies Readonly<Record<SpeechDefect, RefusalCode>>;

/** Returns the first defect that the speaker engine finds in the recordings. Returns null if there is none. */
async function defectIn(engine: SpeakerEngine, samples: readonly SpokenDigits[]): Promise<SpeechDefect | null> {
  const defects = await Promise.all(samples.map(({ speech }) => engine.inspect(speech)));
  return defects.find((defect) => defect !== null) ?? null;
}

interface CheckedRecordings {
  readonly engine: SpeakerEngine;
  readonly challenge: VoiceChallengeRow;
  readonly samples: readonly SpokenDigits[];
}

async function enroll(caller: VoiceCaller, { engine, challenge, samples }: CheckedRecordings) {
  const bytes = await engine.enroll(samples);
  if (!bytes) return refused('VOICE_ENROLLMENT_INCONSISTENT');
  return caller.db.write(async (tx) => {
    const { status } = await lockVoiceCheck(tx, caller);
    // The workspace may have disabled voice verification after the challenge was created.
    if (status === 'NOT_REQUIRED') return refused('VOICE_NOT_AVAILABLE');
    const { consentVersion } = VOICE_VERIFICATION;
    const consentLanguage = challenge.consentLanguage ?? '';
    await storeVoiceprint(tx, caller, { bytes, model: engine.model, consentVersion, consentLanguage });
    // The member has just read aloud the digits of this session, so no further check is required.
    await saveVoiceCheck(tx, caller, { status: 'VERIFIED', attempts: 0 });
    await enqueueEmail(tx, caller.services, voiceprintEnrolledEmail(caller));
    return { status: 'VERIFIED' } as const;
  });
}

async function verify(caller: VoiceCaller, { engine, samples }: CheckedRecordings) {
  const known = await caller.db.read(async (tx) => {
    const { voiceprint, threshold } = await readVoiceCheck(tx, caller);
    return voiceprint && voiceprint.model === engine.model
      ? { print: await openVoiceprint(tx, caller, voiceprint), threshold, enrolledAt: voiceprint.enrolledAt }
      : null;
  });
  if (!known) return refused('VOICE_NOT_ENROLLED');
  const comparison = await engine.compare(known.print, samples);
  return caller.db.write(async (tx) => {
    const { status, voiceprint, check } = await lockVoiceCheck(tx, caller);
    if (status !== 'PENDING') return refused('VOICE_CHECK_NOT_PENDING');
    // The voiceprint may have been replaced during the comparison.
    if (voiceprint?.enrolledAt.getTime() !== known.enrolledAt.getTime()) return refused('VOICE_CHALLENGE_EXPIRED');
    if (comparison.areDigitsRight && comparison.score >= engine.thresholds[known.threshold]) return admit(tx, caller);
    const attempts = (check?.attempts ?? 0) + 1;
    return reject(tx, caller, { attempts, code: comparison.areDigitsRight ? 'VOICE_NO_MATCH' : 'VOICE_WORDS_WRONG' });
  });
}

async function admit(tx: Tx, caller: VoiceCaller) {
  const { memberId } = caller.membership;
  await saveVoiceCheck(tx, caller, { status: 'VERIFIED' });
  await tx.voiceprint.updateMany({ where: { memberId }, data: { usedAt: caller.services.clock() } });
  await recordEvent(tx, caller, { name: 'voice_check.verified', subject: { type: 'Member', id: memberId } });
  return { status: 'VERIFIED' } as const;
}

interface FailedComparison {
  /** Number of failed comparisons, including this one. */
  readonly attempts: number;
  readonly code: RefusalCode;
}

/**
 * Counts a failed comparison. Wrong digits count as well, because the engine often does not recognize the digits when
 * another person speaks.
 */
async function reject(tx: Tx, caller: VoiceCaller, { attempts, code }: FailedComparison) {
  const isLast = attempts >= VOICE_VERIFICATION.attempts;
  await saveVoiceCheck(tx, caller, { status: isLast ? 'FAILED' : 'PENDING', attempts });
  if (!isLast) return refused(code);
  const subject = { type: 'Member', id: caller.membership.memberId };
  await recordEvent(tx, caller, { name: 'voice_check.failed', subject, after: { attempts } });
  await enqueueEmail(tx, caller.services, voiceCheckFailedEmail(caller));
  return refused('VOICE_ATTEMPTS_EXHAUSTED');
}

/**
 * Skips the check if the speaker engine failed, so that a defect does not lock out members (AM-46). Returns why the
 * check cannot be skipped, for example because the workspace requires the second factor instead.
 */
async function skipFailedCheck(caller: VoiceCaller, error: unknown) {
  caller.services.log.error({ err: error }, 'The speaker engine failed.');
  const skipped = await recordSkip(caller, 'ENGINE_UNAVAILABLE');
  return skipped === true ? ({ status: 'SKIPPED' } as const) : skipped;
}
