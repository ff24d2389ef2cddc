import { type AgentEvent, abortedTurnMemory, type ContextGraph, createMemory, Memory } from '@frontdesk/agent';
import { matchOptOutKeyword } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { AgentRunOrder, AgentRunTrigger } from '../../../events/outbox.ts';
import { readOptOutTerms } from '../../messaging-settings/index.ts';
import {
  findHandBack,
  type HandBack,
  type LockedConversation,
  lastRun,
  type MessageRow,
  memoryOf,
  newestInbound,
  type RunRow,
} from '../agent-runs.repository.ts';
import { hasOutbound, isAnswered } from '../answers.repository.ts';
import { agentActor } from '../claimed-run.ts';
import { finishRun } from '../finish-run.ts';
import { findGreetingRoute } from '../greeting-route.ts';
import { resolveAgent } from '../resolve-agent.ts';
import { nextCommand, type RunState, runStateAfter, runStateOf } from '../run-state.ts';
import { findAgentBlocker, findNumberBlocker, findWindowBlocker, type SendBlocker } from '../send-blockers.ts';

const DEADLINE_MS = 15 * 60_000;
/** Two machines that answer each other are stopped by this. */
const TURNS_AN_HOUR = 30;

interface RunStart {
  readonly conversation: LockedConversation;
  readonly order: AgentRunOrder;
  readonly now: Date;
}

/** Begins a turn where there is something to say, or a handing back that the agent has not heard of. */
export async function beginRun(tx: Tx, services: Services, beginning: RunStart): Promise<RunRow | null> {
  const { conversation, order, now } = beginning;
  const { workspaceId, conversationId } = order;
  const cause = await findRunCause(tx, beginning);
  if (!cause) return null;
  const blocker = await findAgentBlocker(tx, conversation);
  if (blocker?.outcome === 'SUPERSEDED') return null;
  const { agent, fault } = await resolveAgent(
    tx,
    agentActor(services, { workspaceId, id: conversationId }),
    conversation,
  );
  const plan = await initialState(tx, agent.graph, cause);
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
    : (blocker ??
      toFailure(fault ?? (cause.trigger === 'LEAD' ? ((await findGreetingRoute(tx))?.fault ?? null) : null)) ??
      findNumberBlocker(conversation) ??
      (nextCommand(plan) ? findWindowBlocker(conversation, now) : null) ??
      (await exceedsTurnLimit(tx, conversationId, now)));
  if (!end) return row;
  await finishRun(tx, agentActor(services, row), row, { ...end, plan });
  return null;
}

/** A handing back where everything is answered: the agent knows of it, and nobody waits for anything. */
const QUIET = { outcome: 'QUIET' } as const;

interface RunCause {
  readonly trigger: AgentRunTrigger;
  readonly memory: Memory | null;
  /** Handed back since the last turn: whatever ordered this one, it is told the notes. */
  readonly takeover: HandBack | null;
  readonly newest: MessageRow | null;
  readonly unanswered: MessageRow | null;
  readonly greets: boolean;
}

async function findRunCause(tx: Tx, { conversation, order }: RunStart): Promise<RunCause | null> {
  const { id: conversationId, optedOut } = conversation;
  const [last, newest] = [await lastRun(tx, conversationId), await newestInbound(tx, conversationId)];
  const takeover = await findHandBack(tx, conversationId, last);
  const trigger = takeover ? 'HAND_BACK' : order.trigger;
  if (trigger === 'HAND_BACK' && !takeover) return null;
  if (trigger === 'LEAD' && last) return null;
  const remembered = await memoryOf(tx, conversationId);
  const known = Memory.safeParse(remembered?.state);
  const memory = known.success ? reopenedMemory(abortedTurnMemory(known.data), optedOut) : null;
  const seen = newest !== null && newest.id === last?.answersId;
  if (trigger === 'MESSAGE' && (!newest || seen)) return null;
  // Of a conversation that has ended the agent can say no more than it did.
  const settled = seen && memory?.outcome != null;
  // A wish for silence that was lifted asks for nothing any more.
  const lifted =
    newest !== null && !optedOut && matchOptOutKeyword(newest.body, await readOptOutTerms(tx))?.kind === 'STOP';
  const open = newest !== null && !lifted && (trigger !== 'HAND_BACK' || !(settled || (await isAnswered(tx, newest))));
  // Whom a campaign reached and who asked for nothing is no lead.
  const isLead = remembered?.leadId != null;
  const greets = trigger === 'LEAD' || (isLead && !(newest || (await hasOutbound(tx, conversationId))));
  return { trigger, memory, takeover, newest, unanswered: open ? newest : null, greets };
}

/** Whether they are to hear nothing is said by their wish alone: where it was taken back, the conversation goes on. */
const reopenedMemory = (memory: Memory, optedOut: boolean): Memory =>
  memory.outcome === 'OPTED_OUT' && !optedOut ? { ...memory, phase: 'WAITING', outcome: null } : memory;

/** What begins it, in the words of the engine. Whoever held the conversation meanwhile has handed it back by now. */
async function initialState(tx: Tx, graph: ContextGraph, cause: RunCause): Promise<RunState> {
  const { unanswered } = cause;
  const plan = runStateOf(cause.memory ?? createMemory(graph.start));
  const said = unanswered && {
    type: 'CONTACT_SAID' as const,
    text: unanswered.body,
    listens: await readOptOutTerms(tx),
  };
  return eventsOf(plan.memory, cause, said ?? (cause.greets ? { type: 'LEAD_ARRIVED' } : null)).reduce(
    (so, event) => runStateAfter(graph, so, event),
    plan,
  );
}

/** A lead that nobody has greeted yet is greeted, also by an agent that it was handed back to. */
function eventsOf(memory: Memory, { takeover }: RunCause, cause: AgentEvent | null): AgentEvent[] {
  const events: AgentEvent[] = [];
  if (takeover) events.push({ type: 'TAKEN_OVER' });
  if (takeover || memory.phase === 'HANDED_OFF') events.push({ type: 'HANDED_BACK', note: takeover?.note ?? null });
  if (cause) events.push(cause);
  return events;
}

const toFailure = (words: string | null): SendBlocker | null => (words === null ? null : { outcome: 'FAILED', words });

async function exceedsTurnLimit(tx: Tx, conversationId: string, now: Date): Promise<SendBlocker | null> {
  const since = new Date(now.getTime() - 3_600_000);
  const count = await tx.agentTurn.count({ where: { conversationId, startedAt: { gt: since } } });
  if (count <= TURNS_AN_HOUR) return null;
  return { outcome: 'FAILED', words: 'More turns in an hour than a person has: the agent stepped back.' };
}
