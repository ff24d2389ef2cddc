import { createServer } from 'node:net';
import type { IntegrationProvider, PhoneAttachment } from '@frontdesk/domain';
import { createProviders, type ModelConfig, type ProvidersOptions } from '@frontdesk/providers';
import type { sandboxFor, TwilioSimulator, WhatsAppCloudSimulator } from '@frontdesk/simulators';
import type { Sandbox, SandboxAccount, SandboxMessage, SandboxPhone, SandboxPhones } from '../auth/context.ts';
import type { Env, StripeAccount } from '../env.ts';

/**
 * Pause in milliseconds between the sentences of a simulated phone caller, long enough for a user to follow the call
 * and join it.
 */
const CALLER_PACE_MS = 2_000;

export interface OpenSandbox extends Sandbox {
  /** Hosts of the simulators from which files are fetched. */
  readonly hosts: readonly string[];
  /** Account at the simulator of Stripe. */
  readonly stripe: StripeAccount;
  stop(): Promise<void>;
}

/**
 * Starts the provider simulators in a development process. Returns null if they are not enabled or this process runs
 * only a part of Frontdesk.
 */
export async function openSandbox(
  env: Env,
  { publicBaseUrl, onExchange }: Pick<ProvidersOptions, 'onExchange'> & { readonly publicBaseUrl: string },
): Promise<OpenSandbox | null> {
  if (env.runs !== 'all' || !env.simulators) return null;
  const { startSimulators, sandboxFor, stripeSandbox } = await import('@frontdesk/simulators');
  const [receiverPort, fhirPort, restPort] = [0, 1, 2].map((step) => freeOr0(env.simulatorsPort + step));
  const ports = { receiver: await receiverPort, fhir: await fhirPort, rest: await restPort };
  const { addresses, openai, twilio, whatsAppCloud, calcom, receiver, fhir, rest, stop } = await startSimulators({
    publicBaseUrl,
    ports,
    callerPaceMs: CALLER_PACE_MS,
  });
  // Registers the webhook, which a user of the real Cal.com registers once in the settings.
  calcom.subscribe(true);
  return {
    // The OpenAI simulator represents servers that members run, so its address is not checked.
    providers: createProviders({
      addresses,
      sendToMemberUrl: (request, signal) => fetch(request, { signal, redirect: 'manual' }),
      ...(onExchange ? { onExchange } : {}),
    }),
    stripe: stripeSandbox,
    hosts: Object.values(addresses).map((address) => new URL(address).host),
    account: (provider, workspaceId) => {
      const known = sandboxFor(workspaceId);
      return ACCOUNTS[provider]({
        ...known,
        openaiCompatible: { ...known.openaiCompatible, baseUrl: `${openai.url}/v1` },
      });
    },
    whatsAppNumber: (workspaceId) => sandboxFor(workspaceId).whatsAppCloud,
    phones: sandboxPhones(twilio, whatsAppCloud),
    receiverUrl: (workspaceId) => receiver.urlOf(workspaceId),
    dataSources: (workspaceId) => ({
      baseUrl: fhir.baseUrl,
      restBaseUrl: rest.baseUrl,
      token: sandboxFor(workspaceId).fhir.token,
    }),
    stop,
  };
}

/**
 * Returns the port if it is free, so that the URLs of webhooks and data sources stay the same after a restart.
 * Otherwise returns 0, which means any free port.
 */
async function freeOr0(port: number): Promise<number> {
  const probe = createServer();
  return new Promise((found) => {
    probe.once('error', () => found(0));
    probe.listen(port, '127.0.0.1', () => probe.close(() => found(port)));
  });
}

type KnownAccounts = ReturnType<typeof sandboxFor>;

/**
 * For each provider, a function that returns the settings and secrets with which a workspace connects to the provider's
 * simulator.
 */
const ACCOUNTS: Record<IntegrationProvider, (known: KnownAccounts) => SandboxAccount> = {
  TWILIO: ({ twilio }) => ({
    settings: { accountSid: twilio.accountSid, fromNumber: twilio.from },
    secrets: { secret: twilio.authToken },
  }),
  VAPI: ({ vapi }) => ({
    settings: { assistantId: vapi.assistantId, phoneNumberId: vapi.phoneNumberId },
    secrets: { secret: vapi.apiKey, webhookSecret: vapi.serverToken },
  }),
  CALCOM: ({ calcom }) => ({
    settings: { eventTypeId: String(calcom.eventTypeId) },
    secrets: { secret: calcom.apiKey, webhookSecret: calcom.webhookSecret },
  }),
  OPENAI: ({ openai }) => modelAccount(openai),
  ANTHROPIC: ({ anthropic }) => modelAccount(anthropic),
  AZURE_OPENAI: ({ azureOpenai }) => modelAccount(azureOpenai),
  GOOGLE: ({ google }) => modelAccount(google),
  OPENAI_COMPATIBLE: ({ openaiCompatible }) => modelAccount(openaiCompatible),
};

