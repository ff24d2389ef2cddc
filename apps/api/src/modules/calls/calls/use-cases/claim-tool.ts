import { setTimeout as pause } from 'node:timers/promises';
import type { VapiToolCall } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { agentActor } from '../actors.ts';
import { type AgentContext, loadAgentContext } from '../agent-context.ts';
import { type InvocationRow, lockCall, lockInvocation } from '../calls.repository.ts';

export interface ToolAnswer {
  readonly answer: string;
  readonly failed: boolean;
}

export interface CallReference {
  readonly workspaceId: string;
  readonly callId: string;
}

/** A tool call that this process runs, with the engine memory at its start. */
export interface ToolClaim {
  readonly id: string;
  readonly where: CallReference;
  readonly asked: VapiToolCall;
  readonly mind: AgentContext;
}

const LEASE_MS = 15_000;
const LOOK_MS = 200;
const LOOKS = 60;

/** Claims a tool call. When another process has run it or is running it, waits for that result. */
export async function claimTool(
  services: Services,
  where: CallReference,
  asked: VapiToolCall,
): Promise<ToolClaim | ToolAnswer> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const found = await services.database
      .forWorkspace(where.workspaceId)
      .write((tx) => claimInvocation(tx, services, where, asked));
    if (found) return found;
    await pause(LOOK_MS);
  }
  return { answer: 'This is already in progress.', failed: true };
}

async function claimInvocation(
  tx: Tx,
  services: Services,
  where: CallReference,
  asked: VapiToolCall,
): Promise<ToolClaim | ToolAnswer | null> {
  const call = await lockCall(tx, where.callId);
  if (!call) return { answer: 'This call is not known here.', failed: true };
  const now = services.clock();
  const row = await invocationOf(tx, where, asked, now);
  if (row.answer !== null) return { answer: row.answer, failed: row.failed };
  if (row.leaseUntil && row.leaseUntil > now) return null;
  if (call.endedAt) return { answer: 'The call has ended.', failed: true };
  if (call.mode === 'TAKEOVER')
    return { answer: 'A colleague has taken over. Do nothing, and stay silent.', failed: true };
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  await tx.toolInvocation.updateMany({ where: { id: row.id }, data: { leaseUntil, claim: { increment: 1 } } });
  return {
    id: row.id,
    where,
    asked,
    mind: await loadAgentContext(tx, agentActor(services, where.workspaceId, call.id), call),
  };
}

async function invocationOf(tx: Tx, where: CallReference, asked: VapiToolCall, now: Date): Promise<InvocationRow> {
  const { workspaceId, callId } = where;
  const given = { words: JSON.stringify(asked.arguments).replaceAll('\\u0000', '').slice(0, 10_000) };
  await tx.sql`
    insert into tool_invocations (workspace_id, id, call_id, tool_call_id, tool, arguments, asked_at)
    values (${workspaceId}, ${uuidv7()}, ${callId}, ${asked.toolCallId}, ${asked.name.slice(0, 60)}, ${given}, ${now})
    on conflict do nothing`;
  const { id } = await tx.toolInvocation.findFirstOrThrow({
    where: { callId, toolCallId: asked.toolCallId },
    select: { id: true },
  });
  const row = await lockInvocation(tx, id);
  if (!row) throw new Error('The call was deleted.');
  return row;
}
