import type { CallDirection } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../db/tenant-db.ts';
import { tell } from '../../events/record.ts';

interface Beginning {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly leadId: string;
  readonly direction: CallDirection;
  readonly phoneConfigId: string | null;
  readonly serviceId: string | null;
  readonly providerId?: string;
  readonly state?: 'QUEUED' | 'RINGING';
  readonly now: Date;
}

/** Writes a call down before anything is asked of anybody. Null where the lead is on the phone with us already. */
export async function beginCall(tx: Tx, { now, ...call }: Beginning): Promise<string | null> {
  const { workspaceId, contactId, leadId, direction, providerId = null, state = 'QUEUED' } = call;
  const { phoneConfigId, serviceId } = call;
  const id = uuidv7();
  const dialStep = direction === 'INBOUND' ? 'DONE' : 'WAITING';
  const begun = await tx.sql`
    insert into calls (workspace_id, id, contact_id, lead_id, active_lead_id, phone_config_id, service_id, direction, state,
      dial_step, provider_id, created_at)
    values (${workspaceId}, ${id}, ${contactId}, ${leadId}, ${leadId}, ${phoneConfigId}::uuid, ${serviceId}::uuid, ${direction},
      ${state}, ${dialStep}, ${providerId}, ${now}) on conflict do nothing returning id`;
  if (begun.length === 0) return null;
  await tell(tx, { topic: 'call', workspaceId, id, kind: 'CREATED' });
  return id;
}
