import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../context/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type Receiver, twilioReceivers } from '../../integrations/index.ts';
import { isSignedBy, type SignedRequest } from '../signed-by.ts';
import { readFields, type TwilioFields } from '../twilio-fields.ts';

export type InboundKind = 'MESSAGE' | 'STATUS';

interface Inbound extends SignedRequest {
  readonly kind: InboundKind;
}

/**
 * Keeps what Twilio tells, with a job that works it off, in one transaction: what was answered with "yes" cannot be lost. The
 * same again is kept once. False for whoever may not tell us anything: an account that nobody has set up, a wrong signature.
 */
export async function storeInbound(services: Services, inbound: Inbound): Promise<boolean> {
  const fields = readFields(inbound.payload);
  const number = inbound.kind === 'MESSAGE' ? fields.to : fields.from;
  if (!fields.accountSid || !fields.messageSid || !number) return false;
  const receivers = await twilioReceivers(services, { accountSid: fields.accountSid, number });
  const owner = receivers.find((receiver: Receiver) => isSignedBy(receiver.secret, inbound));
  if (!owner) return false;
  const { workspaceId } = owner;
  const storing = { ...inbound, fields, workspaceId, receivedAt: services.clock() };
  await services.database.inWorkspace(workspaceId).write((tx) => store(tx, storing));
  return true;
}

interface Storing extends Inbound {
  readonly workspaceId: string;
  readonly fields: TwilioFields;
  readonly receivedAt: Date;
}

async function store(tx: Tx, { workspaceId, kind, url, payload, fields, receivedAt }: Storing): Promise<void> {
  const id = uuidv7();
  const providerId = kind === 'MESSAGE' ? fields.messageSid : `${fields.messageSid} ${fields.status}`;
  const reference = new URL(url).searchParams.get('message');
  await tx.sql`
    with stored as (
      insert into inbound_events (workspace_id, id, provider, kind, provider_id, reference, payload, received_at)
      values (${workspaceId}, ${id}, 'TWILIO', ${kind}, ${providerId}, ${reference}, ${Buffer.from(payload)}, ${receivedAt})
      on conflict do nothing returning workspace_id, id
    )
    select app.enqueue('process_inbound', jsonb_build_object('workspaceId', workspace_id, 'id', id)) from stored`;
}