/** Default texts of attachments that are sent without text. */
const CONTENT: Readonly<Record<PhoneAttachment, string>> = {
  PHOTO: 'A photo of a clock on a wall',
  VOICE: 'Hello, I would like to book an appointment this week.',
  DOCUMENT: 'Insurance card, valid until December.',
  LOCATION: 'Central Station',
};

/** Returns the part of a simulated message that describes its attachment. */
function attachmentOf(kind: PhoneAttachment | null, body: string) {
  if (kind === null) return { body };
  const text = body || CONTENT[kind];
  if (kind === 'LOCATION') return { body: '', location: { latitude: 52.525, longitude: 13.3695, label: text } };
  return { body: '', sample: { kind, text } };
}

function modelAccount({ apiKey, model, embeddingModel, resource, baseUrl }: ModelConfig): SandboxAccount {
  const optional = { embeddingModel, resource, baseUrl };
  const given = Object.entries(optional).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return { settings: { model, ...(Object.fromEntries(given) as object) }, secrets: { secret: apiKey } };
}

/** Returns the simulated phones. Each phone is connected to the simulator of its provider. */
function sandboxPhones(twilio: TwilioSimulator, cloud: WhatsAppCloudSimulator): SandboxPhones {
  const phones = { TWILIO: twilioPhones(twilio), WHATSAPP_CLOUD: cloudPhones(cloud) };
  return {
    messages: (phone) => phones[phone.provider].messages(phone),
    say: (phone, message) => phones[phone.provider].say(phone, message),
    press: (phone, option) => phones[phone.provider].press(phone, option),
    read: (phone) => phones[phone.provider].read(phone),
    restoreWindow: (phone, lastInboundAt) => phones[phone.provider].restoreWindow(phone, lastInboundAt),
  };
}

/**
 * Creates the simulated phones of WhatsApp Cloud. Attachments are sent as text, because the Meta simulator accepts
 * files only from tests.
 */
const cloudPhones = (cloud: WhatsAppCloudSimulator): SandboxPhones => ({
  messages: async ({ account, number }) =>
    cloud.messagesOf(account, number).map(({ id, direction, body, status, at, choices, fileId }) => ({
      sid: id,
      direction: direction === 'IN' ? 'SENT' : 'RECEIVED',
      body,
      status,
      at: at.toISOString(),
      choices: choices ?? null,
      file: fileId ? receivedFile(cloud, fileId) : null,
    })),
  say: async ({ account, number, name }, { body, attachment }) => {
    const text = body || (attachment === null ? '' : CONTENT[attachment]);
    await cloud.receive(account, number, text, name);
  },
  press: async ({ account, number }, { sid, choiceId }) => {
    const shown = cloud.messagesOf(account, number).find(({ id }) => id === sid);
    if (!shown?.choices?.options.some(({ id }) => id === choiceId)) return false;
    await cloud.press(account, number, { messageId: sid, choiceId });
    return true;
  },
  read: async ({ account, number }) => cloud.readAll(account, number),
  restoreWindow: () => {},
});

function receivedFile(cloud: WhatsAppCloudSimulator, fileId: string): SandboxMessage['file'] {
  const file = cloud.files.get(fileId);
  if (!file) return null;
  const { contentType, bytes, fileName = '' } = file;
  const isImage = contentType.startsWith('image/');
  return { name: fileName, url: isImage ? `data:${contentType};base64,${bytes.toString('base64')}` : null };
}

/**
 * Creates the simulated phones of Twilio, controlled through the simulator's control API, which does not accept
 * requests from web pages. Frontdesk receives messages from the phones as signed webhooks, as with Twilio itself.
 */
function twilioPhones({ url: twilio, restoreWindow }: TwilioSimulator): SandboxPhones {
  const at = ({ number, account }: SandboxPhone, rest = '') =>
    `${twilio}/_control/phones/${encodeURIComponent(number)}${rest}?account=${account}`;
  return {
    messages: async (phone) => {
      const messages = (await (await requestSimulator(at(phone))).json()) as Omit<SandboxMessage, 'choices' | 'file'>[];
      return messages.map((message) => ({ ...message, choices: null, file: null }));
    },
    press: async () => false,
    say: async ({ account: accountSid, number: from, name: profileName }, { body, attachment }) => {
      const message = { accountSid, from, profileName, ...attachmentOf(attachment, body) };
      const headers = { 'content-type': 'application/json' };
      await requestSimulator(`${twilio}/_control/inbound`, { method: 'POST', headers, body: JSON.stringify(message) });
    },
    restoreWindow: ({ account: accountSid, number: contact }, lastInboundAt) =>
      restoreWindow({ accountSid, contact, lastInboundAt }),
    read: async (phone) => void (await requestSimulator(at(phone, '/read'), { method: 'POST' })),
  };
}

async function requestSimulator(url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`The simulator answered ${response.status}.`);
  return response;
}
