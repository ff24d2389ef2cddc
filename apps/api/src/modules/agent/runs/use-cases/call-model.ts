import { topicRules } from '@frontdesk/agent';
import { type EngineEvent, type ModelCall, parseReply, understandCall, wordCall } from '@frontdesk/agent/engine';
import type { ModelReply } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { sensitiveTopics } from '../../../calls/voice-settings/index.ts';
import { modelOf, notSetUpError, withAccount } from '../../../platform/integrations/index.ts';
import { safetyInstructions } from '../../safety/index.ts';
import { type ClaimedRun, type OpenRun, withClaimedRun } from '../claimed-run.ts';
import { readEngineFacts } from '../engine-env.ts';
import { engineGraph } from '../engine-graph.ts';
import { resolveAgentOfRun } from '../resolve-agent.ts';
import { type ExternalCommand, nextCommand, runStateAfter, withoutNextCommand } from '../run-state.ts';

export type ModelCommand = Extract<ExternalCommand, { type: 'understand' | 'word' }>;

const MODEL_MS = 45_000;

/** Calls the model and stores its reply before acting on it, so that the call is not repeated and paid again. */
export async function callModel(
  services: Services,
  { work, turn, command }: { work: ClaimedRun; turn: OpenRun; command: ModelCommand },
): Promise<boolean> {
  const model = await modelOf(services, work.workspaceId);
  if (model.kind === 'NOT_SET_UP') throw notSetUpError(model);
  const call = await services.database
    .forWorkspace(work.workspaceId)
    .read((tx) => modelCallOf(tx, services, { work, turn, command }));
  // The same messages give the same acts; wording may vary.
  const temperature = command.type === 'understand' ? { temperature: 0 } : {};
  const reply = await withAccount(model, (port) => port.reply({ ...call, ...temperature, deadlineMs: MODEL_MS }));
  const event = eventOf(command, reply);
  return applyEvent(services, work, event);
}

/** Applies an event to a run whose first command it answers. */
export async function applyEvent(
  services: Services,
  work: ClaimedRun,
  event: EngineEvent,
  change?: (tx: Tx) => Promise<void>,
): Promise<boolean> {
  const done = await withClaimedRun(services, work, async (tx, { row, plan }) => {
    await change?.(tx);
    if (!nextCommand(plan)) return true;
    const agent = await resolveAgentOfRun(tx, row);
    const answering = plan.memory.turn?.messageIds ?? [];
    const facts = await readEngineFacts(tx, { run: row, now: services.clock(), answering });
    const graph = engineGraph(agent, await sensitiveTopics(tx));
    const state = json(runStateAfter(graph, withoutNextCommand(plan), event, facts.env));
    await tx.agentRun.updateMany({ where: { id: row.id }, data: { state, rounds: row.rounds + 1 } });
    return true;
  });
  return done ?? false;
}

async function modelCallOf(
  tx: Tx,
  services: Services,
  { work, turn, command }: { work: ClaimedRun; turn: OpenRun; command: ModelCommand },
): Promise<ModelCall> {
  if (command.type === 'understand') return understandCall(command.view);
  const agent = await resolveAgentOfRun(tx, turn.row);
  const { memory } = turn.plan;
  const facts = await readEngineFacts(tx, { run: turn.row, now: services.clock(), answering: [] });
  return wordCall({
    persona: agent.persona,
    goal: agent.graph.goal,
    plan: command.plan,
    problems: command.problems,
    channel: 'whatsapp',
    now: facts.env.now,
    zone: facts.env.zone,
    contactName: facts.contactName,
    rules: [
      ...topicRules(await sensitiveTopics(tx)),
      ...(facts.closedInstruction === null ? [] : [facts.closedInstruction]),
      ...(await safetyInstructions(tx, work.conversationId)),
    ],
    history: facts.env.context.history,
    lastSaid: memory.lastSaid,
  });
}

function eventOf({ type: call, callId }: ModelCommand, { text, finish, usage }: ModelReply): EngineEvent {
  const tokens = usage.inputTokens + usage.outputTokens;
  // Prices per model are not known, so that only tokens count.
  return parseReply({ call, callId, text: finish === 'STOP' ? text : null, usage: { tokens, costUsd: 0 } });
}

const json = (value: unknown) => JSON.parse(JSON.stringify(value));
