import { topicRules } from '@frontdesk/agent';
import { type ContextGraph, type Env, type ModelCall, understandCall, wordCall } from '@frontdesk/agent/engine';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { sensitiveTopics } from '../../calls/voice-settings/index.ts';
import type { PublishedAgent } from '../configuration/index.ts';
import { safetyInstructions } from '../safety/index.ts';
import type { OpenRun } from './claimed-run.ts';
import { type EngineFacts, readEngineFacts } from './engine-env.ts';
import { engineGraph } from './engine-graph.ts';
import { resolveAgentOfRun } from './resolve-agent.ts';
import type { ExternalCommand, RunState } from './run-state.ts';

/** Data that the steps of a run need. It is read when a job starts and after each effect, but not before each step. */
export interface RunContext {
  readonly agent: PublishedAgent;
  readonly graph: ContextGraph;
  readonly facts: EngineFacts;
  /** Instructions of the workspace for sensitive topics and for times outside business hours. */
  readonly rules: readonly string[];
}

interface ContextQuery {
  readonly agent: PublishedAgent;
  readonly run: Parameters<typeof readEngineFacts>[1]['run'];
  readonly now: Date;
  /** Ids of the messages that the run answers. */
  readonly answering: readonly string[];
}

export async function readRunContext(tx: Tx, { agent, ...query }: ContextQuery): Promise<RunContext> {
  const facts = await readEngineFacts(tx, query);
  const topics = await sensitiveTopics(tx);
  const closed = facts.closedInstruction === null ? [] : [facts.closedInstruction];
  return { agent, facts, graph: engineGraph(agent, topics), rules: [...topicRules(topics), ...closed] };
}

/** Reads the context of a run that an earlier job started. */
export async function contextOf(
  tx: Tx,
  services: Services,
  { row, plan }: Pick<OpenRun, 'row' | 'plan'>,
): Promise<RunContext> {
  const agent = await resolveAgentOfRun(tx, row);
  const answering = plan.memory.turn?.messageIds ?? [];
  return readRunContext(tx, { agent, run: row, now: services.clock(), answering });
}

export type ModelCommand = Extract<ExternalCommand, { type: 'understand' | 'word' }>;

/** Builds the model request for a command. */
export async function promptFor(
  tx: Tx,
  { agent, facts, rules }: RunContext,
  { memory, command, conversationId }: { memory: RunState['memory']; command: ModelCommand; conversationId: string },
): Promise<ModelCall> {
  if (command.type === 'understand') return understandCall(command.view);
  const { now, zone } = facts.env;
  return wordCall({
    persona: agent.persona,
    goal: agent.graph.goal,
    plan: command.plan,
    problems: command.problems,
    channel: 'whatsapp',
    now,
    zone,
    contactName: facts.contactName,
    // A review of the message can add instructions after the run has started.
    rules: [...rules, ...(await safetyInstructions(tx, conversationId))],
    history: facts.history,
    lastReply: memory.lastReply,
  });
}

/** Returns the facts of a context with a new current time. */
export const envAt = ({ facts }: RunContext, now: Date): Env => ({ ...facts.env, now: now.toISOString() });
