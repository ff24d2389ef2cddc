import type { IntegrationSecret } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import { openCredentials } from './credentials.ts';
import { integrationById } from './integrations.repository.ts';

/** A workspace that claims a provider event, with the secret that must have signed it. */
export interface WebhookReceiver {
  readonly workspaceId: string;
  readonly integrationId: string;
  readonly secret: string;
}

interface TwilioAccount {
  readonly accountSid: string;
  /** E.164, without a channel prefix. */
  readonly number: string;
}

/**
 * Workspaces that claim this account and number, verified ones first. A claim proves nothing: the first whose secret
 * matches the signature owns the event. An empty list gives the same response as a wrong signature.
 */
export const twilioReceivers = (
  services: Services,
  { accountSid, number }: TwilioAccount,
): Promise<WebhookReceiver[]> => findReceivers(services, TWILIO, [accountSid, number]);

interface VapiAccount {
  readonly assistantId: string | null;
  readonly phoneNumberId: string | null;
}

/** Same for a Vapi event: by its assistant, or by the called number while there is no assistant yet. */
export const vapiReceivers = (
  services: Services,
  { assistantId, phoneNumberId }: VapiAccount,
): Promise<WebhookReceiver[]> => findReceivers(services, VAPI, [assistantId, phoneNumberId]);

interface CalComAccount {
  /** Workspace in the webhook URL. Null when the URL has none. */
  readonly workspaceId: string | null;
  /** Event type, when the event names it. Tests and no-shows do not. */
  readonly eventTypeId: number | null;
}

/** Same for a Cal.com event. Without any identification a limited number of candidates is tried. */
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

// Other workspaces can claim an account but not verify it: unverified claims come last, and the limit bounds the work
// per event.
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

/** Decrypts within its own workspace. Null when the integration was deleted or has no such secret. */
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
