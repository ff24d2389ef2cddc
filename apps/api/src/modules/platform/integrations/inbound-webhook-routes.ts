import type { IntegrationSecret } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import { openCredentials } from './credentials.ts';
import { integrationById } from './integrations.repository.ts';

/** Workspace that may be the recipient of a provider event, with the secret used to verify the signature. */
export interface WebhookReceiver {
  readonly workspaceId: string;
  readonly integrationId: string;
  readonly secret: string;
}

interface TwilioAccount {
  readonly accountSid: string;
  /** Phone number of the workspace in E.164 format, without a channel prefix. */
  readonly number: string;
}

/**
 * Returns up to MOST workspaces that configured this Twilio account and phone number, verified workspaces first. The
 * event belongs to the first workspace whose secret matches the signature. If no workspace is found, the response is
 * the same as for an invalid signature.
 */
export const twilioReceivers = (
  services: Services,
  { accountSid, number }: TwilioAccount,
): Promise<WebhookReceiver[]> => findReceivers(services, TWILIO, [accountSid, number]);

interface VapiAccount {
  readonly assistantId: string | null;
  readonly phoneNumberId: string | null;
}

/** Returns up to MOST workspaces that configured the assistant or the phone number, verified workspaces first. */
export const vapiReceivers = (
  services: Services,
  { assistantId, phoneNumberId }: VapiAccount,
): Promise<WebhookReceiver[]> => findReceivers(services, VAPI, [assistantId, phoneNumberId]);

interface CalComAccount {
  /** Id of the workspace from the webhook URL. Null if the URL contains no id. */
  readonly workspaceId: string | null;
  /** Id of the event type. Null for events without one, such as tests and no-shows. */
  readonly eventTypeId: number | null;
}

/**
 * Returns up to MOST workspaces that may be the recipient of a Cal.com event: the workspace in the URL, otherwise those
 * that configured the event type, otherwise all with a Cal.com integration.
 */
export function calComReceivers(
  services: Services,
  { workspaceId, eventTypeId }: CalComAccount,
): Promise<WebhookReceiver[]> {
  if (workspaceId !== null) return findReceivers(services, CALCOM_OF_WORKSPACE, [workspaceId]);
  if (eventTypeId !== null) return findReceivers(services, CALCOM, [String(eventTypeId)]);
  return findReceivers(services, ANY_CALCOM, []);
}

interface ReceiverCondition {
  readonly name: string;
  readonly condition: string;
  readonly signedWith: IntegrationSecret;
}

const TWILIO: ReceiverCondition = {
  name: 'twilio-receivers',
  condition: `provider = 'TWILIO' and account_sid = $1 and (from_number = $2 or workspace_id in (
    select workspace_id from phone_configs where number = $2 and state = 'ACTIVE' and provider = 'TWILIO'))`,
  signedWith: 'secret',
};
const VAPI: ReceiverCondition = {
  name: 'vapi-receivers',
  condition: `provider = 'VAPI' and (assistant_id = $1 or phone_number_id = $2 or workspace_id in (
    select workspace_id from phone_configs where provider_number_id = $2 and provider = 'VAPI'
  ))`,
  signedWith: 'webhookSecret',
};
const CALCOM: ReceiverCondition = {
  name: 'calcom-receivers',
  condition: `provider = 'CALCOM' and event_type_id = $1`,
  signedWith: 'webhookSecret',
};
const CALCOM_OF_WORKSPACE: ReceiverCondition = {
  name: 'calcom-receivers-of-workspace',
  condition: `provider = 'CALCOM' and workspace_id = $1`,
  signedWith: 'webhookSecret',
};
const ANY_CALCOM: ReceiverCondition = {
  name: 'any-calcom-receivers',
  condition: `provider = 'CALCOM'`,
  signedWith: 'webhookSecret',
};

// Maximum number of workspaces whose signing secrets are checked per event. A workspace can enter the account of
// another workspace but cannot verify it, so unverified workspaces come last.
const MOST = 20;

interface IntegrationKey {
  readonly workspace_id: string;
  readonly id: string;
}

async function findReceivers(
  services: Services,
  { name, condition, signedWith }: ReceiverCondition,
  values: readonly (string | null)[],
): Promise<WebhookReceiver[]> {
  const order = `order by verified_at is null, id limit ${MOST}`;
  const text = `select workspace_id, id from integrations where ${condition} ${order}`;
  const { rows } = await services.database.system.pool.query<IntegrationKey>({ name, text, values: [...values] });
  const opened = await Promise.all(rows.map((place) => openReceiver(services, place, signedWith)));
  return opened.filter((receiver) => receiver !== null);
}

/**
 * Decrypts the secret of a workspace within that workspace. Returns null if the integration was deleted or has no such
 * secret.
 */
const openReceiver = (
  { database, vault }: Services,
  { workspace_id: workspaceId, id }: IntegrationKey,
  signedWith: IntegrationSecret,
): Promise<WebhookReceiver | null> =>
  database.forWorkspace(workspaceId).read(async (tx) => {
    const row = await integrationById(tx, id);
    const secret = row && (await openCredentials({ vault }, tx, row))[signedWith];
    return secret ? { workspaceId, integrationId: id, secret } : null;
  });
