import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { startEscalation } from '../../agent/escalation/index.ts';
import { agentActor } from './actors.ts';
import type { CallRow } from './calls.repository.ts';

/**
 * AM-38: queues the call for operators until one joins or it is resolved. Operators are notified once, and again
 * after an operator disconnected.
 */
export async function escalate(tx: Tx, services: Services, row: CallRow, reason: string): Promise<void> {
  const { workspaceId, id: callId, heldById } = row;
  const [by, now] = [agentActor(services, workspaceId, callId), services.clock()];
  const raised = await tx.sql`
    insert into escalations (workspace_id, id, call_id, open_call_id, reason, raised_at)
    values (${workspaceId}, ${uuidv7()}, ${callId}, ${callId}, ${reason}, ${now})
    on conflict (workspace_id, open_call_id) do update
      set state = 'WAITING', reason = excluded.reason, raised_at = excluded.raised_at, acknowledged_by_id = null, acknowledged_at = null
      where escalations.state = 'ACKNOWLEDGED' and ${heldById === null}
    returning id`;
  if (raised.length === 0) return;
  await startEscalation(tx, by, { callId });
  const fact = { name: 'call.escalated', subject: { type: 'Call', id: callId }, after: { reason } } as const;
  await recordEvent(tx, by, fact, { topic: 'call', workspaceId, id: callId, kind: 'UPDATED' });
}
