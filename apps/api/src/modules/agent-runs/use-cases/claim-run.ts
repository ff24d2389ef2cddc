import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type AgentRunOrder, enqueueAgentRun, enqueueSend } from '../../../events/outbox.ts';
import { activeTurn, lockConversation, type TurnRow } from '../agent-runs.repository.ts';
import { byAgent, type TurnWork } from '../claimed-run.ts';
import { finishTurn } from '../finish-run.ts';
import type { Plan } from '../run-state.ts';
import { interruption } from '../send-blockers.ts';
import { beginTurn } from './begin-run.ts';

const LEASE_MS = 90_000;

/**
 * Takes up the turn of a conversation, or begins one where there is something to answer. One at a time, by one at a time; a job that
 * comes again, because its worker died, need not wait for itself.
 */
export const claimTurn = (services: Services, order: AgentRunOrder, job: string): Promise<TurnWork | null> =>
  services.database.inWorkspace(order.workspaceId).write(async (tx) => {
    const conversation = await lockConversation(tx, order.conversationId);
    if (!conversation) return null;
    const now = services.clock();
    const active = await activeTurn(tx, order.conversationId);
    if (active?.step === 'SEND' && active.messageId) {
      // Whoever sends it goes on from there; this only makes sure that somebody does.
      await enqueueSend(tx, { workspaceId: order.workspaceId, messageId: active.messageId });
      return null;
    }
    if (active?.leaseUntil && active.leaseUntil > now && active.leaseJob !== job) {
      await enqueueAgentRun(tx, order, active.leaseUntil);
      return null;
    }
    const turn =
      (active && (await unlessInterrupted(tx, services, active))) ??
      (await beginTurn(tx, services, { conversation, order, now }));
    return turn && takeUp(tx, services, turn, job);
  });

/** A turn that a person has interrupted is over: what they hand back begins another. */
async function unlessInterrupted(tx: Tx, services: Services, turn: TurnRow): Promise<TurnRow | null> {
  const over = await interruption(tx, turn.conversationId, turn.startedAt);
  if (!over) return turn;
  await finishTurn(tx, byAgent(services, turn), turn, { ...over, plan: turn.state as unknown as Plan });
  return null;
}

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
