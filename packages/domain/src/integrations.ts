import type { Channel } from './channels.ts';

/** Providers of language models, in display order, which is also the fallback order. An agent needs one of them. */
export const MODEL_PROVIDERS = ['OPENAI', 'ANTHROPIC', 'AZURE_OPENAI', 'GOOGLE', 'OPENAI_COMPATIBLE'] as const;
export type ModelProvider = (typeof MODEL_PROVIDERS)[number];

/** Providers whose models can transcribe recordings. */
export const SPEECH_PROVIDERS = ['OPENAI'] as const;

/** Providers that a workspace's agent uses, in display order. */
export const INTEGRATION_PROVIDERS = ['TWILIO', 'VAPI', 'CALCOM', ...MODEL_PROVIDERS] as const;
export type IntegrationProvider = (typeof INTEGRATION_PROVIDERS)[number];

const MODEL_PROVIDER_NAMES: readonly string[] = MODEL_PROVIDERS;
export const isModelProvider = (provider: string): provider is ModelProvider => MODEL_PROVIDER_NAMES.includes(provider);

export const INTEGRATION_STATUSES = ['SET_UP', 'VERIFIED', 'FAILING'] as const;
export type IntegrationStatus = (typeof INTEGRATION_STATUSES)[number];

export type IntegrationSetting =
  | 'accountSid'
  | 'fromNumber'
  | 'assistantId'
  | 'phoneNumberId'
  | 'eventTypeId'
  | 'model'
  | 'embeddingModel'
  | 'resource'
  | 'baseUrl';
export type IntegrationSecret = 'secret' | 'webhookSecret';

export interface SettingTerms {
  readonly name: IntegrationSetting;
  readonly title: string;
  readonly hint: string;
  readonly pattern: RegExp;
  /** Whether the setting can be left empty. */
  readonly isOptional?: boolean;
}

export interface SecretTerms {
  readonly name: IntegrationSecret;
  readonly title: string;
  readonly hint: string;
  readonly required: boolean;
}

