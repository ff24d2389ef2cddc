import type { ToolCall } from '@frontdesk/agent';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueHangUp } from '../../../../events/outbox.ts';
import type { ToolOutcome } from '../../../agent/runs/index.ts';
import type { CallRow } from '../calls.repository.ts';
import { escalate } from '../escalate.ts';

/** Time for the goodbye to be spoken. */
const GOODBYE_MS = 10_000;

interface UsedTool {
  readonly row: CallRow;
  readonly call: ToolCall;
  readonly done: ToolOutcome;
}

/** Applies a tool's effect on the call: an escalation or its end. */
export async function applyToolEffects(tx: Tx, services: Services, { row, call, done }: UsedTool): Promise<void> {
  if (call.tool === 'escalateToHuman') return escalate(tx, services, row, String(call.arguments['reason']));
  if (!done.result.ok && done.result.problem === 'NOT_CONNECTED')
    return escalate(tx, services, row, `${call.tool} is not connected.`);
  if (call.tool !== 'endConversation') return;
  const at = new Date(services.clock().getTime() + GOODBYE_MS);
  await enqueueHangUp(tx, { workspaceId: row.workspaceId, callId: row.id }, at);
}
