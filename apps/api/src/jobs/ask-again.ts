import type { Worker, WorkerEvents } from 'graphile-worker';

/** After a job of a queue; together they last longer than any database takes that is well. */
const ROUNDS_MS = [3, 10, 30, 100, 300, 1_000, 3_000];

/**
 * A queue lets its next job through once the end of the one before is written down. graphile-worker asks for more work without waiting
 * for that, finds the queue still closed, and would ask again at its next look only: seconds between two jobs that take none.
 */
export function askAgain(events: WorkerEvents): void {
  const workers = new Set<Worker>();
  events.on('worker:create', ({ worker }) => workers.add(worker));
  events.on('worker:release', ({ worker }) => workers.delete(worker));

  let timer: NodeJS.Timeout | undefined;
  let round = ROUNDS_MS.length;
  const next = (): void => {
    const after = ROUNDS_MS[round];
    if (after !== undefined) timer = setTimeout(ask, after).unref();
  };
  const ask = (): void => {
    for (const worker of workers) if (!worker.getActiveJob()) worker.nudge();
    round += 1;
    next();
  };
  events.on('job:complete', ({ job }) => {
    // Who is about to ask anyway is let.
    if (job.job_queue_id === null || round === 0) return;
    clearTimeout(timer);
    round = 0;
    next();
  });
}
