import { atRest, type ContextGraph, type Event, freshMemory, Memory } from '@frontdesk/agent';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../context/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { answerLater, sendLater, type TurnOrder } from '../../../events/outbox.ts';
import { listens } from '../../messaging-settings/index.ts';
import { agentFor } from '../agent-of.ts';
import { finishTurn } from '../finish-turn.ts';
import { agentHindrance } from '../hindrance.ts';
import { after, type Plan, planOf } from '../plan.ts';
import { byAgent, type TurnWork } from '../turn-work.ts';
import {
  activeTurn,
  type HeldConversation,
  lastTurn,
  lockConversation,
  type MessageRow,
  memoryOf,
  newestInbound,
  type TurnRow,
  wasWrittenTo,
} from '../turns.repository.ts';

const LEASE_MS = 90_000;
const DEADLINE_MS = 15 * 60_000;
/** A job that comes again by then means the same handing back. */
const AGAIN_MS = 5 * 60_000;
/** Two machines that answer each other are stopped by this. */
const TURNS_AN_HOUR = 30;

/**
 * Takes up the turn of a conversation, or begins one where there is something to answer. One at a time, by one at a time; a job that
 * comes again, because its worker died, need not wait for itself.
 */
export const claimTurn = (services: Services, order: TurnOrder, job: string): Promise<TurnWork | null> =>
  services.database.inWorkspace(order.workspaceId).write(async (tx) => {
    const conversation = await lockConversation(tx, order.conversationId);
    if (!conversation) return null;
    const now = services.clock();
    const active = await activeTurn(tx, order.conversationId);
    if (active?.step === 'SEND' && active.messageId) {
      // Whoever sends it goes on from there; this only makes sure that somebody does.
      await sendLater(tx, { workspaceId: order.workspaceId, messageId: active.messageId });
      return null;
    }
    if (active?.leaseUntil && active.leaseUntil > now && active.leaseJob !== job) {
      await answerLater(tx, order, active.leaseUntil);
      return null;
    }
    const turn = active ?? (await beginTurn(tx, services, { conversation, order, now }));
    return turn && takeUp(tx, services, turn, job);
  });

async function takeUp(tx: Tx, services: Services, turn: TurnRow, job: string): Promise<TurnWork | null> {
  const { workspaceId, conversationId, id } = turn;
  const now = services.clock();
  const claim = turn.claim + 1;
  if (now >= turn.deadlineAt) {
    const words = turn.failure ?? 'There was no reply in time.';
    await finishTurn(tx, byAgent(services, turn), turn, {
      outcome: 'FAILED',
      words,
      plan: turn.state as unknown as Plan,
    });
    return null;
  }
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  const taken = { claim, leaseUntil, leaseJob: job, attempts: turn.attempts + 1 };
  await tx.agentTurn.updateMany({ where: { id }, data: taken });
  return { workspaceId, conversationId, id, claim };
}

interface Beginning {
  readonly conversation: HeldConversation;
  readonly order: TurnOrder;
  readonly now: Date;
}

async function beginTurn(tx: Tx, services: Services, beginning: Beginning): Promise<TurnRow | null> {
  const { conversation, order, now } = beginning;
  const { workspaceId, conversationId, trigger } = order;
  const [last, newest] = [await lastTurn(tx, conversationId), await newestInbound(tx, conversationId)];
  // What was kept back is made up for by nobody but the person who hands back.
  const answered = trigger === 'HAND_BACK' && last?.outcome === 'SUPPRESSED' ? null : last?.answersId;
  const unanswered = newest !== null && newest.id !== answered ? newest : null;
  if (trigger === 'MESSAGE' && !unanswered) return null;
  if (trigger === 'LEAD' && last) return null;
  if (trigger === 'HAND_BACK' && last?.trigger === 'HAND_BACK' && now.getTime() - last.startedAt.getTime() < AGAIN_MS)
    return null;
  const hindrance = await agentHindrance(tx, conversation);
  if (hindrance?.outcome === 'SUPERSEDED') return null;
  const { agent, fault } = await agentFor(tx, byAgent(services, { workspaceId, id: conversationId }), conversation);
  const plan = await firstPlan(tx, agent.graph, {
    order,
    unanswered,
    greets: trigger === 'LEAD' || !(newest || (await wasWrittenTo(tx, conversationId))),
  });
  const row = await tx.agentTurn.create({
    data: {
      workspaceId,
      id: uuidv7(),
      conversationId,
      activeConversationId: conversationId,
      trigger,
      answersId: newest?.id ?? null,
      agentVersionId: agent.versionId,
      graphVersionId: agent.graphVersionId,
      state: JSON.parse(JSON.stringify(plan)),
      startedAt: now,
      deadlineAt: new Date(now.getTime() + DEADLINE_MS),
    },
  });
  const capped =
    hindrance ?? (fault ? ({ outcome: 'FAILED', words: fault } as const) : await overLimit(tx, conversationId, now));
  if (!capped) return row;
  await finishTurn(tx, byAgent(services, row), row, capped);
  return null;
}

async function overLimit(tx: Tx, conversationId: string, now: Date) {
  const since = new Date(now.getTime() - 3_600_000);
  const count = await tx.agentTurn.count({ where: { conversationId, startedAt: { gt: since } } });
  if (count <= TURNS_AN_HOUR) return null;
  return { outcome: 'FAILED', words: 'More turns in an hour than a person has: the agent stepped back.' } as const;
}

/** What begins it, in the words of the engine. Whoever held the conversation meanwhile has handed it back by now. */
async function firstPlan(
  tx: Tx,
  graph: ContextGraph,
  { order, unanswered, greets }: { order: TurnOrder; unanswered: MessageRow | null; greets: boolean },
): Promise<Plan> {
  const known = Memory.safeParse((await memoryOf(tx, order.conversationId))?.state);
  const plan = planOf(known.success ? atRest(known.data) : freshMemory(graph.start));
  const said = unanswered && { type: 'CONTACT_SAID' as const, text: unanswered.body, listens: await listens(tx) };
  return eventsOf(plan.memory, order, said ?? (greets ? { type: 'LEAD_ARRIVED' } : null)).reduce(
    (so, event) => after(graph, so, event),
    plan,
  );
}

/** A lead that nobody has greeted yet is greeted, also by an agent that it was handed back to. */
function eventsOf(memory: Memory, { trigger, note = null }: TurnOrder, cause: Event | null): Event[] {
  const events: Event[] = [];
  if (trigger === 'HAND_BACK') events.push({ type: 'TAKEN_OVER' });
  if (trigger === 'HAND_BACK' || memory.phase === 'HANDED_OFF') events.push({ type: 'HANDED_BACK', note });
  if (cause) events.push(cause);
  return events;
}
