import { LOGGED_PROVIDERS, PROVIDER_LOG_DIRECTIONS, PROVIDER_LOG_STATUSES } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const LoggedProviderEnum = enumOf('LoggedProvider', 'Provider in the provider log.', LOGGED_PROVIDERS, {
  TWILIO: 'Twilio.',
  WHATSAPP_CLOUD: 'WhatsApp Cloud API of Meta.',
  VAPI: 'Vapi.',
  CALCOM: 'Cal.com.',
  OPENAI: 'OpenAI.',
  ANTHROPIC: 'Anthropic.',
  AZURE_OPENAI: 'Azure OpenAI.',
  GOOGLE: 'Google Gemini.',
  OPENAI_COMPATIBLE: 'A server with an OpenAI-compatible API.',
});
export const ProviderLogDirectionEnum = enumOf(
  'ProviderLogDirection',
  'Direction of a request in the provider log.',
  PROVIDER_LOG_DIRECTIONS,
  { OUTBOUND: 'A request to the provider.', INBOUND: 'A webhook request of the provider.' },
);
export const ProviderLogStatusEnum = enumOf(
  'ProviderLogStatus',
  'Result of a request in the provider log.',
  PROVIDER_LOG_STATUSES,
  {
    SUCCEEDED: 'The response reported a success.',
    FAILED: 'The response reported an error, or there was no complete response.',
  },
);
