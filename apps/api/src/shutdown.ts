import type { Logger } from 'pino';

type EndStep = () => Promise<unknown>;

/** Shutdown steps of a process, in order. */
export interface Shutdown {
  /** Runs first, in parallel with others of its kind: finishes accepted work. */
  drain(end: EndStep): void;
  /** Runs after all work is finished, in reverse order of registration. */
  close(end: EndStep): void;
  run(): Promise<void>;
}

/** Pools wait for running statements. Requests and jobs have ended before. */
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

/** Waits for work up to a timeout. Anything later is not awaited. */
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
