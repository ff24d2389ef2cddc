export { VoiceSettingsResolver } from './graphql/voice-settings.resolver.ts';
export { sensitiveTopics, toVoiceOptions, VoiceOptions } from './voice-validation.ts';
