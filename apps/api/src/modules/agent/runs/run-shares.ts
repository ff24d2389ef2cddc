/** Runs of one workspace that this process always has room for. */
export const RUNS_PER_WORKSPACE = 60;
/** Runs of all workspaces up to which a workspace may exceed its share. The rest is left for the shares of others. */
const SHARED_RUNS = 400;

export interface RunLimits {
  readonly perWorkspace: number;
  readonly shared: number;
}

const LIMITS: RunLimits = { perWorkspace: RUNS_PER_WORKSPACE, shared: SHARED_RUNS };

const RETRY_MS = 1_000;
/** A workspace's waiting runs are looked at again one after another. */
const SPACING_MS = 20;

/**
 * Shares of this process in agent runs. A workspace with many conversations or a slow model may use what others do not,
 * and leaves room for the share of each.
 */
export class RunShares {
  readonly #running = new Map<string, number>();
  readonly #nextRetry = new Map<string, number>();
  readonly #limits: RunLimits;
  #total = 0;

  constructor(limits: RunLimits = LIMITS) {
    this.#limits = limits;
  }

  /** Runs the work, or returns the time to try again while the workspace has its full share. */
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
