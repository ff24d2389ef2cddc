/** Decrypted settings of a workspace's Twilio integration. */
export interface TwilioConfig {
  readonly accountSid: string;
  readonly authToken: string;
  /** Phone number in E.164, without the prefix `whatsapp:`. */
  readonly from: string;
  readonly messagingServiceSid?: string | null;
}

export interface WhatsAppCloudConfig {
  readonly accessToken: string;
  readonly phoneNumberId: string;
  /** WhatsApp business account, which owns the templates. */
  readonly businessAccountId: string;
}

export interface OpenAiConfig {
  readonly apiKey: string;
  readonly model: string;
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

/** Base URLs of the providers. Only the operator of the installation can set them. */
export interface ProviderAddresses {
  readonly twilio: string;
  /** Twilio's Content API has a separate host. */
  readonly twilioContent: string;
  readonly openai: string;
  readonly calcom: string;
  readonly vapi: string;
  readonly whatsAppCloud: string;
}

export const PROVIDER_ADDRESSES: ProviderAddresses = {
  twilio: 'https://api.twilio.com',
  twilioContent: 'https://content.twilio.com',
  openai: 'https://api.openai.com/v1',
  calcom: 'https://api.cal.com',
  vapi: 'https://api.vapi.ai',
  whatsAppCloud: 'https://graph.facebook.com/v25.0',
};
