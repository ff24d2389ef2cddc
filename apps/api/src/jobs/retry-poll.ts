import type { Worker, WorkerEvents } from 'graphile-worker';

/** After what may have let a job through; together they last longer than any database takes that is well. */
const ROUNDS_MS = [3, 10, 30, 100, 300, 1_000, 3_000];

/** After each of them there may be a job that was not to be had a moment ago. */
const MOVES = ['pool:listen:success', 'pool:listen:notification', 'job:start', 'job:complete'] as const;

/**
 * graphile-worker asks for a job once, and next at its regular look: seconds, for work that takes none. It asks in vain when a queue is
 * still closed because the end of its last job is not yet written down, and when another worker asks at the same moment, because whoever
 * asks holds all open queues. One worker at a time asks again, and none at the beat of another lane: they would only be in each other's way.
 */
export function retryPoll(events: WorkerEvents): void {
  const workers = new Set<Worker>();
  events.on('worker:create', ({ worker }) => workers.add(worker));
  events.on('worker:release', ({ worker }) => workers.delete(worker));

  let timer: NodeJS.Timeout | undefined;
  let round = ROUNDS_MS.length;
  const next = (): void => {
    const after = ROUNDS_MS[round];
    if (after !== undefined) timer = setTimeout(ask, after * (0.5 + Math.random())).unref();
  };
  const ask = (): void => {
    [...workers].some((worker) => !worker.getActiveJob() && worker.nudge());
    round += 1;
    next();
  };
  const begin = (): void => {
    // Who is about to ask anyway is let.
    if (round === 0) return;
    clearTimeout(timer);
    round = 0;
    next();
  };
  for (const move of MOVES) events.on(move, begin);
}
