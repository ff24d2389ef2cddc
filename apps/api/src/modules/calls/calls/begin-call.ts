import type { CallDirection } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { publishChange } from '../../../events/record-event.ts';

interface CallStart {
  readonly workspaceId: string;
  /** Null if the caller withheld the phone number. `leadId` and `phone` are then null as well. */
  readonly contactId: string | null;
  readonly leadId: string | null;
  /** Phone number of the contact in E.164 format, for inbound and outbound calls. */
  readonly phone: string | null;
  readonly direction: CallDirection;
  /** True if neither a member nor an API key requested the call. */
  readonly isAutomatic?: boolean;
  readonly phoneConfigId: string | null;
  readonly serviceId: string | null;
  readonly providerId?: string;
  readonly state?: 'QUEUED' | 'RINGING';
  readonly now: Date;
}

/**
 * Stores a call before the request to the provider. Returns null if a call with the lead or the phone number is in
 * progress.
 */
export async function beginCall(tx: Tx, { now, ...call }: CallStart): Promise<string | null> {
  const { workspaceId, contactId, leadId, phone, direction, providerId = null, state = 'QUEUED' } = call;
  const { isAutomatic = false } = call;
  const { phoneConfigId, serviceId } = call;
  const id = uuidv7();
  const dispatchState = direction === 'INBOUND' ? 'DONE' : 'WAITING';
  const begun = await tx.sql`
    insert into calls (workspace_id, id, contact_id, lead_id, active_lead_id, active_phone, phone_config_id, service_id, direction, state,
      dispatch_state, provider_id, is_automatic, is_withheld, created_at)
    values (${workspaceId}, ${id}, ${contactId}::uuid, ${leadId}::uuid, ${leadId}::uuid, ${phone}::text, ${phoneConfigId}::uuid, ${serviceId}::uuid, ${direction},
      ${state}, ${dispatchState}, ${providerId}, ${isAutomatic}, ${contactId === null}, ${now}) on conflict do nothing returning id`;
  if (begun.length === 0) return null;
  await publishChange(tx, { topic: 'call', workspaceId, id, kind: 'CREATED' });
  return id;
}
