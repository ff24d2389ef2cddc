import type { Logger } from 'pino';

type EndStep = () => Promise<unknown>;

/** The parts of a running process, in the order in which they end. */
export interface Shutdown {
  /** Ends first and beside the others of its kind: it finishes the work that it has accepted. */
  drain(end: EndStep): void;
  /** Ends after all work is finished, the last one registered first. */
  close(end: EndStep): void;
  run(): Promise<void>;
}

/** Pools wait for statements in progress. Requests and jobs have ended before. */
const CLOSE_TIMEOUT_MS = 5_000;

export function shutdownOf(log: Logger): Shutdown {
  const [drains, closes]: [EndStep[], EndStep[]] = [[], []];
  const attempt = (end: EndStep) =>
    end().catch((error) => log.error({ err: error }, 'a part of the process did not end'));
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

/** Waits for work at most so long; what it does afterwards is not awaited. */
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
