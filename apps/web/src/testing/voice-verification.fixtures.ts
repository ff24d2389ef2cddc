import type { VoiceVerificationQuery } from '../gql/types.ts';

type VoiceVerification = VoiceVerificationQuery['voiceVerification'];

/** Creates a pending voice check of a member who has no second factor. */
export const buildVoiceVerification = (overrides: Partial<VoiceVerification> = {}): VoiceVerification => ({
  __typename: 'VoiceVerification',
  status: 'PENDING',
  attemptsLeft: 3,
  canSkip: true,
  fallbacks: ['EMAIL_CODE'],
  consentVersion: '2026-11',
  voiceprint: null,
  ...overrides,
});
