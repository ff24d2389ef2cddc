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
  const found = await receiversOf(services.database.system, account);
  const opened = await Promise.all(found.map((place) => opening(services, place)));
  return opened.filter((receiver) => receiver !== null);
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

/** Its own workspace opens it, under its own wall; null when it went away in between. */
const opening = ({ database, vault }: Services, { workspace_id: workspaceId, id }: Place): Promise<Receiver | null> =>
  database.inWorkspace(workspaceId).read(async (tx) => {
    const row = await integrationById(tx, id);
    if (!row) return null;
    const { secret } = await openCredentials({ vault }, tx, row);
    return { workspaceId, integrationId: id, secret };
  });
