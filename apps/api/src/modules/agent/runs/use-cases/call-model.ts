import { type EngineEvent, type ModelCall, parseReply } from '@frontdesk/agent/engine';
import type { AgentLimits } from '@frontdesk/domain';
import type { ModelPort, ModelReply } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import { modelOf, notSetUpError, type ReadyPort, withAccount } from '../../../platform/integrations/index.ts';
import { costOf } from '../../configuration/index.ts';
import type { ModelCommand } from '../run-context.ts';

const MODEL_MS = 45_000;

/** Returns the model account of the workspace, for all calls of one job. Throws an error if no account is connected. */
export async function readyModel(services: Services, workspaceId: string): Promise<ReadyPort<ModelPort>> {
  const model = await modelOf(services, workspaceId);
  if (model.kind === 'NOT_SET_UP') throw notSetUpError(model);
  return model;
}

/** Calls the model. Must not be called inside a transaction. */
export async function callModel(
  model: ReadyPort<ModelPort>,
  { command, prompt, limits }: { command: ModelCommand; prompt: ModelCall; limits: AgentLimits },
): Promise<EngineEvent> {
  // Interpreting a message must be repeatable, so it uses temperature 0. Writing a reply uses the default temperature.
  const temperature = command.type === 'understand' ? { temperature: 0 } : {};
  const reply = await withAccount(model, (port) => port.reply({ ...prompt, ...temperature, deadlineMs: MODEL_MS }));
  return eventOf(command, reply, limits);
}

function eventOf(
  { type: call, callId }: ModelCommand,
  { text, finish, usage }: ModelReply,
  limits: AgentLimits,
): EngineEvent {
  const tokens = usage.inputTokens + usage.outputTokens;
  return parseReply({
    call,
    callId,
    text: finish === 'STOP' ? text : null,
    usage: { tokens, costUsd: costOf(tokens, limits) },
  });
}
