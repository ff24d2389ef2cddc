import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../context/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { readFields, type TwilioFields } from '../twilio-fields.ts';

export type InboundKind = 'MESSAGE' | 'STATUS';

/** The workspace that owns an account together with a number, and whether it could have signed this. */
export interface TwilioNumbers {
  find(number: { readonly accountSid: string; readonly phone: string }): Promise<NumberOwner | null>;
}

export interface NumberOwner {
  readonly workspaceId: string;
  signed(request: SignedRequest): boolean;
}

export interface SignedRequest {
  readonly url: string;
  readonly payload: Uint8Array;
  readonly signature: string;
}

interface Inbound extends SignedRequest {
  readonly kind: InboundKind;
}

/**
 * Keeps what a provider tells, with a job that works it off, in one transaction: what was answered with "yes" cannot be lost. The
 * same again is kept once. False for whoever may not tell us anything.
 */
export async function storeInbound(services: Services, numbers: TwilioNumbers, inbound: Inbound): Promise<boolean> {
  const fields = readFields(inbound.payload);
  const phone = inbound.kind === 'MESSAGE' ? fields.to : fields.from;
  if (!fields.accountSid || !fields.messageSid || !phone) return false;
  const owner = await numbers.find({ accountSid: fields.accountSid, phone });
  if (!owner?.signed(inbound)) return false;
  await services.database
    .inWorkspace(owner.workspaceId)
    .write((tx) => store(tx, { ...inbound, fields, workspaceId: owner.workspaceId, receivedAt: services.clock() }));
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
