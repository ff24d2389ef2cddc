import { calComCalendar } from './calcom/calcom-calendar.ts';
import { mapCalComError } from './calcom/calcom-client.ts';
import type { HttpExchange, ProviderExchange } from './http/http-exchange.ts';
import type { MapProviderError } from './http/map-provider-error.ts';
import { createProviderHttpClient, type SendRequest } from './http/provider-http-client.ts';
import { type Resilience, resilienceOf } from './http/resilience.ts';
import { type ProviderTimeouts, timeoutsOf } from './http/timeouts.ts';
import { MEDIA_MODEL_TIMEOUT_MS, mediaModel } from './models/media-model.ts';
import { modelAdapter } from './models/model-adapter.ts';
import { MODEL_PROVIDERS } from './models/model-providers.ts';
import type { CalendarPort } from './ports/calendar-port.ts';
import type { MediaModelPort } from './ports/media-model-port.ts';
import type { MessagingPort } from './ports/messaging-port.ts';
import type { ModelPort } from './ports/model-port.ts';
import type { NumbersPort, WhatsAppNumberPort } from './ports/numbers-port.ts';
import type { PaymentsPort } from './ports/payments-port.ts';
import type { ProviderName } from './ports/provider.ts';
import type { TemplatesPort } from './ports/templates-port.ts';
import type { VoicePort } from './ports/voice-port.ts';
import {
  type CalComConfig,
  type ModelConfig,
  PROVIDER_ADDRESSES,
  type ProviderAddresses,
  type StripeConfig,
  type TwilioConfig,
  type VapiConfig,
  type WhatsAppCloudConfig,
} from './provider-config.ts';
import { ProviderError } from './provider-error.ts';
import { mapStripeError, stripePayments } from './stripe/stripe-payments.ts';
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
 * Creates the ports of the providers. Each process has one instance, which tracks outages and concurrency per workspace
 * and provider. Ports are created for each use.
 */
export interface Providers {
  messaging(workspaceId: string, config: TwilioConfig): MessagingPort;
  whatsAppCloud(workspaceId: string, config: WhatsAppCloudConfig): MessagingPort;
  whatsAppNumber(workspaceId: string, config: WhatsAppCloudConfig): WhatsAppNumberPort;
  whatsAppTemplates(workspaceId: string, config: WhatsAppCloudConfig): TemplatesPort;
  twilioNumbers(workspaceId: string, config: TwilioConfig): NumbersPort;
  twilioTemplates(workspaceId: string, config: TwilioConfig): TemplatesPort;
  model(workspaceId: string, config: ModelConfig): ModelPort;
  mediaModel(workspaceId: string, config: ModelConfig): MediaModelPort;
  calendar(workspaceId: string, config: CalComConfig): CalendarPort;
  voice(workspaceId: string, config: VapiConfig): VoicePort;
  /** Payments of the installation. Their requests are not logged, because they belong to no workspace. */
  payments(config: StripeConfig): PaymentsPort;
}

export interface ProvidersOptions {
  readonly addresses?: Partial<ProviderAddresses>;
  readonly patience?: Partial<ProviderTimeouts>;
  /**
   * Sends requests to URLs that members entered. The implementation must block private networks. If absent, such
   * requests are rejected.
   */
  readonly sendToMemberUrl?: SendRequest;
  /** Called after each request that was sent to a provider. Must not throw. */
  readonly onExchange?: (exchange: ProviderExchange) => void;
}

const MEDIA_TIMEOUTS = { timeoutMs: MEDIA_MODEL_TIMEOUT_MS, deadlineMs: MEDIA_MODEL_TIMEOUT_MS };

export function createProviders(options: ProvidersOptions = {}): Providers {
  const addresses = { ...PROVIDER_ADDRESSES, ...options.addresses };
  const timeouts = (provider: ProviderName) => timeoutsOf(provider, options.patience);
  const remembered = memory(timeouts);
  const clientSettings = (provider: ProviderName, workspaceId: string, secret: string) => ({
    provider,
    secrets: [secret],
    patience: timeouts(provider),
    resilience: remembered(provider, workspaceId),
    onExchange: (exchange: HttpExchange) => options.onExchange?.({ ...exchange, workspaceId, provider }),
  });
  const line = (provider: ProviderName, workspaceId: string, explain: MapProviderError, secret: string) =>
    createProviderHttpClient({ ...clientSettings(provider, workspaceId, secret), explain });
  const paymentsClient = ({ secretKey }: StripeConfig) => {
    const { onExchange: _unlogged, ...settings } = clientSettings('STRIPE', 'installation', secretKey);
    return createProviderHttpClient({ ...settings, explain: mapStripeError });
  };
  const twilio = (workspaceId: string, { authToken }: TwilioConfig) =>
    line('TWILIO', workspaceId, mapTwilioError, authToken);
  const cloud = (workspaceId: string, { accessToken }: WhatsAppCloudConfig) =>
    line('WHATSAPP_CLOUD', workspaceId, mapWhatsAppCloudError, accessToken);
  const modelClient = (workspaceId: string, { provider, apiKey }: ModelConfig, patience?: Partial<ProviderTimeouts>) =>
    createProviderHttpClient({
      ...clientSettings(provider, workspaceId, apiKey),
      patience: { ...timeouts(provider), ...patience },
      explain: MODEL_PROVIDERS[provider].explain,
      ...(provider === 'OPENAI_COMPATIBLE' ? { send: options.sendToMemberUrl ?? refuseMemberUrl } : {}),
    });
  const openModel = (config: ModelConfig) => MODEL_PROVIDERS[config.provider].open(config, addresses);
  const graph = addresses.whatsAppCloud;
  const vapiEndpoint = { address: addresses.vapi, patienceMs: timeouts('VAPI').timeoutMs };
  return {
    messaging: (workspaceId, config) => twilioMessaging(twilio(workspaceId, config), config, addresses),
    whatsAppCloud: (workspaceId, config) => whatsAppCloudMessaging(cloud(workspaceId, config), config, graph),
    whatsAppNumber: (workspaceId, config) => whatsAppCloudNumber(cloud(workspaceId, config), config, graph),
    whatsAppTemplates: (workspaceId, config) => whatsAppCloudTemplates(cloud(workspaceId, config), config, graph),
    twilioNumbers: (workspaceId, config) => twilioNumbers(twilio(workspaceId, config), config, addresses.twilio),
    twilioTemplates: (workspaceId, config) =>
      twilioTemplates(twilio(workspaceId, config), config, addresses.twilioContent),
    model: (workspaceId, config) => modelAdapter(config.provider, modelClient(workspaceId, config), openModel(config)),
    mediaModel: (workspaceId, config) =>
      mediaModel(config.provider, modelClient(workspaceId, config, MEDIA_TIMEOUTS), openModel(config)),
    calendar: (workspaceId, config) =>
      calComCalendar(line('CALCOM', workspaceId, mapCalComError, config.apiKey), config, addresses.calcom),
    voice: (workspaceId, config) =>
      vapiVoice(line('VAPI', workspaceId, mapVapiError, config.apiKey), config, vapiEndpoint),
    payments: (config) => stripePayments(paymentsClient(config), config, addresses.stripe),
  };
}

const refuseMemberUrl: SendRequest = async () => {
  throw new ProviderError({
    provider: 'OPENAI_COMPATIBLE',
    kind: 'REFUSED',
    words: 'Requests to URLs of members are not enabled.',
  });
};

const REMEMBERED = 5_000;

/**
 * Stores the retry and outage state of each provider per workspace, so that failures in one workspace do not affect
 * others. If there are too many states, the least recently used one is discarded.
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
