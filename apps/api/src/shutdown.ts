import type { Logger } from 'pino';

type EndStep = () => Promise<unknown>;

/** Registry of the steps to perform when the process shuts down. */
export interface Shutdown {
  /** Adds a step that finishes accepted work. These steps run first, in parallel. */
  drain(end: EndStep): void;
  /**
   * Adds a step that closes a resource. These steps run after all work has finished, in reverse order of registration.
   */
  close(end: EndStep): void;
  run(): Promise<void>;
}

/** Maximum time in milliseconds for closing all resources. Database pools wait for active statements. */
const CLOSE_TIMEOUT_MS = 5_000;

export function shutdownOf(log: Logger): Shutdown {
  const [drains, closes]: [EndStep[], EndStep[]] = [[], []];
  const attempt = (end: EndStep) =>
    end().catch((error) => log.error({ err: error }, 'a part of the process did not stop'));
  const closeAll = async () => {
    for (const end of closes.splice(0).reverse()) await attempt(end);
  };
  return {
    drain: (end) => void drains.push(end),
    close: (end) => void closes.push(end),
    run: async () => {
      await Promise.all(drains.splice(0).map(attempt));
      await waitAtMost(CLOSE_TIMEOUT_MS, closeAll(), () => log.error('resources did not close in time'));
    },
  };
}

/** Waits for work to finish. If the work takes longer than `ms` milliseconds, calls `late` and returns. */
export async function waitAtMost(ms: number, work: Promise<unknown>, late: () => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      late();
      resolve();
    }, ms);
  });
  await Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}
