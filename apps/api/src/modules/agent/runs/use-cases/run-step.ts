import { type BuiltinTool, type EngineEvent, isBuiltinTool, type ModelCall, parseReply } from '@frontdesk/agent/engine';
import type { AgentLimits } from '@frontdesk/domain';
import type { ModelReply } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { withLogSubject } from '../../../../provider-log/log-subject.ts';
import {
  type AgentModels,
  agentModelsOf,
  type CountedModel,
  notSetUpError,
  type ReadyPort,
  type UsedModel,
  withAccount,
} from '../../../platform/integrations/index.ts';
import { costOf } from '../../configuration/index.ts';
import type { QuestionPlace } from '../../knowledge/index.ts';
import { storeModelCalls } from '../../model-usage/index.ts';
import { queueReview } from '../../reviews/index.ts';
import {
  agentActor,
  applyToRun,
  type ClaimedRun,
  type ExternalCommand,
  finishRun,
  inClaimedRun,
  nextCommand,
  type OpenRun,
  type RunState,
  withClaimedRun,
  withoutNextCommand,
} from '../active-run.ts';
import { leadOf } from '../agent-runs.repository.ts';
import { assignMember } from '../effects/assign.ts';
import { type ConversationEffectInput, leaveMessage, scheduleCallback } from '../effects/callbacks.ts';
import type { EffectTool } from '../effects/effect.ts';
import { notConnected, SHARED_EFFECTS } from '../effects/shared-effects.ts';
import { sendForm } from '../effects/surfaces.ts';
import { callWorkspaceTool } from '../effects/workspace-tools.ts';
import { contextOf, envAt, type ModelCommand, promptFor, type RunContext } from '../run-context.ts';
import { type StepTrace, storeStep } from '../run-trace.ts';
import { findRunBlocker } from '../send-blockers.ts';
import { storeReply } from './store-reply.ts';

/** Next command of a run, with the data that the command needs. */
export interface RunStep {
  readonly work: ClaimedRun;
  readonly context: RunContext;
  readonly todo: Todo;
}

type Todo =
  | { readonly command: ModelCommand; readonly prompt: ModelCall }
  | { readonly command: Extract<ExternalCommand, { type: 'run_effect' }> };

/**
 * Prepares the next step of an open run. If there is no next command, stores the reply and returns null. If the next
 * command needs a model but the monthly cost limit or the plan limit is reached, the reply is composed without a model
 * or the run hands off.
 */
export async function openStep(
  tx: Tx,
  services: Services,
  { work, turn, context }: { work: ClaimedRun; turn: OpenRun; context: RunContext },
): Promise<RunStep | null> {
  const command = nextCommand(turn.plan);
  if (!command) {
    await storeReply(tx, services, { work, turn });
    return null;
  }
  if (command.type === 'run_effect') return { work, context, todo: { command } };
  const { modelsStoppedUntil } = turn.conversation;
  if (turn.isPlanLimitReached || (modelsStoppedUntil && modelsStoppedUntil > services.clock())) {
    const reason = turn.isPlanLimitReached ? ({ reason: 'PLAN_LIMIT_REACHED' } as const) : {};
    const event = { type: 'models_stopped', call: command.type, callId: command.callId, ...reason } as const;
    const now = services.clock();
    const trace = { kind: stepKindOf(command), startedAt: now, durationMs: 0 };
    const plan = await storeEvent(tx, { turn, context, event, now, trace });
    return openStep(tx, services, { work, turn: { ...turn, plan }, context });
  }
  const { memory } = turn.plan;
  const prompt = await promptFor(tx, context, { memory, command, conversationId: work.conversationId });
  return { work, context, todo: { command, prompt } };
}

const stepKindOf = ({ type }: ModelCommand): 'UNDERSTANDING' | 'WORDING' =>
  type === 'understand' ? 'UNDERSTANDING' : 'WORDING';

