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
 * What may take long, or come by the thousand, has places of its own: however much of it waits, none of it stands before somebody who
 * talks. Within a lane whoever has waited longest comes first, and a queue lets one job of a workspace through at a time (ADR 28).
 */
const APART = {
  campaigns: { tasks: ['run_campaign', 'send_campaign_message'], concurrency: 2 },
  reports: { tasks: ['process_campaign_report'], concurrency: 2 },
  syncs: { tasks: ['run_sync'], concurrency: 2 },
} as const;

/** Of all else. */
const CONVERSATIONS = 4;

export interface Queue {
  readonly taskList: TaskList;
  readonly concurrency: number;
  readonly parsedCronItems: ParsedCronItem[];
}

/** Each lane listens over one connection, and counts its jobs over others. */
export const CONNECTIONS = 10;

/** Every task is in one lane. */
export function queuesOf(tasks: TaskList): Queue[] {
  const apart = Object.values(APART);
  const named = new Set<string>(apart.flatMap((queue) => queue.tasks));
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
  ];
}

export interface OpenQueue {
  /** By which its jobs are taken; null while it is being opened again. */
  name(): string | null;
  stop(): Promise<void>;
}

interface QueueOptions {
  readonly pool: pg.Pool;
  readonly log: Services['log'];
  /** Between two looks for what has become due; what is ordered for now is heard of at once. */
  readonly lookMs?: number;
}

const LONGEST_PAUSE_MS = 5_000;

/**
 * A lane that ends by itself is opened again under another name. graphile-worker ends one that cannot write down what became of a job,
 * as when PostgreSQL goes away under it: that job is still taken by the old name, and comes back as the job of a worker that is gone.
 */
export async function openQueue(queue: Queue, toolContext: QueueOptions): Promise<OpenQueue> {
  let stopped = false;
  let current: RunningQueue | null = await runQueueOnce(queue, toolContext);
  let reopening = Promise.resolve();

  const watch = (running: RunningQueue): void => void running.ended.then(() => lost());
  function lost(): void {
    current = null;
    if (stopped) return;
    toolContext.log.warn('a lane of the worker ended by itself, and is opened again');
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

/** Told in batches, a job whose end could not be written down ends the lane; one by one it would end the process, or nothing at all. */
const HEARD_OF = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

async function runQueueOnce(queue: Queue, { pool, log, lookMs = 2_000 }: QueueOptions): Promise<RunningQueue> {
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
    preset: { worker: { pollInterval: lookMs, ...HEARD_OF } },
    logger: new Logger(
      () => (level, message) => log[level === 'warning' ? 'warn' : level === 'error' ? 'error' : 'debug'](message),
    ),
  });
  // Whoever ends by themselves at this moment refuses to be stopped.
  const stopping = () => runner.stop().catch(() => {});
  const ended = Promise.race([runner.promise.catch(() => {}), brokenOff.then(stopping)]);
  const stop = () => {
    void stopping();
    return ended;
  };
  return { name: await named, ended, stop };
}

/**
 * When none of its workers is there any more after an end could not be written down. graphile-worker's own promise may never say so: it
 * counts what it has yet to write, and counts wrong when two writes fail at once (graphile/worker#636).
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
