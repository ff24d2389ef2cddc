import { startAnthropic } from './anthropic/anthropic.ts';
import { type CalComSimulator, startCalCom } from './calcom/calcom.ts';
import { type FhirSimulator, startFhir } from './fhir/fhir.ts';
import { startGoogle } from './google/google.ts';
import { type McpSimulator, startMcp } from './mcp/mcp.ts';
import type { ModelSimulator } from './openai/model-simulator.ts';
import { type OpenAiSimulator, startOpenAi } from './openai/openai.ts';
import { type ReceiverSimulator, startReceiver } from './receiver/receiver.ts';
import { type RestSimulator, startRest } from './rest/rest.ts';
import type { Persistence } from './server/courier.ts';
import { type StripeSimulator, startStripe } from './stripe/stripe.ts';
import { startTwilio, type TwilioSimulator } from './twilio/twilio.ts';
import { startVapi, type VapiSimulator } from './vapi/vapi.ts';
import { startWhatsAppCloud, type WhatsAppCloudSimulator } from './whatsapp-cloud/whatsapp-cloud.ts';

type Name =
  | 'twilio'
  | 'openai'
  | 'anthropic'
  | 'google'
  | 'calcom'
  | 'vapi'
  | 'whatsAppCloud'
  | 'receiver'
  | 'fhir'
  | 'mcp'
  | 'rest'
  | 'stripe';

export interface SimulatorsOptions {
  /** Ports by simulator. If omitted, free ports are chosen. */
  readonly ports?: Partial<Record<Name, number>>;
  /** URL of Frontdesk, to which webhooks are sent. */
  readonly publicBaseUrl?: string;
  /** Delay between two webhooks of one provider, in milliseconds. */
  readonly paceMs?: number;
  /** Delay between two lines of a scripted caller, in milliseconds. If omitted, calls have no scripted caller. */
  readonly callerPaceMs?: number;
  /** Seed for faults that have a rate. */
  readonly seed?: number;
  readonly now?: () => Date;
  /** Retry settings for webhooks. If omitted, each webhook is sent once. */
  readonly persistence?: Persistence;
}

export interface Simulators {
  readonly twilio: TwilioSimulator;
  readonly openai: OpenAiSimulator;
  readonly anthropic: ModelSimulator;
  readonly google: ModelSimulator;
  readonly calcom: CalComSimulator;
  readonly vapi: VapiSimulator;
  readonly whatsAppCloud: WhatsAppCloudSimulator;
  /** Receives the webhooks that Frontdesk sends. */
  readonly receiver: ReceiverSimulator;
  /** Simulates an external system that feeds the world model. */
  readonly fhir: FhirSimulator;
  /** Simulates an MCP server with tools that flows of the agent use. */
  readonly mcp: McpSimulator;
  /** Simulates the REST API of a customer system that feeds the world model. */
  readonly rest: RestSimulator;
  readonly stripe: StripeSimulator;
  /** Base URLs to pass to `createProviders`. */
  readonly addresses: Readonly<
    Record<Exclude<Name, 'receiver' | 'fhir' | 'mcp' | 'rest'> | 'twilioContent' | 'azureOpenai', string>
  >;
  /** Sets the URL to which webhooks are sent. Called when Frontdesk is listening. */
  deliverTo(publicBaseUrl: string): void;
  /** Resolves when every webhook has been delivered or has failed. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export async function startSimulators(options: SimulatorsOptions = {}): Promise<Simulators> {
  const { ports = {}, paceMs = 0, seed = 1, now = () => new Date(), persistence } = options;
  let product = options.publicBaseUrl ?? 'http://localhost:3000';
  const at = (path: string) => () => `${product.replace(/\/$/, '')}${path}`;
  const common = (name: keyof typeof ports) => ({ port: ports[name] ?? 0, paceMs, seed, now, persistence });

  const twilio = await startTwilio({ ...common('twilio'), inboundUrl: at('/api/whatsapp/inbound') });
  const openai = await startOpenAi(common('openai'));
  const anthropic = await startAnthropic(common('anthropic'));
  const google = await startGoogle(common('google'));
  const calcom = await startCalCom({ ...common('calcom'), webhookUrl: at('/api/calendar/events') });
  const voice = { serverUrl: at('/api/voice/events'), callerPaceMs: options.callerPaceMs };
  const vapi = await startVapi({ ...common('vapi'), ...voice });
  const whatsAppCloud = await startWhatsAppCloud({
    ...common('whatsAppCloud'),
    webhookUrl: at('/api/whatsapp-cloud/events'),
  });
  const receiver = await startReceiver(common('receiver'));
  const fhir = await startFhir(common('fhir'));
  const mcp = await startMcp(common('mcp'));
  const rest = await startRest(common('rest'));
  const stripe = await startStripe({ ...common('stripe'), webhookUrl: at('/webhooks/stripe') });
  const all = [twilio, openai, anthropic, google, calcom, vapi, whatsAppCloud, receiver, fhir, mcp, rest, stripe];
  return {
    twilio,
    openai,
    anthropic,
    google,
    calcom,
    vapi,
    whatsAppCloud,
    receiver,
    fhir,
    mcp,
    rest,
    stripe,
    addresses: {
      ...modelAddresses(openai, anthropic, google),
      ...otherAddresses({ twilio, calcom, vapi, whatsAppCloud, stripe }),
    },
    deliverTo: (publicBaseUrl) => {
      product = publicBaseUrl;
    },
    settled: async () => void (await Promise.all(all.map(({ courier }) => courier.settled()))),
    stop: async () => {
      await Promise.all(all.map((simulator) => simulator.stop()));
    },
  };
}

const modelAddresses = (openai: ModelSimulator, anthropic: ModelSimulator, google: ModelSimulator) => ({
  openai: `${openai.url}/v1`,
  azureOpenai: `${openai.url}/v1`,
  anthropic: `${anthropic.url}/v1`,
  google: `${google.url}/v1beta`,
});

const otherAddresses = (of: Pick<Simulators, 'twilio' | 'calcom' | 'vapi' | 'whatsAppCloud' | 'stripe'>) => ({
  twilio: of.twilio.url,
  twilioContent: of.twilio.url,
  calcom: of.calcom.url,
  vapi: of.vapi.url,
  whatsAppCloud: `${of.whatsAppCloud.url}/v25.0`,
  stripe: of.stripe.url,
});
