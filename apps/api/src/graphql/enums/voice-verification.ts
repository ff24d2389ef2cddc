import {
  VOICE_CHECK_STATUSES,
  VOICE_FALLBACKS,
  VOICE_SKIP_POLICIES,
  VOICE_SKIP_REASONS,
  VOICE_THRESHOLDS,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const VoiceCheckStatusEnum = enumOf(
  'VoiceCheckStatus',
  'Status of the voice check of a session in a workspace. PENDING and FAILED lock the workspace for the session.',
  VOICE_CHECK_STATUSES,
  {
    NOT_REQUIRED: 'The installation or the workspace does not use voice verification.',
    ENROLLMENT_OFFERED: 'The member has no voiceprint and can create one.',
    POSTPONED: 'The member chose not to create a voiceprint in this session.',
    PENDING: 'The member must complete, replace or skip the check.',
    FAILED: 'The voice or the digits did not match three times. The member must confirm the identity another way.',
    VERIFIED: 'The voice matched the voiceprint, or the voiceprint was created in this session.',
    CONFIRMED: 'The member confirmed their identity with a second factor or a code sent by email.',
    SKIPPED: 'The member skipped the check, or the speaker engine failed.',
  },
);
export const VoiceThresholdEnum = enumOf(
  'VoiceThreshold',
  'How similar a voice must be to the voiceprint. docs/voice-verification.md has the measured error rates.',
  VOICE_THRESHOLDS,
  {
    LENIENT: 'Rarely rejects the member, but accepts other people most often.',
    BALANCED: 'Between LENIENT and STRICT.',
    STRICT: 'Rarely accepts other people, but rejects the member most often.',
  },
);
export const VoiceSkipPolicyEnum = enumOf(
  'VoiceSkipPolicy',
  'What happens when a member skips the voice check.',
  VOICE_SKIP_POLICIES,
  {
    ALLOW: 'The member gets access. The skip is in the audit log.',
    ALLOW_AND_NOTIFY: 'The member gets access and an email. The skip is in the audit log.',
    SECOND_FACTOR_IF_PRESENT:
      'A member with a second factor must use it instead. Other members get access. The skip is in the audit log.',
  },
);
export const VoiceSkipReasonEnum = enumOf(
  'VoiceSkipReason',
  'Why a member skips the voice check.',
  VOICE_SKIP_REASONS,
  {
    NO_MICROPHONE: 'The device has no microphone.',
    PERMISSION_DENIED: 'The browser has no permission to use the microphone.',
    NOT_SUPPORTED: 'The browser cannot record.',
    TOO_NOISY: 'The recordings were too noisy.',
    CANNOT_SPEAK: 'The member cannot or does not want to speak.',
  },
);
export const VoiceFallbackEnum = enumOf(
  'VoiceFallback',
  'Way to confirm the identity instead of the voice.',
  VOICE_FALLBACKS,
  {
    CODE: 'A code of the authenticator app.',
    PASSKEY: 'A passkey.',
    EMAIL_CODE: 'A code from `sendVoiceCheckCode`. Only for accounts without a second factor.',
  },
);
