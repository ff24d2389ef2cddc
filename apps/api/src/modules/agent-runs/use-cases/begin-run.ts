import { type AgentEvent, abortedTurnMemory, type ContextGraph, createMemory, Memory } from '@frontdesk/agent';
import { matchOptOutKeyword } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { AgentRunOrder, AgentRunTrigger } from '../../../events/outbox.ts';
import { listens } from '../../messaging-settings/index.ts';
import {
  type HandBack,
  type HeldConversation,
  handedBack,
  lastTurn,
  type MessageRow,
  memoryOf,
  newestInbound,
  type TurnRow,
} from '../agent-runs.repository.ts';
import { isAnswered, wasWrittenTo } from '../answers.repository.ts';
import { byAgent } from '../claimed-run.ts';
import { finishTurn } from '../finish-run.ts';
import { greetingWay } from '../greeting-route.ts';
import { agentFor } from '../resolve-agent.ts';
import { after, nextOf, type Plan, planOf } from '../run-state.ts';
import { agentHindrance, type Hindrance, numberHindrance, windowHindrance } from '../send-blockers.ts';

const DEADLINE_MS = 15 * 60_000;
/** Two machines that answer each other are stopped by this. */
const TURNS_AN_HOUR = 30;

interface Beginning {
  readonly conversation: HeldConversation;
  readonly order: AgentRunOrder;
  readonly now: Date;
}

/** Begins a turn where there is something to say, or a handing back that the agent has not heard of. */
export async function beginTurn(tx: Tx, services: Services, beginning: Beginning): Promise<TurnRow | null> {
  const { conversation, order, now } = beginning;
  const { workspaceId, conversationId } = order;
  const cause = await causeOf(tx, beginning);
  if (!cause) return null;
  const hindrance = await agentHindrance(tx, conversation);
  if (hindrance?.outcome === 'SUPERSEDED') return null;
  const { agent, fault } = await agentFor(tx, byAgent(services, { workspaceId, id: conversationId }), conversation);
  const plan = await firstPlan(tx, agent.graph, cause);
  const row = await tx.agentTurn.create({
    data: {
      workspaceId,
      id: uuidv7(),
      conversationId,
      activeConversationId: conversationId,
      trigger: cause.trigger,
      answersId: cause.newest?.id ?? null,
      takeoverId: cause.takeover?.id ?? null,
      agentVersionId: agent.versionId,
      graphVersionId: agent.graphVersionId,
      state: JSON.parse(JSON.stringify(plan)),
      startedAt: now,
      deadlineAt: new Date(now.getTime() + DEADLINE_MS),
    },
  });
  const hasNothingToSay = !cause.unanswered && !cause.greets;
  const end = hasNothingToSay
    ? QUIET
    : (hindrance ??
      failing(fault ?? (cause.trigger === 'LEAD' ? ((await greetingWay(tx))?.fault ?? null) : null)) ??
      numberHindrance(conversation) ??
      (nextOf(plan) ? windowHindrance(conversation, now) : null) ??
      (await overLimit(tx, conversationId, now)));
  if (!end) return row;
  await finishTurn(tx, byAgent(services, row), row, { ...end, plan });
  return null;
}

/** A handing back where everything is answered: the agent knows of it, and nobody waits for anything. */
const QUIET = { outcome: 'QUIET' } as const;

interface Cause {
  readonly trigger: AgentRunTrigger;
  readonly memory: Memory | null;
  /** Handed back since the last turn: whatever ordered this one, it is told the notes. */
  readonly takeover: HandBack | null;
  readonly newest: MessageRow | null;
  readonly unanswered: MessageRow | null;
  readonly greets: boolean;
}

async function causeOf(tx: Tx, { conversation, order }: Beginning): Promise<Cause | null> {
  const { id: conversationId, optedOut } = conversation;
  const [last, newest] = [await lastTurn(tx, conversationId), await newestInbound(tx, conversationId)];
  const takeover = await handedBack(tx, conversationId, last);
  const trigger = takeover ? 'HAND_BACK' : order.trigger;
  if (trigger === 'HAND_BACK' && !takeover) return null;
  if (trigger === 'LEAD' && last) return null;
  const remembered = await memoryOf(tx, conversationId);
  const known = Memory.safeParse(remembered?.state);
  const memory = known.success ? listening(abortedTurnMemory(known.data), optedOut) : null;
  const seen = newest !== null && newest.id === last?.answersId;
  if (trigger === 'MESSAGE' && (!newest || seen)) return null;
  // Of a conversation that has ended the agent can say no more than it did.
  const settled = seen && memory?.outcome != null;
  // A wish for silence that was lifted asks for nothing any more.
  const lifted = newest !== null && !optedOut && matchOptOutKeyword(newest.body, await listens(tx))?.kind === 'STOP';
  const open = newest !== null && !lifted && (trigger !== 'HAND_BACK' || !(settled || (await isAnswered(tx, newest))));
  // Whom a campaign reached and who asked for nothing is no lead.
  const isLead = remembered?.leadId != null;
  const greets = trigger === 'LEAD' || (isLead && !(newest || (await wasWrittenTo(tx, conversationId))));
  return { trigger, memory, takeover, newest, unanswered: open ? newest : null, greets };
}

/** Whether they are to hear nothing is said by their wish alone: where it was taken back, the conversation goes on. */
const listening = (memory: Memory, optedOut: boolean): Memory =>
  memory.outcome === 'OPTED_OUT' && !optedOut ? { ...memory, phase: 'WAITING', outcome: null } : memory;

/** What begins it, in the words of the engine. Whoever held the conversation meanwhile has handed it back by now. */
async function firstPlan(tx: Tx, graph: ContextGraph, cause: Cause): Promise<Plan> {
  const { unanswered } = cause;
  const plan = planOf(cause.memory ?? createMemory(graph.start));
  const said = unanswered && { type: 'CONTACT_SAID' as const, text: unanswered.body, listens: await listens(tx) };
  return eventsOf(plan.memory, cause, said ?? (cause.greets ? { type: 'LEAD_ARRIVED' } : null)).reduce(
    (so, event) => after(graph, so, event),
    plan,
  );
}

/** A lead that nobody has greeted yet is greeted, also by an agent that it was handed back to. */
function eventsOf(memory: Memory, { takeover }: Cause, cause: AgentEvent | null): AgentEvent[] {
  const events: AgentEvent[] = [];
  if (takeover) events.push({ type: 'TAKEN_OVER' });
  if (takeover || memory.phase === 'HANDED_OFF') events.push({ type: 'HANDED_BACK', note: takeover?.note ?? null });
  if (cause) events.push(cause);
  return events;
}

const failing = (words: string | null): Hindrance | null => (words === null ? null : { outcome: 'FAILED', words });

async function overLimit(tx: Tx, conversationId: string, now: Date): Promise<Hindrance | null> {
  const since = new Date(now.getTime() - 3_600_000);
  const count = await tx.agentTurn.count({ where: { conversationId, startedAt: { gt: since } } });
  if (count <= TURNS_AN_HOUR) return null;
  return { outcome: 'FAILED', words: 'More turns in an hour than a person has: the agent stepped back.' };
}
