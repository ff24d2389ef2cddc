import type { IntegrationProvider } from '@frontdesk/domain';
import type {
  Providers,
  ProviderTemplate,
  TemplatesPort,
  TwilioConfig,
  WhatsAppCloudConfig,
} from '@frontdesk/providers';
import type { Payments, Sandbox, SandboxMessage, SandboxPhones } from '../../src/auth/context.ts';

/** Fake providers. Credentials are valid unless a test sets another result. */
export interface TestProviders extends Providers {
  /** The credentials that were verified, in order. */
  readonly asked: { readonly provider: IntegrationProvider; readonly config: object }[];
  /** Sets the result of later verifications. */
  answer(verify: () => Promise<{ accountName: string }>): void;
}

/** Phone number that every fake voice account has. */
const SPOKEN_ON = '+14155550199';

/** Returns providers that suffice to set up accounts, numbers and templates. Tests with simulators cover sending. */
export function testProviders(name: string): TestProviders {
  const asked: { provider: IntegrationProvider; config: object }[] = [];
  let verify = async () => ({ accountName: name });
  const port = (provider: IntegrationProvider) => (_workspaceId: string, config: object) => {
    asked.push({ provider, config });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the tests call no other method of this provider client.
    return { verify: async () => ({ phoneNumber: SPOKEN_ON, ...(await verify()) }) } as never;
  };
  return {
    asked,
    answer: (next) => {
      verify = next;
    },
    messaging: port('TWILIO'),
    model: (workspaceId, config) => port(config.provider)(workspaceId, config),
    mediaModel: (workspaceId, config) => port(config.provider)(workspaceId, config),
    calendar: port('CALCOM'),
    voice: port('VAPI'),
    // Tests with simulators cover phone numbers.
    whatsAppCloud: port('TWILIO'),
    whatsAppNumber: ownedNumber(name),
    whatsAppTemplates: (_workspaceId, { businessAccountId }) => ({
      ...templatesOf(businessAccountId),
      update: async () => {},
    }),
    twilioNumbers: port('TWILIO'),
    twilioTemplates: greetingOnly,
    payments: () => {
      throw new Error('Tests with payments use the simulator of Stripe.');
    },
  };
}

/** Returns a port that reports every phone number as owned by the account and verified. */
const ownedNumber = (displayName: string) => (_workspaceId: string, config: WhatsAppCloudConfig) => {
  const { phoneNumberId: providerNumberId } = config;
  const own = { providerNumberId, number: `+1${providerNumberId.slice(-10)}`, displayName, verified: true };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the tests call no other method of this provider client.
  return { own: async () => own } as never;
};

const GREETING: ProviderTemplate = {
  providerId: `HX${'1'.padStart(32, '0')}`,
  name: 'greeting',
  language: 'en',
  category: 'UTILITY',
  status: 'APPROVED',
  header: null,
  headerFormat: null,
  body: 'Hello {{1}}, thank you for writing to {{2}}.',
  footer: null,
  buttons: [],
  examples: ['Lena', 'Acme'],
  rejectedReason: null,
};

/** Returns a port for a Twilio account whose only template is an approved greeting. */
const greetingOnly = (_workspaceId: string, { accountSid }: TwilioConfig): TemplatesPort => templatesOf(accountSid);

const templatesOf = (accountId: string): TemplatesPort => ({
  accountId,
  list: async () => [GREETING],
  create: async ({ name, category }) => ({ providerId: `HX-${name}`, category, status: 'PENDING' }),
  update: null,
  remove: async () => {},
});

/** Stores in memory the messages that tests send from contacts' phones. */
const testPhones = (): SandboxPhones => {
  const messages: { readonly number: string; readonly message: SandboxMessage }[] = [];
  return {
    messages: async ({ number }) => messages.filter((one) => one.number === number).map(({ message }) => message),
    say: async ({ number }, { body }) => {
      const at = new Date(0).toISOString();
      messages.push({
        number,
        message: {
          sid: `SM${messages.length}`,
          direction: 'SENT',
          body,
          status: 'received',
          at,
          choices: null,
          file: null,
        },
      });
    },
    press: async () => false,
    read: async () => {},
    restoreWindow: () => {},
  };
};

export const testSandbox = (): Sandbox & { readonly providers: TestProviders } => ({
  phones: testPhones(),
  providers: testProviders('The simulator'),
  whatsAppNumber: (workspaceId) => ({
    accessToken: SECRET,
    phoneNumberId: '1000000001',
    businessAccountId: '2000000001',
    appSecret: `app secret of ${workspaceId}`,
  }),
  receiverUrl: (workspaceId) => `http://127.0.0.1:4015/hooks/${workspaceId}`,
  dataSources: () => ({
    baseUrl: 'http://127.0.0.1:4016/fhir',
    restBaseUrl: 'http://127.0.0.1:4020/rest',
    token: 'fhir-nobody',
  }),
  account: (provider, workspaceId) => ({
    settings: SETTINGS[provider](workspaceId),
    secrets: provider === 'VAPI' ? { secret: SECRET, webhookSecret: SECRET } : { secret: SECRET },
  }),
});

const SECRET = 'sandbox-secret-of-tests';
const SETTINGS = {
  TWILIO: (workspaceId: string) => ({ accountSid: `AC${workspaceId.replaceAll('-', '')}`, fromNumber: '+14155238886' }),
  VAPI: (workspaceId: string) => ({ assistantId: workspaceId, phoneNumberId: workspaceId }),
  CALCOM: () => ({ eventTypeId: '1' }),
  OPENAI: () => ({ model: 'gpt-4o' }),
  ANTHROPIC: () => ({ model: 'claude-sonnet-4-5' }),
  AZURE_OPENAI: () => ({ model: 'gpt-4o', resource: 'front-desk' }),
  GOOGLE: () => ({ model: 'gemini-2.5-flash' }),
  OPENAI_COMPATIBLE: () => ({ model: 'gpt-oss', baseUrl: 'http://127.0.0.1:4011/v1' }),
} satisfies Record<IntegrationProvider, (workspaceId: string) => object>;

/** Returns an account at Stripe whose pages have fixed URLs. Tests with the simulator cover payments. */
export const testPayments = (): Payments => ({
  webhookSecret: 'whsec_of_a_test',
  port: {
    createCustomer: async () => 'cus_test',
    startCheckout: async () => ({ checkoutId: 'cs_test', url: 'https://stripe.test/c/pay/cs_test_a1b2c3d4e5f6' }),
    expireCheckout: async () => 'EXPIRED',
    openPortal: async () => 'https://stripe.test/p/session/bps_a1b2c3d4e5f6',
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the tests call no other method of this port.
  } as never,
});
