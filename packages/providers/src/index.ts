export type { HttpExchange, ProviderExchange } from './http/http-exchange.ts';
export type { SendRequest } from './http/provider-http-client.ts';
export { MODEL_RESPONSE_BYTES, PROVIDER_TIMEOUTS, type ProviderTimeouts } from './http/timeouts.ts';
export { parseModelJson } from './models/parse-model-json.ts';
export * from './ports/calendar-port.ts';
export * from './ports/media-model-port.ts';
export * from './ports/messaging-port.ts';
export * from './ports/model-port.ts';
export * from './ports/numbers-port.ts';
export * from './ports/payments-port.ts';
export * from './ports/provider.ts';
export * from './ports/provider-file.ts';
export {
  type SpeakerComparison,
  type SpeakerEngine,
  type SpeechDefect,
  type SpokenDigits,
} from './ports/speaker-port.ts';
export * from './ports/templates-port.ts';
export * from './ports/voice-port.ts';
export * from './provider-config.ts';
export * from './provider-error.ts';
export { createProviders, type Providers, type ProvidersOptions } from './providers.ts';
export { type FhirSettings, fhirSource } from './sources/fhir-source.ts';
export { type RestPage, type RestRequestSettings, restRecords, restSource } from './sources/rest-source.ts';
export { isSourceError, SourceError, type SourceErrorKind, type SourceFailure } from './sources/source-error.ts';
export type {
  SourceAnswer,
  SourceCredentials,
  SourceRequestFunction,
  SourceTimeouts,
} from './sources/source-http-client.ts';
export * from './sources/source-port.ts';
export { type DecodedWav, decodeWav, type WavDefect } from './speaker/decode-wav.ts';
export { type EmbeddedSpeakerEngineOptions, embeddedSpeakerEngine } from './speaker/embedded-speaker-engine.ts';
export { type SpeakerEngineFailure, SpeakerEngineUnavailable } from './speaker/speaker-engine-unavailable.ts';
export { type VoiceprintDefect, VoiceprintError } from './speaker/voiceprint.ts';
export { assistantOverrides } from './vapi/speech.ts';
export * from './webhooks/calcom-events.ts';
export * from './webhooks/calcom-webhook.ts';
export * from './webhooks/inbound-attachment.ts';
export * from './webhooks/stripe-webhook.ts';
export * from './webhooks/twilio-events.ts';
export * from './webhooks/twilio-webhook.ts';
export * from './webhooks/vapi-answers.ts';
export type { VapiCall } from './webhooks/vapi-call.ts';
export * from './webhooks/vapi-events.ts';
export * from './webhooks/vapi-webhook.ts';
export * from './webhooks/whatsapp-cloud-events.ts';
export * from './webhooks/whatsapp-cloud-webhook.ts';
