import type { IntegrationSecret } from '@frontdesk/domain';
import type { Services } from '../../context/context.ts';
import type { SystemDb } from '../../db/system-db.ts';
import { openCredentials } from './credentials.ts';
import { integrationById } from './integrations.repository.ts';

/** A workspace that says a call of a provider is for it, and the secret with which the call has to be signed. */
export interface Receiver {
  readonly workspaceId: string;
  readonly integrationId: string;
  readonly secret: string;
}

/**
 * Whoever names this account and number as theirs, those that were verified first. To name them proves nothing: the first whose secret signed
 * the call owns it. Nobody is an empty list, and is answered like a wrong signature.
 */
export async function twilioReceivers(services: Services, account: TwilioAccount): Promise<Receiver[]> {
  return opened(services, await claimsOfTwilio(services.database.system, account), 'secret');
}

/** The same for a call of Vapi, which names an assistant or a number of somebody's account. */
export async function vapiReceivers(services: Services, line: VapiLine): Promise<Receiver[]> {
  return opened(services, await claimsOfVapi(services.database.system, line), 'webhookSecret');
}

interface VapiLine {
  readonly assistantId: string | null;
  readonly phoneNumberId: string | null;
}

async function opened(services: Services, places: readonly Place[], which: IntegrationSecret): Promise<Receiver[]> {
  const receivers = await Promise.all(places.map((place) => opening(services, place, which)));
  return receivers.filter((receiver) => receiver !== null);
}

interface TwilioAccount {
  readonly accountSid: string;
  /** E.164, without the channel in front. */
  readonly number: string;
}

interface Place {
  readonly workspace_id: string;
  readonly id: string;
}

// Strangers can claim an account, but not verify it: claims without proof come last, and a bound keeps one call cheap.
const MOST = 20;

async function claimsOfTwilio({ pool }: SystemDb, { accountSid, number }: TwilioAccount): Promise<Place[]> {
  const { rows } = await pool.query<Place>({
    name: 'twilio-receivers',
    text: `select workspace_id, id from integrations
      where provider = 'TWILIO' and account_sid = $1 and from_number = $2 order by verified_at is null, id limit ${MOST}`,
    values: [accountSid, number],
  });
  return rows;
}

async function claimsOfVapi({ pool }: SystemDb, { assistantId, phoneNumberId }: VapiLine): Promise<Place[]> {
  const { rows } = await pool.query<Place>({
    name: 'vapi-receivers',
    text: `select workspace_id, id from integrations
      where provider = 'VAPI' and (phone_number_id = $1 or assistant_id = $2) order by verified_at is null, id limit ${MOST}`,
    values: [phoneNumberId, assistantId],
  });
  return rows;
}

/** Its own workspace opens it, under its own wall; null when it went away in between. */
const opening = (
  { database, vault }: Services,
  { workspace_id: workspaceId, id }: Place,
  which: IntegrationSecret,
): Promise<Receiver | null> =>
  database.inWorkspace(workspaceId).read(async (tx) => {
    const row = await integrationById(tx, id);
    if (!row) return null;
    const { [which]: secret } = await openCredentials({ vault }, tx, row);
    return secret === null ? null : { workspaceId, integrationId: id, secret };
  });
