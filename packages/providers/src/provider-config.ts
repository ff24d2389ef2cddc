/** What a workspace's integration holds, opened; it lives as long as the port that is made of it. */
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
  /** The business account, which has the templates. */
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

/** Where the providers are. Configuration of the installation only: no workspace can choose an address. */
export interface ProviderAddresses {
  readonly twilio: string;
  /** Its templates live at an address of their own. */
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
