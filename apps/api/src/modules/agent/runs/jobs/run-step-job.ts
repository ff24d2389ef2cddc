import { isModelProvider } from '@frontdesk/domain';
import { isProviderError } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { type AgentRunOrder, enqueueAgentRun } from '../../../../events/outbox.ts';
import { IntegrationError, reportFailure } from '../../../platform/integrations/index.ts';
import { agentActor, type ClaimedRun, finishRun, withClaimedRun } from '../active-run.ts';
import { claimRun } from '../use-cases/claim-run.ts';
import { type RunStep, readyModels, runStep } from '../use-cases/run-step.ts';

/**
 * Runs the steps of one reply. Each model or tool result is stored before it is used, so that after a crash the next
 * worker does not repeat a paid request, a booking or a message.
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
    let models: ReturnType<typeof readyModels> | null = null;
    // Decrypts the model credentials at most once per job.
    const openModels = () => (models ??= readyModels(services, work.workspaceId));
    for (let step: RunStep | null = first; step; ) {
      // oxlint-disable-next-line no-await-in-loop -- the result of each step determines the next step.
      step = await runStep(services, step, openModels);
    }
  } catch (error) {
    await postponeRun(services, { work, order, error });
  }
}

interface StoppedRun {
  readonly work: ClaimedRun;
  readonly order: AgentRunOrder;
  readonly error: unknown;
}

const LONGEST_WAIT_MS = 60_000;

/**
 * Retries temporary provider errors with increasing delays until the run's deadline. Other provider errors hand the
 * conversation off. Any other error is thrown.
 */
async function postponeRun(services: Services, { work, order, error }: StoppedRun): Promise<void> {
  const cause = error instanceof IntegrationError ? error.cause : error;
  if (!isProviderError(cause)) throw error;
  const { words, retryAfterSeconds } = cause;
  if (error instanceof IntegrationError) await reportFailure(services, error.used, cause);
  const passes = isProviderError(cause, 'RETRY', 'UNCONFIRMED');
  const code =
    error instanceof IntegrationError && isModelProvider(error.used.provider) ? 'MODEL_FAILED' : 'TOOL_FAILED';
  await withClaimedRun(services, work, async (tx, { row, plan }) => {
    if (!passes) return finishRun(tx, agentActor(services, work), row, { outcome: 'FAILED', code, words, plan });
    const wait = retryAfterSeconds ? retryAfterSeconds * 1000 : 1000 * 2 ** Math.min(row.attempts, 6);
    const now = services.clock();
    // The last attempt is scheduled for the deadline, because a job must end the run.
    const again = new Date(Math.min(now.getTime() + Math.min(wait, LONGEST_WAIT_MS), row.deadlineAt.getTime()));
    await tx.agentRun.updateMany({ where: { id: row.id }, data: { leaseUntil: null, failure: words } });
    await enqueueAgentRun(tx, order, again);
    return null;
  });
}

/** Number of concurrent runs that a workspace can always have in this process. */
const RUNS_PER_WORKSPACE = 60;
/**
 * Number of concurrent runs of all workspaces. Below this number, a workspace can exceed its share; at or above it,
 * free capacity is reserved for the shares of other workspaces.
 */
const SHARED_RUNS = 400;

interface RunLimits {
  readonly perWorkspace: number;
  readonly shared: number;
}

const LIMITS: RunLimits = { perWorkspace: RUNS_PER_WORKSPACE, shared: SHARED_RUNS };

const RETRY_MS = 1_000;
/** Delay in milliseconds between the retries of a workspace's waiting runs. */
const SPACING_MS = 20;

/**
 * Divides the capacity of this process for agent runs between workspaces. A workspace with many conversations or a slow
 * model can use idle capacity, but not the share of another workspace.
 */
export class RunShares {
  readonly #running = new Map<string, number>();
  readonly #nextRetry = new Map<string, number>();
  readonly #limits: RunLimits;
  #total = 0;

  constructor(limits: RunLimits = LIMITS) {
    this.#limits = limits;
  }

  /**
   * Runs `work` and returns null. If the workspace has used its share and no capacity is idle, does not run `work` and
   * returns the time of the next attempt.
   */
  async run(workspaceId: string, now: Date, work: () => Promise<void>): Promise<Date | null> {
    const running = this.#running.get(workspaceId) ?? 0;
    const { perWorkspace, shared } = this.#limits;
    if (running >= perWorkspace && this.#total >= shared) return this.#retryTime(workspaceId, now);
    this.#running.set(workspaceId, running + 1);
    this.#total++;
    try {
      await work();
      return null;
    } finally {
      this.#leave(workspaceId);
    }
  }

  #retryTime(workspaceId: string, now: Date): Date {
    const earliest = now.getTime() + RETRY_MS;
    const at = Math.max(earliest, (this.#nextRetry.get(workspaceId) ?? 0) + SPACING_MS);
    this.#nextRetry.set(workspaceId, at);
    return new Date(at);
  }

  #leave(workspaceId: string): void {
    this.#total--;
    const left = (this.#running.get(workspaceId) ?? 1) - 1;
    if (left > 0) this.#running.set(workspaceId, left);
    else {
      this.#running.delete(workspaceId);
      this.#nextRetry.delete(workspaceId);
    }
  }
}