/** Runs one step and returns the next step. Returns null if the run has ended. */
export async function runStep(
  services: Services,
  step: RunStep,
  openModels: () => Promise<RunModels>,
): Promise<RunStep | null> {
  const { todo, context } = step;
  if (!('prompt' in todo)) return runEffect(services, step, todo.command);
  const models = await openModels();
  return applyReply(
    services,
    step,
    await withLogSubject({ conversationId: step.work.conversationId }, () =>
      callModel(models[todo.command.type], { ...todo, limits: context.facts.limits }),
    ),
  );
}

/** Result of a model call, with its usage. */
interface ModelResult {
  readonly event: EngineEvent;
  readonly call: UsedModel;
  /** Text of the model's reply. Null if the model returned no text. */
  readonly reply: string | null;
}

const MODEL_MS = 45_000;

type RunModels = AgentModels<ReadyPort<CountedModel>>;

/**
 * Returns the models of the workspace, which one job uses for all its calls. Throws an error if no account is
 * connected.
 */
export async function readyModels(services: Services, workspaceId: string): Promise<RunModels> {
  const models = await agentModelsOf(services, workspaceId);
  if ('kind' in models) throw notSetUpError(models);
  return models;
}

interface RunModelCall {
  readonly command: ModelCommand;
  readonly prompt: ModelCall;
  readonly limits: AgentLimits;
  /** Time limit of the model call in milliseconds. */
  readonly deadlineMs?: number;
}

