import type { Services } from '../../../../auth/context.ts';
import { updateRow } from '../../../../db/rows.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type AgentRunOrder, enqueueAgentRun, enqueueSend } from '../../../../events/outbox.ts';
import { activeRun, lockConversation, type RunRow } from '../agent-runs.repository.ts';
import { agentActor, type ClaimedRun, type OpenRun } from '../claimed-run.ts';
import { finishRun } from '../finish-run.ts';
import { contextOf } from '../run-context.ts';
import type { RunState } from '../run-state.ts';
import { findInterruption, findRunBlocker } from '../send-blockers.ts';
import { openStep, type RunStep } from './apply-event.ts';
import { beginRun } from './begin-run.ts';

const LEASE_MS = 90_000;

/**
 * Claims the active run of a conversation, or starts a run if there is something to reply to. A conversation has one
 * active run. A repeated job does not wait for the lease of its own earlier attempt.
 */
export const claimRun = (services: Services, order: AgentRunOrder, job: string): Promise<RunStep | null> =>
  services.database.forWorkspace(order.workspaceId).write(async (tx) => {
    const conversation = await lockConversation(tx, order.conversationId);
    if (!conversation) return null;
    const now = services.clock();
    const active = await activeRun(tx, order.conversationId);
    if (active?.step === 'SEND' && active.messageId) {
      // The send job finishes this run. Enqueue it again in case it was lost.
      await enqueueSend(tx, { workspaceId: order.workspaceId, messageId: active.messageId });
      return null;
    }
    if (active?.leaseUntil && active.leaseUntil > now && active.leasedByJob !== job) {
      await enqueueAgentRun(tx, order, active.leaseUntil);
      return null;
    }
    const resumed = active && (await finishIfInterrupted(tx, services, active));
    const begun = resumed ? null : await beginRun(tx, services, { conversation, order, now });
    const row = resumed ?? begun?.row;
    const work = row && (await leaseRun(tx, services, row, job));
    if (!row || !work) return null;
    const turn = { row, conversation, plan: row.state as unknown as RunState };
    if (resumed && (await isStopped(tx, services, { work, turn }))) return null;
    const context = begun?.context ?? (await contextOf(tx, services, turn));
    return openStep(tx, services, { work, turn, context });
  });

/** Ends a resumed run if the agent can no longer reply. Returns whether the run ended. */
async function isStopped(
  tx: Tx,
  services: Services,
  { work, turn }: { work: ClaimedRun; turn: OpenRun },
): Promise<boolean> {
  const blocker = await findRunBlocker(tx, turn.conversation, { since: turn.row.startedAt });
  if (blocker) await finishRun(tx, agentActor(services, work), turn.row, { ...blocker, plan: turn.plan });
  return blocker !== null;
}

/** Ends a run that a takeover interrupted and returns null. The end of the takeover starts a new run. */
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
    await finishRun(tx, agentActor(services, turn), turn, {
      outcome: 'FAILED',
      code: 'DEADLINE',
      words: turn.failure,
      plan: turn.state as unknown as RunState,
    });
    return null;
  }
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  const taken = { claim, leaseUntil, leasedByJob: job, attempts: turn.attempts + 1 };
  await updateRow<RunRow>(tx, 'AgentRun', id, taken);
  return { workspaceId, conversationId, id, claim };
}
