export { VoiceSettingsResolver } from './graphql/voice-settings.resolver.ts';
export { sensitiveTopics, VoiceTerms, voiceTerms } from './voice-validation.ts';