/** Calls the model. Must not be called inside a transaction. */
export async function callModel(
  model: ReadyPort<CountedModel>,
  { command, prompt, limits, deadlineMs = MODEL_MS }: RunModelCall,
): Promise<ModelResult> {
  // Interpreting a message must be reproducible, so it uses temperature 0. Writing a reply uses the default
  // temperature.
  const temperature = command.type === 'understand' ? { temperature: 0 } : {};
  const reply = await withAccount(model, (port) => port.reply({ ...prompt, ...temperature, deadlineMs }));
  return { event: eventOf(command, reply, limits), call: reply.call, reply: reply.text };
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

type EffectCommand = Extract<ExternalCommand, { type: 'run_effect' }>;

/**
 * Runs an effect, stores its result and its database changes, and returns the next step. Returns null if the run ends.
 */
async function runEffect(services: Services, step: RunStep, command: EffectCommand): Promise<RunStep | null> {
  const tool = effectOf(command, step.work.conversationId);
  const startedAt = services.clock();
  const { result, change } = await tool(services, inputOf(services, step.work, command));
  const durationMs = services.clock().getTime() - startedAt.getTime();
  const trace = { kind: 'TOOL', startedAt, durationMs, tool: command.tool, args: command.args, result } as const;
  return applyEffect(services, step, { event: { type: 'effect_result', key: command.key, result }, change, trace });
}

const effectOf = ({ tool, kind }: EffectCommand, conversationId: string): EffectTool<ConversationEffectInput> =>
  isBuiltinTool(tool)
    ? (TOOLS[tool] ?? notConnected)
    : callWorkspaceTool({ tool, in: { conversationId }, ...(kind ? { kind } : {}) });

const TOOLS: Readonly<Partial<Record<BuiltinTool, EffectTool<ConversationEffectInput>>>> = {
  ...SHARED_EFFECTS,
  assign: assignMember,
  leave_message: leaveMessage,
  schedule_callback: scheduleCallback,
  send_surface: sendForm,
};

const inputOf = (services: Services, work: ClaimedRun, { key, args }: EffectCommand): ConversationEffectInput => ({
  key,
  args,
  workspaceId: work.workspaceId,
  conversationId: work.conversationId,
  by: agentActor(services, work),
  contactIdOf: async (tx) => (await tx.conversation.findFirstOrThrow({ where: { id: work.conversationId } })).contactId,
  placeOf: (tx) => placeOf(tx, work),
  leadOf: (tx) => leadOf(tx, work.conversationId),
  within: (todo) => inClaimedRun(services, work, todo),
});

async function placeOf(tx: Tx, { id, conversationId }: ClaimedRun): Promise<QuestionPlace> {
  const { phoneConfigId } = await tx.conversation.findFirstOrThrow({ where: { id: conversationId } });
  const { state } = await tx.agentRun.findFirstOrThrow({ where: { id }, select: { state: true } });
  return { phoneConfigId, language: (state as unknown as RunState | null)?.memory.language ?? null };
}

/**
 * Records the usage of the model call, and then stores the model's reply and the resulting state in one transaction.
 * Only the conditions that can stop a run are read again; all other facts were read when the job started. Returns null
 * if the run ends.
 */
async function applyReply(
  services: Services,
  step: RunStep,
  { event, call, reply }: ModelResult,
): Promise<RunStep | null> {
  const { work, context, todo } = step;
  if (!('prompt' in todo)) throw new Error('The step does not call a model.');
  const kind = stepKindOf(todo.command);
  const calls = [{ purpose: kind, call }] as const;
  const trace = { kind, startedAt: call.at, durationMs: call.durationMs, prompt: todo.prompt, reply, call };
  const { workspaceId, conversationId, id: runId } = work;
  const place = { workspaceId, conversationId, runId, agentVersionId: context.agent.versionId };
  // The model call is charged even if another job claimed the run or the result cannot be stored.
  await storeModelCalls(services, calls, place);
  return withClaimedRun(services, work, async (tx, turn) => {
    const [plan, blocker] = await Promise.all([
      storeEvent(tx, { turn, context, event, now: services.clock(), trace }),
      findRunBlocker(tx, turn.conversation, { since: turn.row.startedAt }),
    ]);
    if (!blocker) return openStep(tx, services, { work, turn: { ...turn, plan }, context });
    await finishRun(tx, agentActor(services, work), turn.row, { ...blocker, plan });
    return null;
  });
}

/**
 * Stores the result of an effect and its database changes. The next step is prepared in a second transaction with newly
 * read facts, so that the result stays stored if the preparation fails. Returns null if the run ends.
 */
async function applyEffect(
  services: Services,
  { work, context }: RunStep,
  { event, change, trace }: Pick<StoredEvent, 'event' | 'trace'> & { change: ((tx: Tx) => Promise<void>) | undefined },
): Promise<RunStep | null> {
  const stored = await withClaimedRun(services, work, async (tx, turn) => {
    await change?.(tx);
    if (nextCommand(turn.plan)) await storeEvent(tx, { turn, context, event, now: services.clock(), trace });
    return true;
  });
  return stored === null ? null : reopenRun(services, work);
}

/**
 * Reads the facts of a claimed run again and prepares its next step. Ends the run and returns null if the agent can no
 * longer reply.
 */
const reopenRun = (services: Services, work: ClaimedRun): Promise<RunStep | null> =>
  inClaimedRun(services, work, async (tx, turn) => {
    const context = await contextOf(tx, services, turn);
    return openStep(tx, services, { work, turn, context });
  });

interface StoredEvent {
  readonly turn: OpenRun;
  readonly context: RunContext;
  readonly event: EngineEvent;
  readonly now: Date;
  readonly trace: StepTrace;
}

async function storeEvent(tx: Tx, { turn, context, event, now, trace }: StoredEvent): Promise<RunState> {
  const { row, plan } = turn;
  const { plan: next, checks } = applyToRun(context.graph, withoutNextCommand(plan), event, envAt(context, now));
  const state = JSON.parse(JSON.stringify(next)) as RunState;
  await storeStep(tx, row, { state, trace, checks });
  const { workspaceId, conversationId } = row;
  if (checks.some(({ isUnsupported }) => isUnsupported))
    await queueReview(tx, { workspaceId, conversationId, reason: 'UNSUPPORTED_STATEMENT', now });
  return state;
}
