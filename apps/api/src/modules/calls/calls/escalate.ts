import { type HandoffReason, handoffSentence } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { startEscalation } from '../../agent/escalation/index.ts';
import { agentActor } from './actors.ts';
import type { CallRow } from './calls.repository.ts';

/**
 * Queues the call for operators until one joins or a member resolves the escalation. Operators are notified once, and
 * again only if the agent escalates after the operator has left the call (AM-38). Does nothing while the call has a
 * waiting escalation, or an acknowledged escalation and a member in the call.
 */
export async function escalate(
  tx: Tx,
  services: Pick<Services, 'clock'>,
  row: CallRow,
  reason: HandoffReason,
): Promise<void> {
  const { code, detail } = reason;
  const { workspaceId, id: callId, heldById } = row;
  const [by, now] = [agentActor(services, workspaceId, callId), services.clock()];
  const raised = await tx.sql`
    insert into escalations (workspace_id, id, call_id, open_call_id, code, detail, raised_at)
    values (${workspaceId}, ${uuidv7()}, ${callId}, ${callId}, ${code}, ${detail}, ${now})
    on conflict (workspace_id, open_call_id) do update
      set state = 'WAITING', code = excluded.code, detail = excluded.detail, raised_at = excluded.raised_at, acknowledged_by_id = null, acknowledged_at = null
      where escalations.state = 'ACKNOWLEDGED' and ${heldById === null}
    returning id`;
  if (raised.length === 0) return;
  await startEscalation(tx, by, { callId }, code);
  const after = { code, reason: handoffSentence(reason) };
  const fact = { name: 'call.escalated', subject: { type: 'Call', id: callId }, after } as const;
  await recordEvent(tx, by, fact, { topic: 'call', workspaceId, id: callId, kind: 'UPDATED' });
}
