import type { IntegrationSecret } from '@frontdesk/domain';
import type { Services } from '../../auth/context.ts';
import { openCredentials } from './credentials.ts';
import { integrationById } from './integrations.repository.ts';

/** A workspace that says a call of a provider is for it, and the secret with which the call has to be signed. */
export interface WebhookReceiver {
  readonly workspaceId: string;
  readonly integrationId: string;
  readonly secret: string;
}

interface TwilioAccount {
  readonly accountSid: string;
  /** E.164, without the channel in front. */
  readonly number: string;
}

/**
 * Whoever names this account and number as theirs, those that were verified first. To name them proves nothing: the first whose secret signed
 * the call owns it. Nobody is an empty list, and is answered like a wrong signature.
 */
export const twilioReceivers = (
  services: Services,
  { accountSid, number }: TwilioAccount,
): Promise<WebhookReceiver[]> => findReceivers(services, TWILIO, [accountSid, number]);

interface VapiAccount {
  readonly assistantId: string | null;
  readonly phoneNumberId: string | null;
}

/** The same for a call of Vapi's: by its assistant; by the number that was rung while there is no assistant yet. */
export const vapiReceivers = (
  services: Services,
  { assistantId, phoneNumberId }: VapiAccount,
): Promise<WebhookReceiver[]> => findReceivers(services, VAPI, [assistantId, phoneNumberId]);

interface CalComAccount {
  /** Whose address was called, where the address says it. */
  readonly workspaceId: string | null;
  /** What the event is about, where it says it: a test, and who did not come, name none. */
  readonly eventTypeId: number | null;
}

/** The same for an event of Cal.com's. Where neither names anybody, some are tried. */
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

// Strangers can claim an account, but not verify it: claims without proof come last, and a bound keeps one call cheap.
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

/** Its own workspace opens it, under its own wall; null when it went away in between, or has no such secret. */
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