export interface IntegrationTerms {
  readonly title: string;
  /** One-sentence description of what the provider does for the workspace. */
  readonly purpose: string;
  readonly channels: readonly Channel[];
  readonly settings: readonly SettingTerms[];
  readonly secrets: readonly SecretTerms[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const MODEL_NAME = /^[\w./:@-]{2,100}$/;

const embeddingModel = (hint: string): SettingTerms => ({
  name: 'embeddingModel',
  title: 'Embedding model',
  hint,
  pattern: MODEL_NAME,
  isOptional: true,
});

/** Settings of each provider, used by the form and by the server. */
export const INTEGRATIONS: Readonly<Record<IntegrationProvider, IntegrationTerms>> = {
  TWILIO: {
    title: 'Twilio',
    purpose: 'Sends and receives WhatsApp messages with your own Twilio account.',
    channels: ['WHATSAPP'],
    settings: [
      {
        name: 'accountSid',
        title: 'Account SID',
        hint: 'Starts with AC. Shown on the first page of the Twilio console.',
        pattern: /^AC[0-9a-f]{32}$/,
      },
      {
        name: 'fromNumber',
        title: 'WhatsApp number',
        hint: 'Your WhatsApp sender or the number of the Twilio sandbox, for example +14155238886.',
        pattern: /^\+[1-9]\d{6,14}$/,
      },
    ],
    secrets: [
      {
        name: 'secret',
        title: 'Auth token',
        hint: 'The primary auth token. Twilio uses it to sign requests.',
        required: true,
      },
    ],
  },
  VAPI: {
    title: 'Vapi',
    purpose: 'Makes and answers calls with your own Vapi account.',
    channels: ['VOICE'],
    settings: [
      { name: 'assistantId', title: 'Assistant ID', hint: 'The assistant that speaks in calls.', pattern: UUID },
      {
        name: 'phoneNumberId',
        title: 'Phone number ID',
        hint: 'The phone number used for outgoing calls.',
        pattern: UUID,
      },
    ],
    secrets: [
      { name: 'secret', title: 'Private API key', hint: 'Use the private key, not the public key.', required: true },
      {
        name: 'webhookSecret',
        title: 'Server secret',
        hint: 'The token or HMAC key of your assistant’s server credential.',
        required: true,
      },
    ],
  },
  CALCOM: {
    title: 'Cal.com',
    purpose: 'Provides free time slots and books appointments in your calendar.',
    channels: ['WHATSAPP', 'VOICE'],
    settings: [
      {
        name: 'eventTypeId',
        title: 'Event type ID',
        hint: 'The number at the end of the event type’s URL.',
        pattern: /^[1-9]\d{0,8}$/,
      },
    ],
    secrets: [
      { name: 'secret', title: 'API key', hint: 'Starts with cal_live_ or cal_test_.', required: true },
      {
        name: 'webhookSecret',
        title: 'Webhook secret',
        hint: 'Required only if Cal.com sends booking webhooks.',
        required: false,
      },
    ],
  },
  OPENAI: {
    title: 'OpenAI',
    purpose: 'OpenAI models for the agent.',
    channels: ['WHATSAPP', 'VOICE'],
    settings: [
      {
        name: 'model',
        title: 'Model',
        hint: 'OpenAI model ID, for example gpt-4o.',
        pattern: MODEL_NAME,
      },
      embeddingModel('If empty, text-embedding-3-small is used.'),
    ],
    secrets: [{ name: 'secret', title: 'API key', hint: 'Starts with sk-.', required: true }],
  },
  ANTHROPIC: {
    title: 'Anthropic',
    purpose: 'Claude models, instead of OpenAI or if OpenAI fails.',
    channels: ['WHATSAPP', 'VOICE'],
    settings: [
      { name: 'model', title: 'Model', hint: 'Model ID, for example claude-sonnet-4-5.', pattern: MODEL_NAME },
    ],
    secrets: [{ name: 'secret', title: 'API key', hint: 'Starts with sk-ant-.', required: true }],
  },
  AZURE_OPENAI: {
    title: 'Azure OpenAI',
    purpose: 'OpenAI models of your Azure resource.',
    channels: ['WHATSAPP', 'VOICE'],
    settings: [
      {
        name: 'resource',
        title: 'Resource name',
        hint: 'First part of the endpoint, before .openai.azure.com.',
        pattern: /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/i,
      },
      { name: 'model', title: 'Deployment', hint: 'Name of your deployment of a model.', pattern: MODEL_NAME },
      embeddingModel('Name of the deployment of an embedding model.'),
    ],
    secrets: [{ name: 'secret', title: 'API key', hint: 'One of the two keys of the resource.', required: true }],
  },
  GOOGLE: {
    title: 'Google Gemini',
    purpose: 'Gemini models, instead of OpenAI or if OpenAI fails.',
    channels: ['WHATSAPP', 'VOICE'],
    settings: [
      { name: 'model', title: 'Model', hint: 'Model ID, for example gemini-2.5-flash.', pattern: MODEL_NAME },
      embeddingModel('If empty, gemini-embedding-001 is used.'),
    ],
    secrets: [{ name: 'secret', title: 'API key', hint: 'Created in Google AI Studio.', required: true }],
  },
  OPENAI_COMPATIBLE: {
    title: 'OpenAI-compatible server',
    purpose: 'A server with the OpenAI API, for example Ollama or vLLM.',
    channels: ['WHATSAPP', 'VOICE'],
    settings: [
      {
        name: 'baseUrl',
        title: 'Base URL',
        hint: 'URL up to the version, for example https://models.example.com/v1.',
        pattern: /^https?:\/\/[^\s/?#@\\]+(?:\/[^\s?#@\\]*)?$/,
      },
      { name: 'model', title: 'Model', hint: 'Name of the model on the server.', pattern: MODEL_NAME },
      embeddingModel('Name of an embedding model on the server.'),
    ],
    secrets: [
      {
        name: 'secret',
        title: 'API key',
        hint: 'If the server needs no key, enter any 16 characters.',
        required: true,
      },
    ],
  },
};

/** Returns the integrations that a channel can use, in display order (CB-22). */
export const integrationsOf = (channel: Channel): IntegrationProvider[] =>
  INTEGRATION_PROVIDERS.filter((provider) => INTEGRATIONS[provider].channels.includes(channel));

/**
 * Returns the integrations that a channel still needs. A connected model provider replaces OpenAI, which is the default.
 */
export function missingIntegrations(channel: Channel, connected: readonly string[]): IntegrationProvider[] {
  const needed = integrationsOf(channel).filter((provider) => provider === 'OPENAI' || !isModelProvider(provider));
  const hasModel = connected.some(isModelProvider);
  return needed.filter((provider) => !connected.includes(provider) && !(provider === 'OPENAI' && hasModel));
}

/** Path of the webhook for Cal.com booking events. */
export const STRIPE_EVENTS_PATH = '/webhooks/stripe';
export const CALENDAR_EVENTS_PATH = '/api/calendar/events';

/** Path of the webhook for inbound Twilio messages. An admin enters the URL in the Twilio console (CB-26). */
export const TWILIO_INBOUND_PATH = '/api/whatsapp/inbound';

/**
 * Returns whether a text can be stored as a secret of an integration: long enough that its last four characters can be
 * displayed, and short enough for an HTTP header.
 */
export const isSecret = (text: string): boolean => /^[\x21-\x7e]{16,512}$/.test(text);
