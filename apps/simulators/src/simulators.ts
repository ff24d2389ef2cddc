import { type CalComSimulator, startCalCom } from './calcom/calcom.ts';
import { type OpenAiSimulator, startOpenAi } from './openai/openai.ts';
import { startTwilio, type TwilioSimulator } from './twilio/twilio.ts';
import { startVapi, type VapiSimulator } from './vapi/vapi.ts';

export interface SimulatorsOptions {
  /** Each takes a free port when none is given. */
  readonly ports?: Partial<Record<'twilio' | 'openai' | 'calcom' | 'vapi', number>>;
  /** Where the product is: contacts' messages and calls' events go there. */
  readonly publicBaseUrl?: string;
  /** Between two webhooks of one provider. */
  readonly paceMs?: number;
  /** For faults with a rate. */
  readonly seed?: number;
  readonly now?: () => Date;
}

export interface Simulators {
  readonly twilio: TwilioSimulator;
  readonly openai: OpenAiSimulator;
  readonly calcom: CalComSimulator;
  readonly vapi: VapiSimulator;
  /** For `createProviders`. */
  readonly addresses: Readonly<Record<'twilio' | 'openai' | 'calcom' | 'vapi', string>>;
  /** When the product is where nobody knew before it was listening. */
  deliverTo(publicBaseUrl: string): void;
  /** When all webhooks that are under way have arrived. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export async function startSimulators(options: SimulatorsOptions = {}): Promise<Simulators> {
  const { ports = {}, paceMs = 0, seed = 1, now = () => new Date() } = options;
  let product = options.publicBaseUrl ?? 'http://localhost:3000';
  const at = (path: string) => () => `${product.replace(/\/$/, '')}${path}`;
  const common = (name: keyof typeof ports) => ({ port: ports[name] ?? 0, paceMs, seed, now });

  const twilio = await startTwilio({ ...common('twilio'), inboundUrl: at('/api/whatsapp/inbound') });
  const openai = await startOpenAi(common('openai'));
  const calcom = await startCalCom({ ...common('calcom'), webhookUrl: at('/api/calendar/events') });
  const vapi = await startVapi({ ...common('vapi'), serverUrl: at('/api/voice/events') });
  const all = [twilio, openai, calcom, vapi];
  return {
    twilio,
    openai,
    calcom,
    vapi,
    addresses: { twilio: twilio.url, openai: `${openai.url}/v1`, calcom: calcom.url, vapi: vapi.url },
    deliverTo: (publicBaseUrl) => {
      product = publicBaseUrl;
    },
    settled: async () => {
      await Promise.all(all.map(({ courier }) => courier.settled()));
    },
    stop: async () => {
      await Promise.all(all.map((simulator) => simulator.stop()));
    },
  };
}
