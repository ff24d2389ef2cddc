import type { VoiceSettingsQuery } from '../gql/types.ts';

type Settings = VoiceSettingsQuery['voiceSettings'];

/** Creates voice settings with the defaults of the Vapi assistant and without sensitive topics. */
export const buildVoiceSettings = (overrides: Partial<Settings> = {}): Settings => ({
  __typename: 'VoiceSettings',
  voiceId: null,
  speed: null,
  language: null,
  keyterms: [],
  sensitiveTopics: [],
  assistantPrompt: 'You are {{agentName}}. {{rules}}',
  version: 0,
  ...overrides,
});
