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
  return opened(services, await receiversOf(services.database.system, account), 'secret');
}

/** The same for whoever names this event type of Cal.com as theirs, and has told it a secret to sign with. */
export async function calendarReceivers(services: Services, eventTypeId: string): Promise<Receiver[]> {
  const { rows } = await services.database.system.pool.query<Place>({
    name: 'calendar-receivers',
    text: `select workspace_id, id from integrations
      where provider = 'CALCOM' and event_type_id = $1 order by verified_at is null, id limit ${MOST}`,
    values: [eventTypeId],
  });
  return opened(services, rows, 'webhookSecret');
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

async function receiversOf({ pool }: SystemDb, { accountSid, number }: TwilioAccount): Promise<Place[]> {
  const { rows } = await pool.query<Place>({
    name: 'twilio-receivers',
    text: `select workspace_id, id from integrations
      where provider = 'TWILIO' and account_sid = $1 and from_number = $2 order by verified_at is null, id limit ${MOST}`,
    values: [accountSid, number],
  });
  return rows;
}

async function opened(services: Services, places: readonly Place[], which: IntegrationSecret): Promise<Receiver[]> {
  const all = await Promise.all(places.map((place) => opening(services, place, which)));
  return all.filter((receiver) => receiver !== null);
}

/** Its own workspace opens it, under its own wall; null when it went away in between, or was never given. */
const opening = (
  { database, vault }: Services,
  { workspace_id: workspaceId, id }: Place,
  which: IntegrationSecret,
): Promise<Receiver | null> =>
  database.inWorkspace(workspaceId).read(async (tx) => {
    const row = await integrationById(tx, id);
    const secret = row && (await openCredentials({ vault }, tx, row))[which];
    return secret ? { workspaceId, integrationId: id, secret } : null;
  });
