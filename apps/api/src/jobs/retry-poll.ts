import type { Worker, WorkerEventMap, WorkerEvents } from 'graphile-worker';

/**
 * Delays in milliseconds between retries after an event. Their sum is longer than the longest delay to be expected from
 * a healthy database.
 */
const ROUNDS_MS = [3, 10, 30, 100, 300, 1_000, 3_000];

/** Index in `ROUNDS_MS` of the delay that is repeated while notifications of new jobs keep arriving. */
const STEADY_ROUND = 3;

interface RetryOptions {
  /**
   * True if notifications of new jobs only start retries, so that many notifications result in few requests. Otherwise,
   * each notification also causes an immediate request for a job.
   */
  readonly isBackground: boolean;
}

/**
 * Repeats the request for a job after events that can make a job available, such as a notification of a new job.
 * Graphile Worker requests a job once and then waits for its poll interval of several seconds. The request finds no job
 * if the queue is still locked, because the end of its last job is not recorded yet or another worker is requesting a
 * job. Only one worker of the group retries at a time.
 */
export function retryPoll(events: WorkerEvents, { isBackground }: RetryOptions): void {
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
  const beginAt = (first: number): void => {
    clearTimeout(timer);
    round = first;
    next();
  };
  const begin = (): void => beginAt(0);
  // Jobs of all groups cause notifications, so during a series of notifications a group retries at a fixed interval.
  const notified = (): void => {
    if (round === ROUNDS_MS.length) begin();
    else if (round > STEADY_ROUND) beginAt(STEADY_ROUND);
  };
  events.on('pool:listen:success', begin);
  events.on('pool:listen:notification', notified);
  // Only a job with a queue can block another job. In a background group, a notification does not make the workers
  // request a job, so each start and end of a job starts retries.
  const moved = ({ job }: WorkerEventMap['job:start'] | WorkerEventMap['job:complete']): void => {
    if ((isBackground || job.job_queue_id !== null) && round !== 0) begin();
  };
  events.on('job:start', moved);
  events.on('job:complete', moved);
  if (isBackground)
    events.on('pool:create', ({ workerPool }) => {
      workerPool.nudge = () => {};
    });
}
