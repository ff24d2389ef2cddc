import type { ToolName } from '@frontdesk/agent/engine';
import type { Services } from '../../../../auth/context.ts';
import { leadOf } from '../agent-runs.repository.ts';
import { agentActor, type ClaimedRun, inClaimedRun } from '../claimed-run.ts';
import type { EffectTool } from '../effects/effect.ts';
import { type ConversationEffectInput, leaveMessage } from '../effects/leave-message.ts';
import { scheduleCallback } from '../effects/schedule-callback.ts';
import { notConnected, SHARED_EFFECTS } from '../effects/shared-effects.ts';
import type { ExternalCommand } from '../run-state.ts';
import { applyEffect, type RunStep } from './apply-event.ts';

type EffectCommand = Extract<ExternalCommand, { type: 'run_effect' }>;

/** Runs an effect, stores its result with its database changes, and returns the next step. */
export async function runEffect(services: Services, step: RunStep, command: EffectCommand): Promise<RunStep | null> {
  const tool = TOOLS[command.tool] ?? notConnected;
  const { result, change } = await tool(services, inputOf(services, step.work, command));
  return applyEffect(services, step, { event: { type: 'effect_result', key: command.key, result }, change });
}

const TOOLS: Readonly<Partial<Record<ToolName, EffectTool<ConversationEffectInput>>>> = {
  ...SHARED_EFFECTS,
  leave_message: leaveMessage,
  schedule_callback: scheduleCallback,
};

const inputOf = (services: Services, work: ClaimedRun, { key, args }: EffectCommand): ConversationEffectInput => ({
  key,
  args,
  workspaceId: work.workspaceId,
  conversationId: work.conversationId,
  by: agentActor(services, work),
  contactIdOf: async (tx) => (await tx.conversation.findFirstOrThrow({ where: { id: work.conversationId } })).contactId,
  leadOf: (tx) => leadOf(tx, work.conversationId),
  within: (todo) => inClaimedRun(services, work, todo),
});
