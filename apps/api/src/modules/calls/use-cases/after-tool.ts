import type { ToolCall } from '@frontdesk/agent';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../context/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { hangUpLater } from '../../../events/outbox.ts';
import { record } from '../../../events/record.ts';
import type { ToolDone } from '../../turns/index.ts';
import { byAgent } from '../by.ts';
import type { CallRow } from '../calls.repository.ts';

/** Long enough for a goodbye. */
const GOODBYE_MS = 10_000;

interface Used {
  readonly row: CallRow;
  readonly call: ToolCall;
  readonly done: ToolDone;
}

/** What a tool means for the call itself: a person is asked for, or it comes to its end. */
export async function afterTool(tx: Tx, services: Services, { row, call, done }: Used): Promise<void> {
  if (call.tool === 'escalateToHuman') return escalate(tx, services, row, String(call.arguments['reason']));
  if (!done.result.ok && done.result.problem === 'NOT_CONNECTED')
    return escalate(tx, services, row, `${call.tool} is not connected.`);
  if (call.tool !== 'endConversation') return;
  const at = new Date(services.clock().getTime() + GOODBYE_MS);
  await hangUpLater(tx, { workspaceId: row.workspaceId, callId: row.id }, at);
}

/** AM-38: it waits in the operators' queue until somebody joins, or says that it was seen to. */
async function escalate(tx: Tx, services: Services, row: CallRow, reason: string): Promise<void> {
  const { workspaceId, id: callId } = row;
  const now = services.clock();
  const raised = await tx.sql`
    insert into escalations (workspace_id, id, call_id, open_call_id, reason, raised_at)
    values (${workspaceId}, ${uuidv7()}, ${callId}, ${callId}, ${reason}, ${now}) on conflict do nothing returning id`;
  if (raised.length === 0) return;
  const fact = { name: 'call.escalated', subject: { type: 'Call', id: callId }, after: { reason } } as const;
  const note = { topic: 'call', workspaceId, id: callId, kind: 'UPDATED' } as const;
  await record(tx, byAgent(services, workspaceId, callId), fact, note);
}
