import { setTimeout as pause } from 'node:timers/promises';
import type { VapiToolCall } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { type CallRow, type InvocationRow, lockCall, lockInvocation } from '../calls.repository.ts';

export interface ToolAnswer {
  readonly answer: string;
  readonly failed: boolean;
}

export interface CallReference {
  readonly workspaceId: string;
  readonly callId: string;
}

/** Tool call that this process has claimed. Only one tool call runs at a time in a call. */
export interface ToolClaim {
  readonly id: string;
  readonly where: CallReference;
  /** True if an earlier process started the tool call and crashed. */
  readonly isRetry: boolean;
}

export const TOOL_LEASE_MS = 30_000;
const LOOK_MS = 200;
const MAX_ATTEMPTS = 60;

/**
 * Claims a tool call. Returns the stored result of the tool call if there is one, or the reason why the agent must not
 * act now. Waits while another tool of the call is running, and returns an interim result after about 12 seconds.
 */
export async function claimTool(
  services: Services,
  where: CallReference,
  asked: VapiToolCall,
): Promise<ToolClaim | ToolAnswer> {
  for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts += 1) {
    const found = await services.database
      .forWorkspace(where.workspaceId)
      .write((tx) => claimInvocation(tx, services, where, asked));
    if (found) return found;
    await pause(LOOK_MS);
  }
  return SLOW;
}

export const SLOW: ToolAnswer = {
  answer: 'This takes longer than usual. Tell the caller so, then call next_step for the result.',
  failed: true,
};

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
  if (await findLease(tx, where.callId, now)) return null;
  const blocker = await findToolBlocker(tx, call);
  if (blocker) return { answer: blocker, failed: true };
  const leaseUntil = new Date(now.getTime() + TOOL_LEASE_MS);
  await tx.toolInvocation.updateMany({ where: { id: row.id }, data: { leaseUntil, claim: { increment: 1 } } });
  return { id: row.id, where, isRetry: row.leaseUntil !== null };
}

/** Returns the time at which the lease of the running tool expires. Returns null if no tool of the call is running. */
export async function findLease(tx: Tx, callId: string, now: Date): Promise<Date | null> {
  const leased = await tx.toolInvocation.findFirst({
    where: { callId, leaseUntil: { gt: now } },
    select: { leaseUntil: true },
  });
  return leased?.leaseUntil ?? null;
}

/**
 * Returns a text for the assistant that states why the agent must not act in the call now. Returns null if the agent
 * can act.
 */
async function findToolBlocker(tx: Tx, call: CallRow): Promise<string | null> {
  if (call.endedAt) return 'The call has ended.';
  if (call.mode === 'TAKEOVER') return 'A colleague has taken over. Do nothing, and stay silent.';
  if (call.optedOut || call.blocked) return 'We may not contact this person. Say goodbye.';
  return (await isSendingEnabled(tx)) ? null : 'Nothing can be done now. Say that a colleague will be in touch.';
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

interface AnswerOptions {
  /** True if the tool is still running and the result is an interim result. */
  readonly isRunning?: boolean;
}

export const storeAnswer = (
  services: Services,
  claim: ToolClaim,
  answer: ToolAnswer,
  options: AnswerOptions = {},
): Promise<ToolAnswer> =>
  services.database
    .forWorkspace(claim.where.workspaceId)
    .write((tx) => recordAnswer(tx, services, { id: claim.id, answer, ...options }));

/** Stores the result of a tool call. The first stored result is final. */
export async function recordAnswer(
  tx: Tx,
  services: Pick<Services, 'clock'>,
  { id, answer, isRunning = false }: AnswerOptions & { readonly id: string; readonly answer: ToolAnswer },
): Promise<ToolAnswer> {
  const invocation = await lockInvocation(tx, id);
  if (!invocation) return answer;
  const lease = isRunning ? {} : { leaseUntil: null };
  if (invocation.answer !== null) {
    await tx.toolInvocation.updateMany({ where: { id }, data: lease });
    return { answer: invocation.answer, failed: invocation.failed };
  }
  const data = { ...answer, answeredAt: services.clock(), ...lease };
  await tx.toolInvocation.updateMany({ where: { id }, data });
  return answer;
}
