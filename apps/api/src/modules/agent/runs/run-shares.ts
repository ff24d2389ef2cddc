/** Number of concurrent runs that a workspace can always have in this process. */
export const RUNS_PER_WORKSPACE = 60;
/**
 * Number of concurrent runs of all workspaces. Below it, a workspace can exceed its share; above it, capacity is
 * reserved for the shares of other workspaces.
 */
const SHARED_RUNS = 400;

export interface RunLimits {
  readonly perWorkspace: number;
  readonly shared: number;
}

const LIMITS: RunLimits = { perWorkspace: RUNS_PER_WORKSPACE, shared: SHARED_RUNS };

const RETRY_MS = 1_000;
/** Delay between the retries of a workspace's waiting runs. */
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

  /** Runs `work` and returns null, or returns the time of the next attempt if the workspace has used its share. */
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
