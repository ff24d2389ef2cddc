import { INTEGRATIONS, type IntegrationProvider } from '@frontdesk/domain';
import {
  type CalendarPort,
  isProviderError,
  type MessagingPort,
  type NumbersPort,
  type Providers,
  type TemplatesPort,
  type VoicePort,
} from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { calComOf, type IntegrationError, type OpenedIntegration, providersFor, twilioOf, vapiOf } from './account.ts';
import { openCredentials } from './credentials.ts';
import { type IntegrationRow, integrationWith, modelIntegrations } from './integrations.repository.ts';

/** Provider port that uses the workspace's own account. Must be used for only one unit of work. */
export interface ReadyPort<Port> {
  readonly kind: 'READY';
  readonly port: Port;
  readonly integration: UsedIntegration;
  /** Accounts to try in order if this account fails. */
  readonly fallbacks?: readonly ReadyPort<Port>[];
  /** Function that is called with the error of an account that failed, before the next account is tried. */
  readonly reportSkipped?: (error: IntegrationError) => Promise<void>;
}

/** Result if the provider is not connected, or is connected to a simulator that is not running. */
export interface NotSetUp {
  readonly kind: 'NOT_SET_UP';
  readonly provider: IntegrationProvider;
  /** Reason why the provider cannot be used, shown to members. */
  readonly words: string;
}

/** Integration that was used for a request, with its settings at the time of the request. */
export type UsedIntegration = Pick<
  IntegrationRow,
  'workspaceId' | 'id' | 'provider' | 'version' | 'state' | 'accountSid' | 'fromNumber' | 'eventTypeId' | 'model'
>;

/**
 * Returns the messaging port. If given, `from` is used instead of the integration's phone number, and must belong to
 * the same account.
 */
export const messagingOf = (
  services: Services,
  workspaceId: string,
  from?: string,
): Promise<ReadyPort<MessagingPort> | NotSetUp> =>
  portOf(services, { workspaceId, provider: 'TWILIO' }, (providers, account) =>
    providers.messaging(workspaceId, { ...twilioOf(account), ...(from ? { from } : {}) }),
  );

/** Returns a port for the phone numbers of the Twilio account, or NotSetUp if the account cannot be used. */
export const twilioNumbersOf = (services: Services, workspaceId: string): Promise<ReadyPort<NumbersPort> | NotSetUp> =>
  portOf(services, { workspaceId, provider: 'TWILIO' }, (providers, account) =>
    providers.twilioNumbers(workspaceId, twilioOf(account)),
  );

/** Returns a port for the templates of the Twilio account, or NotSetUp if the account cannot be used. */
export const twilioTemplatesOf = (
  services: Services,
  workspaceId: string,
): Promise<ReadyPort<TemplatesPort> | NotSetUp> =>
  portOf(services, { workspaceId, provider: 'TWILIO' }, (providers, account) =>
    providers.twilioTemplates(workspaceId, twilioOf(account)),
  );

/**
 * Returns a port that looks up a phone number of the Vapi account by its Vapi id, or NotSetUp if the account cannot be
 * used.
 */
export const vapiNumberOf = (
  services: Services,
  workspaceId: string,
  phoneNumberId: string,
): Promise<ReadyPort<NumbersPort> | NotSetUp> =>
  portOf(services, { workspaceId, provider: 'VAPI' }, (providers, account) => ({
    find: (id) => findVapiNumber(providers.voice(workspaceId, { ...vapiOf(account), phoneNumberId }), id),
  }));

async function findVapiNumber(port: VoicePort, id: string) {
  try {
    const { phoneNumber } = await port.verify();
    return phoneNumber ? { providerNumberId: id, number: phoneNumber, displayName: phoneNumber, verified: true } : null;
  } catch (error) {
    if (isProviderError(error, 'REFUSED')) return null;
    throw error;
  }
}

export const calendarOf = (services: Services, workspaceId: string): Promise<ReadyPort<CalendarPort> | NotSetUp> =>
  portOf(services, { workspaceId, provider: 'CALCOM' }, (providers, account) =>
    providers.calendar(workspaceId, calComOf(account)),
  );

/**
 * Returns the voice port. If given, `phoneNumberId` is used instead of the integration's phone number, and must belong
 * to the same account.
 */
export const voiceOf = (
  services: Services,
  workspaceId: string,
  phoneNumberId?: string,
): Promise<ReadyPort<VoicePort> | NotSetUp> =>
  portOf(services, { workspaceId, provider: 'VAPI' }, (providers, account) =>
    providers.voice(workspaceId, { ...vapiOf(account), ...(phoneNumberId ? { phoneNumberId } : {}) }),
  );

export interface IntegrationStatus {
  /**
   * Reason why the integration cannot be used, shown to members: the error of the last verification, or that it was not
   * verified yet. Null if the integration works.
   */
  readonly unavailableReason: string | null;
}

/** Returns the status of a provider's integration. Returns null if the provider is not connected. */
export async function integrationStatus(tx: Tx, provider: IntegrationProvider): Promise<IntegrationStatus | null> {
  const integration = await integrationWith(tx, provider);
  return integration && statusOf(integration);
}

/**
 * Returns the status of the language model. The model works if the account of at least one provider works. Returns null
 * if no provider is connected.
 */
export async function modelStatus(tx: Tx): Promise<IntegrationStatus | null> {
  const integrations = await modelIntegrations(tx);
  const working = integrations.find(({ state }) => state === 'VERIFIED');
  const integration = working ?? integrations[0];
  return integration ? statusOf(integration) : null;
}

function statusOf({ provider, state, failure }: IntegrationRow): IntegrationStatus {
  if (state === 'VERIFIED') return { unavailableReason: null };
  const { title } = INTEGRATIONS[provider as IntegrationProvider];
  return { unavailableReason: failure ? `${title}: ${failure}` : `${title} has not been verified yet.` };
}

interface PortRequest {
  readonly workspaceId: string;
  readonly provider: IntegrationProvider;
}

async function portOf<Port>(
  services: Services,
  wanted: PortRequest,
  make: (providers: Providers, account: OpenedIntegration) => Port,
): Promise<ReadyPort<Port> | NotSetUp> {
  const account = await openAccount(services, wanted);
  const providers = account && providersFor(services, account);
  if (!account || !providers) return notSetUp(wanted);
  return { kind: 'READY', port: make(providers, account), integration: account.row };
}

const openAccount = (services: Services, { workspaceId, provider }: PortRequest): Promise<OpenedIntegration | null> =>
  services.database.forWorkspace(workspaceId).read(async (tx) => {
    const row = await integrationWith(tx, provider);
    return row && { row, credentials: await openCredentials(services, tx, row) };
  });

const notSetUp = ({ provider }: PortRequest): NotSetUp => ({
  kind: 'NOT_SET_UP',
  provider,
  words: `${INTEGRATIONS[provider].title} is not set up in this workspace.`,
});
