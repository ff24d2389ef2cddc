import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { notify } from '../../../events/notify.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { membersWithPolicy } from '../../access/members/index.ts';
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
  await notify(tx, by, { kind: 'CALL_ESCALATED', to: await escalationRecipients(tx, now), subjectId: callId });
  const fact = { name: 'call.escalated', subject: { type: 'Call', id: callId }, after: { reason } } as const;
  await recordEvent(tx, by, fact, { topic: 'call', workspaceId, id: callId, kind: 'UPDATED' });
}

/** Members to notify: operators who take escalations, or all members who can operate calls when there are none. */
async function escalationRecipients(tx: Tx, now: Date): Promise<string[]> {
  const holders = (await membersWithPolicy(tx, 'call.operate', now)).map(({ id }) => id);
  const operators = await tx.operator.findMany({ select: { memberId: true, receivesEscalations: true } });
  if (operators.length === 0) return holders;
  const told = operators.filter(({ receivesEscalations }) => receivesEscalations).map(({ memberId }) => memberId);
  return holders.filter((id) => told.includes(id));
}
