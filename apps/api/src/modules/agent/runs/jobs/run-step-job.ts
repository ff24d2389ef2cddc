import { isProviderError } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { type AgentRunOrder, enqueueAgentRun } from '../../../../events/outbox.ts';
import { IntegrationError, reportFailure } from '../../../platform/integrations/index.ts';
import { agentActor, type ClaimedRun, inClaimedRun, type OpenRun, withClaimedRun } from '../claimed-run.ts';
import { finishRun } from '../finish-run.ts';
import { RunShares } from '../run-shares.ts';
import { nextCommand } from '../run-state.ts';
import { callModel } from '../use-cases/call-model.ts';
import { claimRun } from '../use-cases/claim-run.ts';
import { runEffect } from '../use-cases/run-effect.ts';
import { storeReply } from '../use-cases/store-reply.ts';

/**
 * Runs the steps of one reply. Model and tool results are stored before anything follows from them, so that after a
 * crash the next worker continues without paying, booking or sending twice.
 */
export const runStepJob = (services: Services, shares = new RunShares()): Task => {
  return async (payload, { job }) => {
    const order = payload as AgentRunOrder;
    const { workspaceId } = order;
    const again = await shares.run(workspaceId, services.clock(), () => runSteps(services, order, job.id));
    if (again) await services.database.forWorkspace(workspaceId).write((tx) => enqueueAgentRun(tx, order, again));
  };
};

async function runSteps(services: Services, order: AgentRunOrder, job: string): Promise<void> {
  const work = await claimRun(services, order, job);
  if (!work) return;
  try {
    while (await runOneStep(services, work));
  } catch (error) {
    await postponeRun(services, { work, order, error });
  }
}

/** False when the run is finished or postponed. */
async function runOneStep(services: Services, work: ClaimedRun): Promise<boolean> {
  const turn = await inClaimedRun(services, work, async (_tx, open: OpenRun) => open);
  if (!turn) return false;
  const command = nextCommand(turn.plan);
  if (!command) return storeReply(services, work);
  return command.type === 'run_effect'
    ? runEffect(services, { work, command })
    : callModel(services, { work, turn, command });
}

interface StoppedRun {
  readonly work: ClaimedRun;
  readonly order: AgentRunOrder;
  readonly error: unknown;
}

const LONGEST_WAIT_MS = 60_000;

/** Temporary errors are retried with growing delays until the run's deadline. Others are handed off to a human. */
async function postponeRun(services: Services, { work, order, error }: StoppedRun): Promise<void> {
  const cause = error instanceof IntegrationError ? error.cause : error;
  if (!isProviderError(cause)) throw error;
  const { words, retryAfterSeconds } = cause;
  if (error instanceof IntegrationError) await reportFailure(services, error.used, cause);
  const passes = isProviderError(cause, 'RETRY', 'UNCONFIRMED');
  await withClaimedRun(services, work, async (tx, { row, plan }) => {
    if (!passes) return finishRun(tx, agentActor(services, work), row, { outcome: 'FAILED', words, plan });
    const wait = retryAfterSeconds ? retryAfterSeconds * 1000 : 1000 * 2 ** Math.min(row.attempts, 6);
    const now = services.clock();
    // At the deadline a job still has to end the run.
    const again = new Date(Math.min(now.getTime() + Math.min(wait, LONGEST_WAIT_MS), row.deadlineAt.getTime()));
    await tx.agentRun.updateMany({ where: { id: row.id }, data: { leaseUntil: null, failure: words } });
    await enqueueAgentRun(tx, order, again);
    return null;
  });
}
