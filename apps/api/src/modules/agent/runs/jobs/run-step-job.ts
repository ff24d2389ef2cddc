import { isProviderError, type ModelPort } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { type AgentRunOrder, enqueueAgentRun } from '../../../../events/outbox.ts';
import { IntegrationError, type ReadyPort, reportFailure } from '../../../platform/integrations/index.ts';
import { agentActor, type ClaimedRun, withClaimedRun } from '../claimed-run.ts';
import { finishRun } from '../finish-run.ts';
import { RunShares } from '../run-shares.ts';
import { applyReply, type RunStep } from '../use-cases/apply-event.ts';
import { callModel, readyModel } from '../use-cases/call-model.ts';
import { claimRun } from '../use-cases/claim-run.ts';
import { runEffect } from '../use-cases/run-effect.ts';

/**
 * Runs the steps of one reply. Each model or tool result is stored before it is used, so that after a crash the next
 * worker does not pay, book or send twice.
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
  const first = await claimRun(services, order, job);
  if (!first) return;
  const { work } = first;
  try {
    let model: Promise<ReadyPort<ModelPort>> | null = null;
    // The credentials of the model are decrypted at most once per job.
    const openModel = () => (model ??= readyModel(services, work.workspaceId));
    for (let step: RunStep | null = first; step; ) {
      // The result of each step determines the next step, so the steps cannot run in parallel.
      // oxlint-disable-next-line no-await-in-loop
      step = await runOneStep(services, step, openModel);
    }
  } catch (error) {
    await postponeRun(services, { work, order, error });
  }
}

/** Returns the next step. Null if the run has ended. */
async function runOneStep(
  services: Services,
  step: RunStep,
  openModel: () => Promise<ReadyPort<ModelPort>>,
): Promise<RunStep | null> {
  const { todo, context } = step;
  if (!('prompt' in todo)) return runEffect(services, step, todo.command);
  return applyReply(services, step, await callModel(await openModel(), { ...todo, limits: context.facts.limits }));
}

interface StoppedRun {
  readonly work: ClaimedRun;
  readonly order: AgentRunOrder;
  readonly error: unknown;
}

const LONGEST_WAIT_MS = 60_000;

/** Retries temporary errors with increasing delays until the run's deadline. Other errors hand the conversation off. */
async function postponeRun(services: Services, { work, order, error }: StoppedRun): Promise<void> {
  const cause = error instanceof IntegrationError ? error.cause : error;
  if (!isProviderError(cause)) throw error;
  const { words, retryAfterSeconds } = cause;
  if (error instanceof IntegrationError) await reportFailure(services, error.used, cause);
  const passes = isProviderError(cause, 'RETRY', 'UNCONFIRMED');
  const code = error instanceof IntegrationError && error.used.provider === 'OPENAI' ? 'MODEL_FAILED' : 'TOOL_FAILED';
  await withClaimedRun(services, work, async (tx, { row, plan }) => {
    if (!passes) return finishRun(tx, agentActor(services, work), row, { outcome: 'FAILED', code, words, plan });
    const wait = retryAfterSeconds ? retryAfterSeconds * 1000 : 1000 * 2 ** Math.min(row.attempts, 6);
    const now = services.clock();
    // The last job runs at the deadline, because a job must end the run.
    const again = new Date(Math.min(now.getTime() + Math.min(wait, LONGEST_WAIT_MS), row.deadlineAt.getTime()));
    await tx.agentRun.updateMany({ where: { id: row.id }, data: { leaseUntil: null, failure: words } });
    await enqueueAgentRun(tx, order, again);
    return null;
  });
}
