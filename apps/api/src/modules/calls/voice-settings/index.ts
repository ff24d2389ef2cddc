export { VoiceSettingsResolver } from './graphql/voice-settings.ts';
export { sensitiveTopics, toVoiceOptions, VoiceOptions } from './voice-settings.validation.ts';
