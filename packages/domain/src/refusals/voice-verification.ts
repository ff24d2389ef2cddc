/** Refusals for voice verification. */
export const VOICE_VERIFICATION_REFUSALS = {
  VOICE_NOT_AVAILABLE: 'Voice verification is not enabled for this workspace.',
  VOICE_NOT_ENROLLED: 'You have no voiceprint in this workspace. Set up voice verification first.',
  VOICE_CHECK_NOT_PENDING: 'No voice check is pending for this session.',
  VOICE_ENROLLMENT_NOT_OFFERED: 'You already have a voiceprint in this workspace. Delete it first.',
  VOICE_CONSENT_MISSING: 'Accept the current consent text first.',
  VOICE_CHALLENGE_EXPIRED: 'These digits have expired or were already used. Start again to get new ones.',
  VOICE_RECORDING_INVALID: 'Send one WAV file for each phrase: PCM, 16 bits, mono, 16 kHz, at most 20 seconds.',
  VOICE_TOO_SHORT: 'The recording is too short. Read all digits aloud and try again.',
  VOICE_SILENT: 'No speech was recorded. Check the microphone and try again.',
  VOICE_CLIPPED: 'The recording is too loud. Move away from the microphone and try again.',
  VOICE_NOISY: 'The recording is too noisy. Find a quieter place and try again.',
  VOICE_WORDS_WRONG: 'The digits could not be recognized. Read them in the order shown.',
  VOICE_NO_MATCH: 'The voice did not match.',
  VOICE_ENROLLMENT_INCONSISTENT:
    'The recordings differ too much from each other. Read the digits again in a quiet place.',
  VOICE_ATTEMPTS_EXHAUSTED: 'The voice did not match three times. Confirm your identity another way.',
  VOICE_CODE_NOT_NEEDED: 'This account has a second factor. Confirm with an authenticator code or a passkey.',
} as const;
