import { createHash, createHmac } from 'node:crypto';
import type { CalComConfig, ModelConfig, TwilioConfig, VapiConfig, WhatsAppCloudConfig } from '@frontdesk/providers';

export interface Sandbox {
  readonly twilio: TwilioConfig;
  readonly openai: ModelConfig;
  readonly anthropic: ModelConfig;
  /** Account at Azure OpenAI. The OpenAI simulator also simulates Azure OpenAI and other OpenAI-compatible servers. */
  readonly azureOpenai: ModelConfig;
  readonly google: ModelConfig;
  readonly openaiCompatible: ModelConfig;
  readonly calcom: CalComConfig & { readonly timeZone: string; readonly webhookSecret: string };
  readonly vapi: VapiConfig & { readonly serverToken: string; readonly secondNumberId: string };
  readonly whatsAppCloud: WhatsAppCloudConfig & { readonly appSecret: string };
  readonly fhir: { readonly token: string };
}

/**
 * Returns the accounts of a workspace at the simulators. The accounts are derived from the workspace's id, so that the
 * simulators can recognize them without storing data.
 */
export function sandboxFor(workspaceId: string): Sandbox {
  const seed = createHash('sha256').update(`sandbox ${workspaceId}`).digest('hex').slice(0, 32);
  const accountSid = `AC${seed}`;
  return {
    twilio: { accountSid, authToken: mark(accountSid), from: senderOf(accountSid) },
    openai: { provider: 'OPENAI', apiKey: keyOf('sk-sim-', seed), model: 'gpt-4o' },
    anthropic: { provider: 'ANTHROPIC', apiKey: keyOf('sk-ant-sim-', seed), model: 'claude-sonnet-4-5' },
    azureOpenai: {
      provider: 'AZURE_OPENAI',
      apiKey: keyOf('sk-sim-', seed),
      model: 'gpt-4o',
      resource: 'front-desk',
    },
    google: { provider: 'GOOGLE', apiKey: keyOf('AIza', seed), model: 'gemini-2.5-flash' },
    openaiCompatible: {
      provider: 'OPENAI_COMPATIBLE',
      apiKey: keyOf('sk-sim-', seed),
      model: 'gpt-oss',
      embeddingModel: 'text-embedding-3-small',
    },
    calcom: {
      apiKey: keyOf('cal_live_', seed),
      eventTypeId: eventTypeOf(seed),
      timeZone: 'Europe/London',
      webhookSecret: mark(`calcom webhook ${seed}`),
    },
    vapi: {
      apiKey: keyOf('vapi-', seed),
      assistantId: uuidOf(`assistant ${seed}`),
      phoneNumberId: uuidOf(`number ${seed}`),
      secondNumberId: uuidOf(`second number ${seed}`),
      serverToken: mark(`vapi server ${seed}`),
    },
    whatsAppCloud: {
      accessToken: keyOf('EAA', seed),
      phoneNumberId: phoneNumberIdOf(seed),
      businessAccountId: businessAccountIdOf(seed),
      appSecret: appSecretOf(seed),
    },
    fhir: { token: keyOf('fhir-', seed) },
  };
}

/** The one account at the simulator of Stripe, which belongs to the installation. */
export const stripeSandbox = {
  get secretKey() {
    return `sk_test_${mark('stripe key')}`;
  },
  get webhookSecret() {
    return `whsec_${mark('stripe webhook')}`;
  },
} as const;

/** Returns the simulated WhatsApp sender of an account: a number that begins with +1415555. */
export const senderOf = (accountSid: string): string => `+1415555${digits(accountSid, 10_000).padStart(4, '0')}`;

/**
 * Returns the two phone numbers of a Vapi account, by id. There are two, so that each can be routed to a different
 * service.
 */
export const voiceNumbersOf = (seed: string): ReadonlyMap<string, string> =>
  new Map([
    [uuidOf(`number ${seed}`), senderOf(seed)],
    [uuidOf(`second number ${seed}`), senderOf(`second ${seed}`)],
  ]);

export const twilioTokenOf = (accountSid: string): string => mark(accountSid);

/** Returns the account's seed if the key belongs to a simulated account, otherwise null. */
export function seedOf(prefix: string, key: string): string | null {
  const seed = key.slice(prefix.length, prefix.length + 32);
  return key === keyOf(prefix, seed) && /^[0-9a-f]{32}$/.test(seed) ? seed : null;
}

export const eventTypeOf = (seed: string): number => 1_000 + Number(digits(`event type ${seed}`, 1_000_000));

export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

export const phoneNumberIdOf = (seed: string): string => `10${digits(`phone ${seed}`, 1_000_000_000)}`;
export const businessAccountIdOf = (seed: string): string => `20${digits(`business ${seed}`, 1_000_000_000)}`;
export const appSecretOf = (seed: string): string => mark(`app ${seed}`);
export const serverTokenOf = (seed: string): string => mark(`vapi server ${seed}`);
export const calComSecretOf = (seed: string): string => mark(`calcom webhook ${seed}`);

const keyOf = (prefix: string, seed: string) => `${prefix}${seed}${mark(`${prefix}${seed}`).slice(0, 16)}`;

/**
 * Derives credentials with a fixed key. The credentials need not be secret, because they give access only to simulated
 * accounts.
 */
const mark = (text: string) => createHmac('sha256', 'frontdesk simulators').update(text).digest('hex').slice(0, 32);

const digits = (text: string, below: number) =>
  String(createHash('sha256').update(text).digest().readUInt32BE(0) % below);
