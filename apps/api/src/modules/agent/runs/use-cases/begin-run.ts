import {
  type AgentEvent,
  abortedTurnMemory,
  type ContextGraph,
  createMemory,
  Memory,
  returningMemory,
} from '@frontdesk/agent';
import { isKeywordEffective, matchOptOutKeyword } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { AgentRunOrder, AgentRunTrigger } from '../../../../events/outbox.ts';
import { greetingOf, readOptOutKeywords } from '../../../messaging/messaging-settings/index.ts';
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
import { hasOpenMatter } from '../open-matter.ts';
import { resolveAgent } from '../resolve-agent.ts';
import { nextCommand, type RunState, runStateAfter, runStateOf } from '../run-state.ts';
import { findAgentBlocker, findNumberBlocker, findWindowBlocker, type SendBlocker } from '../send-blockers.ts';

const DEADLINE_MS = 15 * 60_000;
/** Stops two automated systems from answering each other. */
const TURNS_AN_HOUR = 30;

interface RunStart {
  readonly conversation: LockedConversation;
  readonly order: AgentRunOrder;
  readonly now: Date;
}

/** Starts a run when there is something to answer, or an unprocessed handback. */
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
  const row = await tx.agentRun.create({
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
      (nextCommand(plan) && !(await isTemplateSent(tx, cause)) ? findWindowBlocker(conversation, now) : null) ??
      (await exceedsTurnLimit(tx, conversationId, now)));
  if (!end) return row;
  await finishRun(tx, agentActor(services, row), row, { ...end, plan });
  return null;
}

/** A handback without unanswered messages: the agent learns about it and sends nothing. */
const QUIET = { outcome: 'QUIET' } as const;

interface RunCause {
  readonly trigger: AgentRunTrigger;
  readonly memory: Memory | null;
  /** Unprocessed handback: its notes are included whatever started the run. */
  readonly takeover: HandBack | null;
  readonly newest: MessageRow | null;
  readonly unanswered: MessageRow | null;
  readonly greets: boolean;
  /** A known contact sent the form again. */
  readonly isReturning: boolean;
}

async function findRunCause(tx: Tx, { conversation, order }: RunStart): Promise<RunCause | null> {
  const { id: conversationId, contactId, optedOut } = conversation;
  const [last, newest] = [await lastRun(tx, conversationId), await newestInbound(tx, conversationId)];
  const takeover = await findHandBack(tx, conversationId, last);
  const trigger = takeover ? 'HAND_BACK' : order.trigger;
  if (trigger === 'HAND_BACK' && !takeover) return null;
  if (trigger === 'LEAD' && last && !(await isGreetingDue(tx, contactId, last))) return null;
  const remembered = await memoryOf(tx, conversationId);
  const known = Memory.safeParse(remembered?.state);
  const memory = known.success ? reopenedMemory(abortedTurnMemory(known.data), optedOut) : null;
  const seen = newest !== null && newest.id === last?.answersId;
  if (trigger === 'MESSAGE' && (!newest || seen)) return null;
  // In an ended conversation the agent has nothing to add.
  const settled = seen && memory?.outcome != null;
  // A revoked opt-out keyword needs no reply.
  const lifted = newest !== null && !optedOut && (await wasOptOut(tx, conversation, newest));
  const isDone = async (message: MessageRow) =>
    (trigger === 'LEAD' && seen) || (trigger !== 'MESSAGE' && (settled || (await isAnswered(tx, message))));
  const open = newest !== null && !lifted && !(await isDone(newest));
  // A campaign recipient without a request is not a lead.
  const isLead = remembered?.leadId != null;
  const greets = trigger === 'LEAD' || (isLead && !(newest || (await hasOutbound(tx, conversationId))));
  const isReturning = trigger === 'LEAD' && last !== null;
  return { trigger, memory, takeover, newest, unanswered: open ? newest : null, greets, isReturning };
}

/** Returns whether the message was an opt-out when it arrived. */
async function wasOptOut(tx: Tx, { contactId }: LockedConversation, { conversationId, body, sentAt }: MessageRow) {
  const match = matchOptOutKeyword(body, await readOptOutKeywords(tx));
  if (match?.kind !== 'STOP') return false;
  return isKeywordEffective(match, await hasOpenMatter(tx, { conversationId, contactId, at: sentAt }));
}

/** The opt-out alone decides: when it was revoked, the conversation continues. */
const reopenedMemory = (memory: Memory, optedOut: boolean): Memory =>
  memory.outcome === 'OPTED_OUT' && !optedOut ? { ...memory, phase: 'WAITING', outcome: null } : memory;

/** Engine event that starts the run. Any takeover has already ended. */
async function initialState(tx: Tx, graph: ContextGraph, cause: RunCause): Promise<RunState> {
  const { unanswered } = cause;
  const plan = runStateOf(firstMemory(graph, cause));
  const said = unanswered && {
    type: 'CONTACT_SAID' as const,
    text: unanswered.body,
    listens: await readOptOutKeywords(tx),
    // An effective keyword never starts a run: an ambiguous one that does is an ordinary message.
    hasOpenMatter: true,
  };
  return eventsOf(plan.memory, cause, said ?? (cause.greets ? { type: 'LEAD_ARRIVED' } : null)).reduce(
    (so, event) => runStateAfter(graph, so, event),
    plan,
  );
}

function firstMemory({ start }: ContextGraph, { memory, isReturning }: RunCause): Memory {
  if (!memory) return createMemory(start);
  return isReturning ? returningMemory(start, memory) : memory;
}

/** Returns whether a lead of the contact is to be greeted that no run has greeted yet. */
async function isGreetingDue(tx: Tx, contactId: string, { startedAt }: RunRow): Promise<boolean> {
  const { phone } = await tx.contact.findFirstOrThrow({ where: { id: contactId }, select: { phone: true } });
  const due = { phone, greetedAt: { gte: startedAt } };
  return (await tx.lead.findFirst({ where: due, select: { id: true } })) !== null;
}

/** A lead that was not greeted yet is greeted, also after a handback. */
function eventsOf(memory: Memory, { takeover }: RunCause, cause: AgentEvent | null): AgentEvent[] {
  const events: AgentEvent[] = [];
  if (takeover) events.push({ type: 'TAKEN_OVER' });
  if (takeover || memory.phase === 'HANDED_OFF') events.push({ type: 'HANDED_BACK', note: takeover?.note ?? null });
  if (cause) events.push(cause);
  return events;
}

/** Outside the reply window a greeting goes out as the greeting template. */
const isTemplateSent = async (tx: Tx, { greets, unanswered }: RunCause): Promise<boolean> =>
  greets && unanswered === null && (await greetingOf(tx)) !== null;

const toFailure = (words: string | null): SendBlocker | null => (words === null ? null : { outcome: 'FAILED', words });

async function exceedsTurnLimit(tx: Tx, conversationId: string, now: Date): Promise<SendBlocker | null> {
  const since = new Date(now.getTime() - 3_600_000);
  const count = await tx.agentRun.count({ where: { conversationId, startedAt: { gt: since } } });
  if (count <= TURNS_AN_HOUR) return null;
  return { outcome: 'FAILED', words: 'The hourly limit of turns was reached; the agent requested a handoff.' };
}
