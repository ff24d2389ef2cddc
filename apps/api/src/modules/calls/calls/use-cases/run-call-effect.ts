import { type PlannedEffect, type ToolName, textOf } from '@frontdesk/agent/engine';
import { isProviderError } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueCallBack } from '../../../../events/outbox.ts';
import {
  callbackTime,
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
import { lockCall } from '../calls.repository.ts';
import { escalate } from '../escalate.ts';
import type { CallReference } from './claim-tool.ts';

interface CallEffectInput extends EffectInput {
  readonly callId: string;
}

interface CallEffect {
  readonly where: CallReference;
  readonly effect: PlannedEffect;
  /**
   * True if an earlier process may have requested the effect. The effect is then completed even if the call has ended.
   */
  readonly isRecovery: boolean;
}

/**
 * Runs an effect of a call. If the provider is not available the effect fails and is not retried, because the caller is
 * waiting.
 */
export async function runCallEffect(services: Services, { effect, ...run }: CallEffect): Promise<EffectOutcome> {
  const tool = TOOLS[effect.tool] ?? notConnected;
  try {
    return await tool(services, inputOf(services, { effect, ...run }));
  } catch (error) {
    const cause = error instanceof IntegrationError ? error.cause : error;
    if (!isProviderError(cause)) throw error;
    if (error instanceof IntegrationError) await reportFailure(services, error.used, cause);
    return failed(isProviderError(cause, 'UNCONFIRMED') ? 'UNKNOWN' : 'FAILED');
  }
}

/** Queues the call for operators, with the caller's message as the detail. */
const leaveMessage: EffectTool<CallEffectInput> = async (services, { args, callId }) => ({
  result: { ok: true, data: null },
  change: async (tx) => {
    const call = await lockCall(tx, callId);
    const detail = textOf(args['text']).slice(0, 1000);
    if (call) await escalate(tx, services, call, { code: 'MESSAGE_LEFT', detail });
  },
});

/** Schedules a call at the start of the time window that the contact requested. */
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

const TOOLS: Readonly<Partial<Record<ToolName, EffectTool<CallEffectInput>>>> = {
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
