import { calComCalendar } from './calcom/calcom-calendar.ts';
import { mapCalComError } from './calcom/calcom-client.ts';
import type { MapProviderError } from './http/map-provider-error.ts';
import { createProviderHttpClient } from './http/provider-http-client.ts';
import { type Resilience, resilienceOf } from './http/resilience.ts';
import { type ProviderTimeouts, timeoutsOf } from './http/timeouts.ts';
import { MEDIA_MODEL_TIMEOUT_MS, mediaModel } from './models/media-model.ts';
import { modelAdapter } from './models/model-adapter.ts';
import { mapOpenAiError, openAiAccount } from './models/openai.ts';
import type { CalendarPort } from './ports/calendar-port.ts';
import type { MediaModelPort } from './ports/media-model-port.ts';
import type { MessagingPort } from './ports/messaging-port.ts';
import type { ModelPort } from './ports/model-port.ts';
import type { NumbersPort, WhatsAppNumberPort } from './ports/numbers-port.ts';
import type { ProviderName } from './ports/provider.ts';
import type { TemplatesPort } from './ports/templates-port.ts';
import type { VoicePort } from './ports/voice-port.ts';
import {
  type CalComConfig,
  type OpenAiConfig,
  PROVIDER_ADDRESSES,
  type ProviderAddresses,
  type TwilioConfig,
  type VapiConfig,
  type WhatsAppCloudConfig,
} from './provider-config.ts';
import { mapTwilioError } from './twilio/twilio-client.ts';
import { twilioMessaging } from './twilio/twilio-messaging.ts';
import { twilioNumbers } from './twilio/twilio-numbers.ts';
import { twilioTemplates } from './twilio/twilio-templates.ts';
import { mapVapiError, vapiVoice } from './vapi/vapi-voice.ts';
import { mapWhatsAppCloudError } from './whatsapp-cloud/map-error.ts';
import { whatsAppCloudMessaging } from './whatsapp-cloud/whatsapp-cloud-messaging.ts';
import { whatsAppCloudNumber } from './whatsapp-cloud/whatsapp-cloud-number.ts';
import { whatsAppCloudTemplates } from './whatsapp-cloud/whatsapp-cloud-templates.ts';

/**
 * Creates the ports of the providers. There is one instance per process, which tracks outages and concurrency per
 * workspace and provider. Ports are created for each use.
 */
export interface Providers {
  messaging(workspaceId: string, config: TwilioConfig): MessagingPort;
  whatsAppCloud(workspaceId: string, config: WhatsAppCloudConfig): MessagingPort;
  whatsAppNumber(workspaceId: string, config: WhatsAppCloudConfig): WhatsAppNumberPort;
  whatsAppTemplates(workspaceId: string, config: WhatsAppCloudConfig): TemplatesPort;
  twilioNumbers(workspaceId: string, config: TwilioConfig): NumbersPort;
  twilioTemplates(workspaceId: string, config: TwilioConfig): TemplatesPort;
  model(workspaceId: string, config: OpenAiConfig): ModelPort;
  mediaModel(workspaceId: string, config: OpenAiConfig): MediaModelPort;
  calendar(workspaceId: string, config: CalComConfig): CalendarPort;
  voice(workspaceId: string, config: VapiConfig): VoicePort;
}

export interface ProvidersOptions {
  readonly addresses?: Partial<ProviderAddresses>;
  readonly patience?: Partial<ProviderTimeouts>;
}

const MEDIA_TIMEOUTS = { timeoutMs: MEDIA_MODEL_TIMEOUT_MS, deadlineMs: MEDIA_MODEL_TIMEOUT_MS };

export function createProviders(options: ProvidersOptions = {}): Providers {
  const addresses = { ...PROVIDER_ADDRESSES, ...options.addresses };
  const timeouts = (provider: ProviderName) => timeoutsOf(provider, options.patience);
  const remembered = memory(timeouts);
  // oxlint-disable-next-line max-params -- the arguments have different types, so their order cannot be confused.
  const line = (
    provider: ProviderName,
    workspaceId: string,
    explain: MapProviderError,
    secret: string,
    patience: Partial<ProviderTimeouts> = {},
  ) =>
    createProviderHttpClient({
      provider,
      explain,
      secrets: [secret],
      patience: { ...timeouts(provider), ...patience },
      resilience: remembered(provider, workspaceId),
    });
  const twilio = (workspaceId: string, { authToken }: TwilioConfig) =>
    line('TWILIO', workspaceId, mapTwilioError, authToken);
  const cloud = (workspaceId: string, { accessToken }: WhatsAppCloudConfig) =>
    line('WHATSAPP_CLOUD', workspaceId, mapWhatsAppCloudError, accessToken);
  const openAi = (workspaceId: string, { apiKey }: OpenAiConfig, patience: Partial<ProviderTimeouts> = {}) =>
    line('OPENAI', workspaceId, mapOpenAiError, apiKey, patience);
  const graph = addresses.whatsAppCloud;
  return {
    messaging: (workspaceId, config) => twilioMessaging(twilio(workspaceId, config), config, addresses),
    whatsAppCloud: (workspaceId, config) => whatsAppCloudMessaging(cloud(workspaceId, config), config, graph),
    whatsAppNumber: (workspaceId, config) => whatsAppCloudNumber(cloud(workspaceId, config), config, graph),
    whatsAppTemplates: (workspaceId, config) => whatsAppCloudTemplates(cloud(workspaceId, config), config, graph),
    twilioNumbers: (workspaceId, config) => twilioNumbers(twilio(workspaceId, config), config, addresses.twilio),
    twilioTemplates: (workspaceId, config) =>
      twilioTemplates(twilio(workspaceId, config), config, addresses.twilioContent),
    model: (workspaceId, config) =>
      modelAdapter('OPENAI', openAi(workspaceId, config), openAiAccount(config, addresses.openai)),
    mediaModel: (workspaceId, config) =>
      mediaModel('OPENAI', openAi(workspaceId, config, MEDIA_TIMEOUTS), openAiAccount(config, addresses.openai)),
    calendar: (workspaceId, config) =>
      calComCalendar(line('CALCOM', workspaceId, mapCalComError, config.apiKey), config, addresses.calcom),
    voice: (workspaceId, config) =>
      vapiVoice(line('VAPI', workspaceId, mapVapiError, config.apiKey), config, {
        address: addresses.vapi,
        patienceMs: timeouts('VAPI').timeoutMs,
      }),
  };
}

const REMEMBERED = 5_000;

/**
 * Keeps the retry and outage state of each provider per workspace, so that failures in one workspace do not affect
 * others. If there are too many, the least recently used state is dropped.
 */
function memory(timeouts: (provider: ProviderName) => ProviderTimeouts) {
  const known = new Map<string, Resilience>();
  return (provider: ProviderName, workspaceId: string): Resilience => {
    const key = `${provider} ${workspaceId}`;
    const resilience = known.get(key) ?? resilienceOf(provider, timeouts(provider));
    known.delete(key);
    known.set(key, resilience);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return resilience;
  };
}
