import { type BuiltinTool, type CallRequest, isBuiltinTool, type PlannedEffect, textOf } from '@frontdesk/agent/engine';
import { isProviderError } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueCallBack, enqueueCallResume } from '../../../../events/outbox.ts';
import {
  callbackTime,
  callWorkspaceTool,
  type EffectInput,
  type EffectOutcome,
  type EffectTool,
  failed,
  notConnected,
  SHARED_EFFECTS,
} from '../../../agent/runs/index.ts';
import { lockLead } from '../../../leads/leads/index.ts';
import { isSendingEnabled } from '../../../messaging/conversations/index.ts';
import { IntegrationError, reportFailure } from '../../../platform/integrations/index.ts';
import { agentActor } from '../actors.ts';
import { callLanguage, loadAgentContext, readCallFacts } from '../call-context.ts';
import { callStateOf, firstCallState } from '../call-state.ts';
import { type CallRow, lockCall } from '../calls.repository.ts';
import { escalate } from '../escalate.ts';
import { applyEffect, beginStep, type OpenCall } from './call-step.ts';
import { type CallReference, findLease, TOOL_LEASE_MS, type ToolAnswer, type ToolClaim } from './claim-tool.ts';

const GONE: ToolAnswer = { answer: 'This call is not known here.', failed: true };

/**
 * Applies a request of the assistant, runs the resulting effects and returns the response. Returns a failure if the
 * call does not exist.
 */
export async function advanceCall(services: Services, claim: ToolClaim, request: CallRequest): Promise<ToolAnswer> {
  const { where } = claim;
  let progress = await inCall(services, where, (tx, call) => beginStep(tx, services, { claim, call, request }));
  while (progress && 'effect' in progress) {
    const { effect } = progress;
    const outcome = await runCallEffect(services, { where, effect, isRecovery: false });
    progress = await inCall(services, where, (tx, call) => applyEffect(tx, services, { claim, call, effect, outcome }));
  }
  return progress?.answer ?? GONE;
}

/**
 * Completes the step of a call after a process crashed. If a tool of the call is still running, enqueues another
 * attempt.
 */
export async function resumeCall(services: Services, where: CallReference): Promise<void> {
  const db = services.database.forWorkspace(where.workspaceId);
  const id = await db.write((tx) => leaseForResume(tx, services, where));
  if (id === null) return;
  await finishPendingEffects(services, where);
  await db.write((tx) => tx.toolInvocation.updateMany({ where: { id }, data: { leaseUntil: null } }));
}

/**
 * Runs effects that were stored but not completed. If an effect may already have been executed, its result is looked up
 * first.
 */
export async function finishPendingEffects(services: Services, where: CallReference): Promise<void> {
  const db = services.database.forWorkspace(where.workspaceId);
  for (;;) {
    const effect = await db.read((tx) => pendingEffect(tx, where.callId));
    if (!effect) return;
    const outcome = await runCallEffect(services, { where, effect, isRecovery: true });
    await inCall(services, where, (tx, call) => applyEffect(tx, services, { claim: null, call, effect, outcome }));
  }
}

async function pendingEffect(tx: Tx, callId: string): Promise<PlannedEffect | null> {
  const call = await tx.call.findFirst({ where: { id: callId }, select: { memory: true } });
  return (call?.memory as { pending?: PlannedEffect | null } | null)?.pending ?? null;
}

/**
 * Leases the latest tool invocation of a call, so that no other tool runs in the meantime. Returns null if no effect is
 * pending, the call has no tool invocation, or a tool is still running, in which case the job is enqueued again.
 */
