export { VoiceVerificationResolver } from './graphql/voice-verification.resolver.ts';
export { receiveRecordings } from './receive-recordings.ts';
