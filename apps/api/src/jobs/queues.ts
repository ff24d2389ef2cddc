import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import {
  Logger,
  type ParsedCronItem,
  parseCrontab,
  run,
  type TaskList,
  type Worker,
  type WorkerEvents,
} from 'graphile-worker';
import type pg from 'pg';
import type { Services } from '../auth/context.ts';
import { CRONTAB } from './crontab.ts';
import { retryPoll } from './retry-poll.ts';

/**
 * Slow or numerous tasks have their own concurrency limits, so that they never delay direct conversations. Within a
 * queue group the oldest job comes first, and a named queue runs one job of a workspace at a time (ADR 28).
 */
const APART = {
  campaigns: { tasks: ['run_campaign', 'send_campaign_message'], concurrency: 2 },
  reports: { tasks: ['process_campaign_report'], concurrency: 2 },
  syncs: { tasks: ['run_sync'], concurrency: 2 },
  reviews: { tasks: ['review_message', 'review_utterance'], concurrency: 4 },
} as const;

/**
 * Tasks that mostly wait for a provider. A waiting job needs memory only: its transactions are short, and the jobs of a
 * group are fetched together. So the limits are high, and a slow provider delays no other task (ADR 71).
 */
const WAITING = {
  replies: { tasks: ['take_turn'], concurrency: 1000 },
  sends: { tasks: ['send_message'], concurrency: 100 },
} as const;

/** Limit of all other tasks. */
const CONVERSATIONS = 4;

/** Interval at which scheduled replies are looked for. Each is due a moment after its message. */
const REPLY_POLL_MS = 100;

export interface Queue {
  readonly taskList: TaskList;
  readonly concurrency: number;
  readonly parsedCronItems: ParsedCronItem[];
  /** Set for tasks that wait for providers: their jobs are fetched together, at this interval in milliseconds. */
  readonly batchPollMs?: number;
}

/** Each pool listens on one connection and runs its jobs on others. */
export const CONNECTIONS = 18;

/** Assigns every task to one group. */
export function queuesOf(tasks: TaskList): Queue[] {
  const apart = Object.values(APART);
  const waiting = Object.values(WAITING);
  const named = new Set<string>([...apart, ...waiting].flatMap((queue) => queue.tasks));
  const only = (is: (name: string) => boolean): TaskList =>
    Object.fromEntries(Object.entries(tasks).filter(([name]) => is(name)));
  return [
    {
      taskList: only((name) => !named.has(name)),
      concurrency: CONVERSATIONS,
      parsedCronItems: parseCrontab(CRONTAB),
    },
    ...apart.map(({ tasks: names, concurrency }) => ({
      taskList: only((name) => (names as readonly string[]).includes(name)),
      concurrency,
      parsedCronItems: [],
    })),
    ...waiting.map(({ tasks: names, concurrency }) => ({
      taskList: only((name) => (names as readonly string[]).includes(name)),
      concurrency,
      parsedCronItems: [],
      batchPollMs: REPLY_POLL_MS,
    })),
  ];
}

export interface OpenQueue {
  /** Name under which its jobs are locked. Null while the pool restarts. */
  name(): string | null;
  stop(): Promise<void>;
}

interface QueueOptions {
  readonly pool: pg.Pool;
  readonly log: Services['log'];
  /** Poll interval for scheduled jobs. Immediate jobs are announced by notifications. */
  readonly lookMs?: number;
}

const LONGEST_PAUSE_MS = 5_000;

/**
 * Restarts a pool that stops unexpectedly, under another name. graphile-worker stops a pool that cannot write the end
 * of a job, for example during an outage of PostgreSQL. That job stays locked under the old name and is returned as
 * the job of a dead worker.
 */
export async function openQueue(queue: Queue, toolContext: QueueOptions): Promise<OpenQueue> {
  let stopped = false;
  let current: RunningQueue | null = await runQueueOnce(queue, toolContext);
  let reopening = Promise.resolve();

  const watch = (running: RunningQueue): void => void running.ended.then(() => lost());
  function lost(): void {
    current = null;
    if (stopped) return;
    toolContext.log.warn('a runner of the worker stopped unexpectedly and is restarted');
    reopening = again();
  }
  async function again(pauseMs = 100): Promise<void> {
    await pause(pauseMs, undefined, { ref: false });
    if (stopped) return;
    try {
      current = await runQueueOnce(queue, toolContext);
      watch(current);
    } catch {
      await again(Math.min(pauseMs * 2, LONGEST_PAUSE_MS));
    }
  }

  watch(current);
  return {
    name: () => current?.name ?? null,
    stop: async () => {
      stopped = true;
      await reopening;
      await current?.stop();
    },
  };
}

interface RunningQueue {
  readonly name: string;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * With batched completion, a job whose end cannot be written stops its pool. Without it, it would end the process or
 * be ignored.
 */
const HEARD_OF = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

async function runQueueOnce(
  { batchPollMs, ...queue }: Queue,
  { pool, log, lookMs = 2_000 }: QueueOptions,
): Promise<RunningQueue> {
  const events: WorkerEvents = new EventEmitter();
  retryPoll(events);
  const brokenOff = stoppedBy(events);
  const named = new Promise<string>((resolve) =>
    events.once('pool:create', ({ workerPool }) => resolve(workerPool.id)),
  );
  const runner = await run({
    ...queue,
    pgPool: pool,
    events,
    noHandleSignals: true,
    preset: {
      worker: {
        pollInterval: batchPollMs ?? lookMs,
        ...HEARD_OF,
        ...(batchPollMs ? { localQueue: { size: queue.concurrency } } : {}),
      },
    },
    logger: new Logger(
      () => (level, message) => log[level === 'warning' ? 'warn' : level === 'error' ? 'error' : 'debug'](message),
    ),
  });
  // A pool that is stopping at this moment rejects the call.
  const stopping = () => runner.stop().catch(() => {});
  const ended = Promise.race([runner.promise.catch(() => {}), brokenOff.then(stopping)]);
  const stop = () => {
    void stopping();
    return ended;
  };
  return { name: await named, ended, stop };
}

/**
 * Resolves when all workers of a pool are gone after a failed write. graphile-worker's own promise may never resolve:
 * its counter is wrong when two writes fail concurrently (graphile/worker#636).
 */
function stoppedBy(events: WorkerEvents): Promise<void> {
  const workers = new Set<Worker>();
  let failed = false;
  return new Promise((resolve) => {
    const look = () => {
      if (failed && workers.size === 0) resolve();
    };
    events.on('worker:create', ({ worker }) => workers.add(worker));
    events.on('worker:stop', ({ worker }) => {
      workers.delete(worker);
      look();
    });
    events.once('pool:fatalError', () => {
      failed = true;
      look();
    });
  });
}
