/** Directions of logged requests. OUTBOUND: a request to a provider. INBOUND: a webhook request from a provider. */
export const PROVIDER_LOG_DIRECTIONS = ['OUTBOUND', 'INBOUND'] as const;
export type ProviderLogDirection = (typeof PROVIDER_LOG_DIRECTIONS)[number];

export const PROVIDER_LOG_STATUSES = ['SUCCEEDED', 'FAILED'] as const;
export type ProviderLogStatus = (typeof PROVIDER_LOG_STATUSES)[number];

/** Providers whose requests are logged. */
export const LOGGED_PROVIDERS = [
  'TWILIO',
  'WHATSAPP_CLOUD',
  'VAPI',
  'CALCOM',
  'OPENAI',
  'ANTHROPIC',
  'AZURE_OPENAI',
  'GOOGLE',
  'OPENAI_COMPATIBLE',
] as const;
export type LoggedProvider = (typeof LOGGED_PROVIDERS)[number];

/** Limits of the provider log. Lengths are in characters. */
export const PROVIDER_LOG_LIMITS = {
  retentionDays: 30,
  bodyLength: 4_000,
  operationLength: 200,
  reference: 200,
} as const;
