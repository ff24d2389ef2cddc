/**
 * Status of the voice check of a session in a workspace. PENDING and FAILED lock the workspace for the session. The
 * other statuses do not lock it.
 */
export const VOICE_CHECK_STATUSES = [
  'NOT_REQUIRED',
  'ENROLLMENT_OFFERED',
  'POSTPONED',
  'PENDING',
  'FAILED',
  'VERIFIED',
  'CONFIRMED',
  'SKIPPED',
] as const;
export type VoiceCheckStatus = (typeof VOICE_CHECK_STATUSES)[number];

/** Statuses that are stored for a session. The other statuses are derived from the settings and the voiceprint. */
export const STORED_VOICE_CHECK_STATUSES = [
  'POSTPONED',
  'PENDING',
  'FAILED',
  'VERIFIED',
  'CONFIRMED',
  'SKIPPED',
] as const;
export type StoredVoiceCheckStatus = (typeof STORED_VOICE_CHECK_STATUSES)[number];

/** Settings for the minimum similarity between a voice and the voiceprint. */
export const VOICE_THRESHOLDS = ['LENIENT', 'BALANCED', 'STRICT'] as const;
export type VoiceThreshold = (typeof VOICE_THRESHOLDS)[number];

/** What happens if a member skips the voice check. */
export const VOICE_SKIP_POLICIES = ['ALLOW', 'ALLOW_AND_NOTIFY', 'SECOND_FACTOR_IF_PRESENT'] as const;
export type VoiceSkipPolicy = (typeof VOICE_SKIP_POLICIES)[number];

/** Reasons that a member can give for skipping the voice check. */
export const VOICE_SKIP_REASONS = [
  'NO_MICROPHONE',
  'PERMISSION_DENIED',
  'NOT_SUPPORTED',
  'TOO_NOISY',
  'CANNOT_SPEAK',
] as const;
export type VoiceSkipReason = (typeof VOICE_SKIP_REASONS)[number];

/** Methods of confirming one's identity instead of the voice check. */
export const VOICE_FALLBACKS = ['CODE', 'PASSKEY', 'EMAIL_CODE'] as const;
export type VoiceFallback = (typeof VOICE_FALLBACKS)[number];

export const VOICE_CHECK_PURPOSES = ['ENROLL', 'VERIFY'] as const;
export type VoiceCheckPurpose = (typeof VOICE_CHECK_PURPOSES)[number];

export const VOICE_VERIFICATION = {
  attempts: 3,
  /** Seconds within which a challenge must be answered. */
  challengeSeconds: 90,
  /** Seconds within which the three phrases of an enrollment must be recorded. */
  enrollmentSeconds: 300,
  emailCodeMinutes: 10,
  /** Maximum length of one recording, in seconds. */
  recordingSeconds: 20,
  /** Maximum size of one recording in bytes: 20 seconds of 16-bit samples at 16 kHz, with the header. */
  recordingBytes: 20 * 32_000 + 44,
  enrollmentPhrases: 3,
  verificationPhrases: 2,
  verificationDigits: 6,
  /** Number of days after which an unused voiceprint is deleted. */
  unusedDays: 365,
  /** Number of days for which voiceprints are kept after the workspace disabled voice verification. */
  disabledDays: 30,
  /** Version of the consent text that a member accepts before enrollment. */
  consentVersion: '2026-11',
} as const;

/** External system of the entities that represent the users of a workspace. */
export const USER_SYSTEM = 'frontdesk.user';

interface VoiceSituation {
  /** Whether the installation and the workspace have enabled voice verification. */
  readonly isActive: boolean;
  /** Model of the member's voiceprint. Null if the member has no voiceprint. */
  readonly voiceprintModel: string | null;
  /** Voice model of the installation. Null if there is none. */
  readonly model: string | null;
  readonly stored: StoredVoiceCheckStatus | null;
}

/** Returns the status of the voice check of a session in a workspace. */
export function voiceCheckStatus({ isActive, voiceprintModel, model, stored }: VoiceSituation): VoiceCheckStatus {
  if (!isActive) return 'NOT_REQUIRED';
  // A member whose voiceprint was created with another model is not enrolled, because such a voiceprint cannot be
  // compared.
  const isEnrolled = voiceprintModel !== null && voiceprintModel === model;
  if (!isEnrolled) return stored === 'POSTPONED' || stored === 'SKIPPED' ? stored : 'ENROLLMENT_OFFERED';
  return stored === null || stored === 'POSTPONED' ? 'PENDING' : stored;
}

/** Whether a session with this status cannot access the workspace. */
export const locksWorkspace = (status: VoiceCheckStatus): boolean => status === 'PENDING' || status === 'FAILED';
