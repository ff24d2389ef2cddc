import { type BuiltinTool, type EngineEvent, readState } from '@frontdesk/agent/engine';
import { LIMITS } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import type { AgentModels, CountedModel, ReadyPort } from '../../platform/integrations/index.ts';
import type { CitedPassage } from '../answer-sources/index.ts';
import type { PurposedCall } from '../model-usage/index.ts';
import { type ExternalCommand, nextCommand, type RunState, runStateAfter, withoutNextCommand } from './active-run.ts';
import { type LockedConversation, leadOf, memoryOf, newestInbound } from './agent-runs.repository.ts';
import type { EffectTool } from './effects/effect.ts';
import { SHARED_EFFECTS } from './effects/shared-effects.ts';
import { resolveAgent } from './resolve-agent.ts';
import { isAnswered, reopenedMemory, unansweredMessages } from './run-cause.ts';
import { envAt, openingState, promptFor, type RunContext, readRunFacts, runContextOf } from './run-context.ts';
import { callModel } from './use-cases/run-step.ts';

/** Draft of the agent's reply to the unanswered messages of a conversation, before the models are called. */
export interface OpenDraft {
  readonly conversation: Pick<LockedConversation, 'workspaceId' | 'id' | 'contactId' | 'phoneConfigId'>;
  readonly context: RunContext;
  readonly plan: RunState;
}

/**
 * Prepares a draft of the agent's reply to the unanswered messages of a conversation. Unlike a run, a draft stores
 * nothing and does not depend on who currently handles the conversation. Returns NO_OPEN_MESSAGE if all messages are
 * answered, and AGENT_NOT_PUBLISHED if the workspace has no published agent.
 */
export async function openDraft(
  tx: Tx,
  services: Services,
  conversation: OpenDraft['conversation'] & { readonly optedOut: boolean },
): Promise<OpenDraft | 'NO_OPEN_MESSAGE' | 'AGENT_NOT_PUBLISHED'> {
  const now = services.clock();
  const newest = await newestInbound(tx, conversation.id);
  if (!newest || (await isAnswered(tx, newest))) return 'NO_OPEN_MESSAGE';
  const messages = await unansweredMessages(tx, newest);
  const ids = messages.map(({ id }) => id);
  const stored = await memoryOf(tx, conversation.id);
  const remembered = readState(stored?.state, { graphVersionId: '', now: now.toISOString(), language: 'en' });
  const memory = reopenedMemory(remembered, conversation.optedOut);
  const [chosen, known] = await Promise.all([
    resolveAgent(tx, now, conversation, stored && memory),
    readRunFacts(tx, { run: { conversationId: conversation.id, trigger: 'MESSAGE' }, newest, now, answering: ids }),
  ]);
  if (!chosen) return 'AGENT_NOT_PUBLISHED';
  const context = runContextOf(chosen.agent, known);
  const events: EngineEvent[] = [
    ...(memory.phase === 'handed_off' ? [{ type: 'handed_back', note: null } as const] : []),
    { type: 'contact_message', ids, text: messages.map(({ body }) => body).join('\n') },
  ];
  const plan = openingState(context, memory, events);
  return { conversation, context, plan };
}

interface DraftTools {
  readonly models: AgentModels<ReadyPort<CountedModel>>;
  readonly by: EventContext;
  /** Array to which each model call is added, so that the calls can be recorded even if the draft fails. */
  readonly calls: PurposedCall[];
}

interface DraftedReply {
  readonly text: string;
  /** Passages that support the facts in the drafted text. */
  readonly sources: readonly CitedPassage[];
}

/**
 * Composes the reply of an open draft with the models and the read-only tools. Returns null if the agent has no useful
 * reply: it would use another tool, hand off, stay silent, or only state that it has no information.
 */
export async function composeDraft(
  services: Services,
  { conversation, context, plan: opened }: OpenDraft,
  { models, by, calls }: DraftTools,
): Promise<DraftedReply | null> {
  let plan = opened;
  for (let command = nextCommand(plan); command; command = nextCommand(plan)) {
    // oxlint-disable-next-line no-await-in-loop -- the result of each command determines the next command.
    const event = await resultOf(services, { command, plan, conversation, context, models, by, calls });
    if (!event) return null;
    plan = runStateAfter(context.graph, withoutNextCommand(plan), event, envAt(context, services.clock()));
  }
  const { replies, sources = [], unanswered = [], handOff } = plan;
  if (handOff || replies.length === 0 || (unanswered.length > 0 && sources.length === 0)) return null;
  return { text: replies.join('\n\n').slice(0, LIMITS.messageLength), sources };
}

interface DraftStep extends OpenDraft, DraftTools {
  readonly command: ExternalCommand;
}

const MODEL_MS = 20_000;

/** Tools that a draft can use, which are all read-only. */
const READS: readonly BuiltinTool[] = ['list_slots', 'list_bookings', 'search_knowledge'];

/** Runs a command and returns its result. Returns null for a tool that a draft cannot use. */
async function resultOf(services: Services, step: DraftStep): Promise<EngineEvent | null> {
  const { command, plan, conversation, context, models, calls } = step;
  if (command.type !== 'run_effect') {
    const prompt = await services.database
      .forWorkspace(conversation.workspaceId)
      .read((tx) => promptFor(tx, context, { memory: plan.memory, command, conversationId: conversation.id }));
    const { limits } = context.facts;
    const { event, call } = await callModel(models[command.type], { command, prompt, limits, deadlineMs: MODEL_MS });
    calls.push({ purpose: 'REPLY_DRAFT', call });
    return event;
  }
  const tool = READS.find((name) => name === command.tool);
  const effect: EffectTool | undefined = tool && SHARED_EFFECTS[tool];
  if (!effect) return null;
  const { result } = await effect(services, effectInput(services, step, command));
  return { type: 'effect_result', key: command.key, result };
}

function effectInput(
  services: Services,
  { conversation: { workspaceId, id, contactId, phoneConfigId }, plan, by }: DraftStep,
  { key, args }: Extract<ExternalCommand, { type: 'run_effect' }>,
): Parameters<EffectTool>[1] {
  return {
    key,
    args,
    workspaceId,
    by,
    contactIdOf: async () => contactId,
    placeOf: async () => ({ phoneConfigId, language: plan.memory.language }),
    leadOf: (tx) => leadOf(tx, id),
    within: (todo) => services.database.forWorkspace(workspaceId).write(todo),
  };
}
