import type { Worker, WorkerEvents } from 'graphile-worker';

/** Retry delays after an event that may have unblocked a job. Their sum exceeds any stall of a healthy database. */
const ROUNDS_MS = [3, 10, 30, 100, 300, 1_000, 3_000];

/** Events after which a job may have become available. */
const MOVES = ['pool:listen:success', 'pool:listen:notification', 'job:start', 'job:complete'] as const;

/**
 * graphile-worker asks for a job once, and again only at its poll interval, which is seconds. It asks in vain while a
 * queue is still locked because the end of its last job is not written yet, or while another worker is asking,
 * because asking locks all open queues. Retries run for one worker at a time and per pool, so that they do not block
 * each other.
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
    // The worker is about to ask anyway.
    if (round === 0) return;
    clearTimeout(timer);
    round = 0;
    next();
  };
  for (const move of MOVES) events.on(move, begin);
}
