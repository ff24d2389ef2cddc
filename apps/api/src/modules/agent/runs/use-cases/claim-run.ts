import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type AgentRunOrder, enqueueAgentRun, enqueueSend } from '../../../../events/outbox.ts';
import { activeRun, lockConversation, type RunRow } from '../agent-runs.repository.ts';
import { agentActor, type ClaimedRun } from '../claimed-run.ts';
import { finishRun } from '../finish-run.ts';
import type { RunState } from '../run-state.ts';
import { findInterruption } from '../send-blockers.ts';
import { beginRun } from './begin-run.ts';

const LEASE_MS = 90_000;

/**
 * Claims a conversation's run, or starts one when there is something to answer. One at a time; a job repeated after
 * its worker died does not wait for itself.
 */
export const claimRun = (services: Services, order: AgentRunOrder, job: string): Promise<ClaimedRun | null> =>
  services.database.forWorkspace(order.workspaceId).write(async (tx) => {
    const conversation = await lockConversation(tx, order.conversationId);
    if (!conversation) return null;
    const now = services.clock();
    const active = await activeRun(tx, order.conversationId);
    if (active?.step === 'SEND' && active.messageId) {
      // The sender continues from there; this only ensures that a send job exists.
      await enqueueSend(tx, { workspaceId: order.workspaceId, messageId: active.messageId });
      return null;
    }
    if (active?.leaseUntil && active.leaseUntil > now && active.leasedByJob !== job) {
      await enqueueAgentRun(tx, order, active.leaseUntil);
      return null;
    }
    const turn =
      (active && (await finishIfInterrupted(tx, services, active))) ??
      (await beginRun(tx, services, { conversation, order, now }));
    return turn && leaseRun(tx, services, turn, job);
  });

/** A run interrupted by a human message is over; a handback starts another. */
async function finishIfInterrupted(tx: Tx, services: Services, turn: RunRow): Promise<RunRow | null> {
  const over = await findInterruption(tx, turn.conversationId, turn.startedAt);
  if (!over) return turn;
  await finishRun(tx, agentActor(services, turn), turn, { ...over, plan: turn.state as unknown as RunState });
  return null;
}

async function leaseRun(tx: Tx, services: Services, turn: RunRow, job: string): Promise<ClaimedRun | null> {
  const { workspaceId, conversationId, id } = turn;
  const now = services.clock();
  const claim = turn.claim + 1;
  if (now >= turn.deadlineAt) {
    const words = turn.failure ?? 'No reply arrived in time.';
    await finishRun(tx, agentActor(services, turn), turn, {
      outcome: 'FAILED',
      words,
      plan: turn.state as unknown as RunState,
    });
    return null;
  }
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  const taken = { claim, leaseUntil, leasedByJob: job, attempts: turn.attempts + 1 };
  await tx.agentRun.updateMany({ where: { id }, data: taken });
  return { workspaceId, conversationId, id, claim };
}
