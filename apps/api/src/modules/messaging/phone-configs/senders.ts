import { isProviderError, type MessagingPort, type Providers, type WhatsAppCloudConfig } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { messagingOf, reportFailure } from '../../platform/integrations/index.ts';
import { lockPhoneConfig, type PhoneConfigRow, phoneConfigById } from './phone-configs.repository.ts';
import { openTokens, type Tokens } from './tokens.ts';

/** Messaging port for the phone number of a message. Use the port for one unit of work only. */
interface ReadySender {
  readonly kind: 'READY';
  readonly port: MessagingPort;
  /** Reports a send error, which can mark the account or the phone number as failed. */
  report(error: unknown): Promise<void>;
}

interface NoSender {
  readonly kind: 'NOT_SET_UP';
  /** Reason why no messages can be sent, shown to members. */
  readonly words: string;
}

/**
 * Returns the sender for a phone number, or the reason why it cannot send. If the id is null, uses the phone number of
 * the Twilio integration.
 */
export async function senderFor(
  services: Services,
  workspaceId: string,
  phoneConfigId: string | null,
): Promise<ReadySender | NoSender> {
  if (phoneConfigId === null) return twilioSender(services, workspaceId);
  const found = await services.database.forWorkspace(workspaceId).read(async (tx) => {
    const row = await phoneConfigById(tx, phoneConfigId);
    return row && { row, tokens: await openTokens(services, tx, row) };
  });
  if (!found) return notSetUp('The number of this conversation was deleted.');
  const { row, tokens } = found;
  if (row.state !== 'ACTIVE') return notSetUp(`The number ${row.number} is not active.`);
  return tokens ? cloudSender(services, { row, tokens }) : twilioSender(services, workspaceId, row.number);
}

async function twilioSender(services: Services, workspaceId: string, from?: string): Promise<ReadySender | NoSender> {
  const ready = await messagingOf(services, workspaceId, from);
  if (ready.kind === 'NOT_SET_UP') return notSetUp(ready.words);
  const { port, integration } = ready;
  return { kind: 'READY', port, report: (error) => reportFailure(services, integration, error) };
}

function cloudSender(services: Services, number: CloudNumber): ReadySender | NoSender {
  const { workspaceId, sandbox } = number.row;
  const providers = providersFor(services, sandbox);
  if (!providers) return notSetUp('The simulators of this number are not running.');
  const port = providers.whatsAppCloud(workspaceId, cloudConfigOf(number));
  return { kind: 'READY', port, report: (error) => reportNumberFailure(services, number, error) };
}

const notSetUp = (words: string): NoSender => ({ kind: 'NOT_SET_UP', words });

/** Marks an active phone number as failed if Meta rejects its current tokens. */
async function reportNumberFailure(services: Services, { row: used }: CloudNumber, error: unknown): Promise<void> {
  if (!isProviderError(error, 'CREDENTIALS')) return;
  const { workspaceId, id } = used;
  await services.database.forWorkspace(workspaceId).write(async (tx) => {
    const row = await lockPhoneConfig(tx, id);
    if (row?.version !== used.version || row.state !== 'ACTIVE') return;
    const failed = { state: 'FAILED', activeAs: null, failure: error.words, failedAt: services.clock() };
    await tx.phoneConfig.updateMany({ where: { id }, data: { ...failed, version: row.version + 1 } });
    const by = asSystemActor(services, workspaceId, { kind: 'provider', name: 'WhatsApp Cloud' });
    const subject = { type: 'PhoneConfig', id };
    await recordEvent(tx, by, { name: 'phone_config.failed', subject, after: { failure: error.words } });
  });
}

/** Phone number that a webhook URL identifies, with the credentials for verifying the request. */
interface CalledNumber {
  readonly workspaceId: string;
  readonly id: string;
  readonly providerNumberId: string;
  readonly tokens: Tokens;
}

/**
 * Finds the phone number that a webhook URL identifies, determines its workspace and decrypts its tokens there. Returns
 * null if the URL is unknown.
 */
export async function calledNumber(services: Services, id: string): Promise<CalledNumber | null> {
  const { rows } = await services.database.system.pool.query<{ workspace_id: string }>({
    name: 'called-number',
    text: `select workspace_id from phone_configs where id = $1 and provider = 'WHATSAPP_CLOUD'`,
    values: [id],
  });
  const workspaceId = rows[0]?.workspace_id;
  if (!workspaceId) return null;
  return services.database.forWorkspace(workspaceId).read(async (tx) => {
    const row = await phoneConfigById(tx, id);
    const tokens = row && (await openTokens(services, tx, row));
    return tokens ? { workspaceId, id, providerNumberId: row.providerNumberId, tokens } : null;
  });
}

type Switchboard = Pick<Services, 'providers' | 'sandbox'>;

/** WhatsApp Cloud phone number with decrypted tokens, which must not be stored or logged. */
export interface CloudNumber {
  readonly row: PhoneConfigRow;
  readonly tokens: Tokens;
}

/**
 * Returns the real or simulated providers for a phone number. Simulator tokens are therefore never sent to Meta, and
 * real tokens never to a simulator. Returns null for a simulated phone number if the simulators are not running.
 */
export const providersFor = ({ providers, sandbox }: Switchboard, isSandbox: boolean): Providers | null =>
  isSandbox ? (sandbox?.providers ?? null) : providers;

// A CHECK constraint guarantees that the phone number has a business account.
export const cloudConfigOf = ({ row, tokens }: CloudNumber): WhatsAppCloudConfig => ({
  accessToken: tokens.accessToken,
  phoneNumberId: row.providerNumberId,
  businessAccountId: row.businessAccountId ?? '',
});

/** Returns the webhook URL of the phone number. */
export const callbackOf = ({ publicBaseUrl }: Pick<Services, 'publicBaseUrl'>, id: string): string =>
  `${publicBaseUrl}/api/whatsapp/cloud/${id}`;
