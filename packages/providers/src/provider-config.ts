import type { ModelProviderName } from './ports/provider.ts';

/** Decrypted settings of a workspace's Twilio integration. */
export interface TwilioConfig {
  readonly accountSid: string;
  readonly authToken: string;
  /** Sender phone number in E.164, without the prefix `whatsapp:`. */
  readonly from: string;
  readonly messagingServiceSid?: string | null;
}

export interface WhatsAppCloudConfig {
  readonly accessToken: string;
  readonly phoneNumberId: string;
  /** ID of the WhatsApp business account, which owns the templates. */
  readonly businessAccountId: string;
}

/** Decrypted settings of an account at a provider of language models. */
export interface ModelConfig {
  readonly provider: ModelProviderName;
  readonly apiKey: string;
  /** Name of the language model. For Azure OpenAI, the name of its deployment. */
  readonly model: string;
  /**
   * Name of the embedding model. If null, the default of the provider is used; Azure OpenAI and OpenAI-compatible
   * providers have none.
   */
  readonly embeddingModel?: string | null;
  /** Azure OpenAI: name of the resource, which is part of the host name. Null for other providers. */
  readonly resource?: string | null;
  /** Providers with an OpenAI-compatible API: URL up to and including the version, for example `https://…/v1`. */
  readonly baseUrl?: string | null;
}

export interface CalComConfig {
  readonly apiKey: string;
  readonly eventTypeId: number;
}

export interface VapiConfig {
  readonly apiKey: string;
  readonly assistantId: string;
  readonly phoneNumberId: string;
}

/** Account at Stripe. It belongs to the installation, not to a workspace. */
export interface StripeConfig {
  readonly secretKey: string;
}

/** Base URLs of the providers. Only the operator of the installation can set them. */
export interface ProviderAddresses {
  readonly twilio: string;
  /** Base URL of Twilio's Content API, which has a separate host. */
  readonly twilioContent: string;
  readonly openai: string;
  readonly anthropic: string;
  /** URL of an Azure OpenAI resource. `{resource}` is replaced with the name of the resource. */
  readonly azureOpenai: string;
  readonly google: string;
  readonly calcom: string;
  readonly vapi: string;
  readonly whatsAppCloud: string;
  readonly stripe: string;
}

export const PROVIDER_ADDRESSES: ProviderAddresses = {
  twilio: 'https://api.twilio.com',
  twilioContent: 'https://content.twilio.com',
  openai: 'https://api.openai.com/v1',
  anthropic: 'https://api.anthropic.com/v1',
  azureOpenai: 'https://{resource}.openai.azure.com/openai/v1',
  google: 'https://generativelanguage.googleapis.com/v1beta',
  calcom: 'https://api.cal.com',
  vapi: 'https://api.vapi.ai',
  whatsAppCloud: 'https://graph.facebook.com/v25.0',
  stripe: 'https://api.stripe.com',
};
