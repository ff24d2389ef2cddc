/** Decrypted settings of a workspace's integration. Lives as long as the port created from it. */
export interface TwilioConfig {
  readonly accountSid: string;
  readonly authToken: string;
  /** E.164, without `whatsapp:`. */
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

/** Base URLs of the providers. Set by the installation only; workspaces cannot change them. */
export interface ProviderAddresses {
  readonly twilio: string;
  /** Twilio's Content API has its own host. */
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