async function leaseForResume(tx: Tx, services: Services, where: CallReference): Promise<string | null> {
  const { callId } = where;
  if (!(await lockCall(tx, callId)) || !(await pendingEffect(tx, callId))) return null;
  const now = services.clock();
  const leasedUntil = await findLease(tx, callId, now);
  if (leasedUntil) {
    await enqueueCallResume(tx, where, leasedUntil);
    return null;
  }
  const latest = await tx.toolInvocation.findFirst({
    where: { callId },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  if (!latest) return null;
  const leaseUntil = new Date(now.getTime() + TOOL_LEASE_MS);
  await tx.toolInvocation.updateMany({ where: { id: latest.id }, data: { leaseUntil } });
  return latest.id;
}

const inCall = <T>(
  services: Services,
  { workspaceId, callId }: CallReference,
  todo: (tx: Tx, call: OpenCall) => Promise<T>,
): Promise<T | null> =>
  services.database.forWorkspace(workspaceId).write(async (tx) => {
    const row = await lockCall(tx, callId);
    return row && todo(tx, await openCall(tx, services, row));
  });

async function openCall(tx: Tx, services: Services, row: CallRow): Promise<OpenCall> {
  const { agent, graph, terms } = await loadAgentContext(tx, row);
  const { env, bookings } = await readCallFacts(tx, {
    call: row,
    terms,
    agentId: agent.agentId,
    now: services.clock(),
  });
  const facts = { graphVersionId: agent.graphVersionId ?? '', now: env.now, language: callLanguage(terms) };
  const stored = callStateOf(row, facts);
  const state = stored ?? (await firstCallState(tx, row, facts));
  return { row, graph, env, state: { ...state, bookings }, isFirst: stored === null };
}

interface CallEffectInput extends EffectInput {
  readonly callId: string;
}

interface CallEffect {
  readonly where: CallReference;
  readonly effect: PlannedEffect;
  /**
   * True if an earlier process may have requested the effect. In that case the effect is completed even after the end
   * of the call or during a takeover.
   */
  readonly isRecovery: boolean;
}

/**
 * Runs an effect of a call. After a provider error, the result is FAILED, or UNKNOWN if the effect may have been
 * executed. The effect is not retried, because the contact is waiting on the phone.
 */
async function runCallEffect(services: Services, { effect, ...run }: CallEffect): Promise<EffectOutcome> {
  const tool = effectOf(effect, run.where.callId);
  try {
    return await tool(services, inputOf(services, { effect, ...run }));
  } catch (error) {
    const cause = error instanceof IntegrationError ? error.cause : error;
    if (!isProviderError(cause)) throw error;
    if (error instanceof IntegrationError) await reportFailure(services, error.used, cause);
    return failed(isProviderError(cause, 'UNCONFIRMED') ? 'UNKNOWN' : 'FAILED');
  }
}

/** Queues the call for operators, with the message that the contact left. */
const leaveMessage: EffectTool<CallEffectInput> = async (services, { args, callId }) => ({
  result: { ok: true, data: null },
  change: async (tx) => {
    const call = await lockCall(tx, callId);
    const detail = textOf(args['text']).slice(0, 1000);
    if (call) await escalate(tx, services, call, { code: 'MESSAGE_LEFT', detail });
  },
});

/**
 * Schedules a call at the start of the time window that the contact requested, or immediately if the window has
 * started. Fails with INVALID if the time window cannot be parsed. Does nothing if the call has no lead.
 */
const scheduleCallback: EffectTool<CallEffectInput> = async (services, { args, workspaceId, leadOf }) => {
  const at = await services.database.forWorkspace(workspaceId).read((tx) => callbackTime(tx, args, services.clock()));
  if (!at) return failed('INVALID');
  return {
    result: { ok: true, data: null },
    change: async (tx) => {
      const lead = await leadOf(tx);
      if (lead) await enqueueCallBack(tx, { workspaceId, leadId: lead.id }, at);
    },
  };
};

const effectOf = ({ tool, kind }: PlannedEffect, callId: string): EffectTool<CallEffectInput> =>
  isBuiltinTool(tool)
    ? (TOOLS[tool] ?? notConnected)
    : callWorkspaceTool({ tool, in: { callId }, ...(kind ? { kind } : {}) });

const TOOLS: Readonly<Partial<Record<BuiltinTool, EffectTool<CallEffectInput>>>> = {
  ...SHARED_EFFECTS,
  leave_message: leaveMessage,
  schedule_callback: scheduleCallback,
};

function inputOf(services: Services, { where, effect, isRecovery }: CallEffect): CallEffectInput {
  const { workspaceId, callId } = where;
  return {
    key: effect.key,
    args: effect.args,
    workspaceId,
    callId,
    by: agentActor(services, workspaceId, callId),
    contactIdOf: async (tx) => {
      const { contactId, isWithheld } = await tx.call.findFirstOrThrow({ where: { id: callId } });
      return isWithheld ? null : contactId;
    },
    placeOf: async (tx) => {
      const { phoneConfigId, memory } = await tx.call.findFirstOrThrow({ where: { id: callId } });
      return { phoneConfigId, language: (memory as { language?: string } | null)?.language ?? null };
    },
    leadOf: async (tx) => {
      const call = await tx.call.findFirst({ where: { id: callId }, select: { leadId: true } });
      return call?.leadId ? lockLead(tx, call.leadId) : null;
    },
    within: (todo) =>
      services.database
        .forWorkspace(workspaceId)
        .write(async (tx) => ((await isAllowed(tx, callId, isRecovery)) ? todo(tx) : null)),
  };
}

async function isAllowed(tx: Tx, callId: string, isRecovery: boolean): Promise<boolean> {
  const call = await lockCall(tx, callId);
  if (!call || call.optedOut || !(await isSendingEnabled(tx))) return false;
  return isRecovery || (!call.endedAt && call.mode !== 'TAKEOVER');
}
