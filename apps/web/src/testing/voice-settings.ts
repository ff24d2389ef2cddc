import type { VoiceSettingsQuery } from '../gql/types.ts';

type Settings = VoiceSettingsQuery['voiceSettings'];

/** The assistant as it is set up at Vapi, and nothing sensitive. */
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
