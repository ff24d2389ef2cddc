/** Runs of one workspace that this process works on at a time. */
export const RUNS_PER_WORKSPACE = 60;

const RETRY_MS = 1_000;
/** A workspace's waiting runs are looked at again one after another. */
const SPACING_MS = 20;

/** Shares of this process in agent runs: a workspace with many conversations or a slow model leaves room for others. */
export class RunShares {
  readonly #running = new Map<string, number>();
  readonly #nextRetry = new Map<string, number>();
  readonly #limit: number;

  constructor(limit = RUNS_PER_WORKSPACE) {
    this.#limit = limit;
  }

  /** Runs the work, or returns the time to try again while the workspace has its full share. */
  async run(workspaceId: string, now: Date, work: () => Promise<void>): Promise<Date | null> {
    const running = this.#running.get(workspaceId) ?? 0;
    if (running >= this.#limit) return this.#retryTime(workspaceId, now);
    this.#running.set(workspaceId, running + 1);
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
    const left = (this.#running.get(workspaceId) ?? 1) - 1;
    if (left > 0) this.#running.set(workspaceId, left);
    else {
      this.#running.delete(workspaceId);
      this.#nextRetry.delete(workspaceId);
    }
  }
}
