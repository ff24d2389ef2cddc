import type { Worker, WorkerEvents } from 'graphile-worker';

/**
 * Delays in milliseconds between retries after an event. Their sum is longer than the longest delay of a healthy
 * database.
 */
const ROUNDS_MS = [3, 10, 30, 100, 300, 1_000, 3_000];

/** Events after which a job may be available. */
const MOVES = ['pool:listen:success', 'pool:listen:notification', 'job:start', 'job:complete'] as const;

/**
 * Repeats the request for a job after certain events. Graphile Worker requests a job once and then waits for its poll
 * interval of seconds, but the request can fail: the queue is still locked because the end of its last job is not
 * recorded yet, or because another worker is requesting a job. One worker of the group retries at a time.
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
    // The first retry has not run yet.
    if (round === 0) return;
    clearTimeout(timer);
    round = 0;
    next();
  };
  for (const move of MOVES) events.on(move, begin);
}
