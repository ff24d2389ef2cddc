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
import { outageOf } from '../errors/outage.ts';
import { CRONTAB } from './crontab.ts';
import { retryPoll } from './retry-poll.ts';

/**
 * Queue groups with separate concurrency limits, for slow or numerous tasks that must not delay direct conversations.
 * Within a group, the oldest job runs first, and a named queue runs one job of a workspace at a time (ADR 28).
 */
const APART = {
  campaigns: { tasks: ['run_campaign', 'send_campaign_message', 'run_sequences', 'ask_ratings'], concurrency: 2 },
  reports: { tasks: ['process_campaign_report'], concurrency: 2 },
  syncs: { tasks: ['run_sync', 'match_entities'], concurrency: 2 },
  // Each job starts a process that uses up to 384 MB.
  readings: { tasks: ['read_knowledge_source'], concurrency: 1 },
  // Each job mostly waits for a website, an MCP server or a model, without an open transaction. Pages are parsed one at
  // a time.
  webPages: {
    tasks: [
      'read_web_pages',
      'embed_passages',
      'read_mcp_server',
      'sync_plan_prices',
      'pull_payments',
      'cancel_payments',
    ],
    concurrency: 8,
  },
  // Each job runs ten conversations concurrently, which mostly wait for a model.
  tests: { tasks: ['run_tests'], concurrency: 1 },
  // Files are streamed, but the compressed bytes of an image, at most 20 MB, are in memory while its preview is
  // created.
  attachments: { tasks: ['process_attachments'], concurrency: 3 },
  reviews: { tasks: ['review_message', 'review_utterance'], concurrency: 4 },
} as const;

/**
 * Queue groups for tasks that mostly wait for a provider. Their limits are high, because a waiting job uses memory but
 * no connection: transactions are short, and the jobs of a group are fetched in batches (ADR 71).
 */
const WAITING = {
  replies: { tasks: ['take_turn'], concurrency: 1000 },
  sends: { tasks: ['send_message', 'send_surface_code'], concurrency: 100 },
  pushes: { tasks: ['send_push'], concurrency: 50 },
} as const;

/** Concurrency limit of all other tasks. */
const CONVERSATIONS = 4;

/**
 * Interval in milliseconds at which scheduled jobs are fetched. It is short, because an agent's reply is due shortly
 * after the message it answers.
 */
const REPLY_POLL_MS = 100;

export interface Queue {
  readonly taskList: TaskList;
  readonly concurrency: number;
  readonly parsedCronItems: ParsedCronItem[];
  /** Interval in milliseconds at which jobs are fetched in batches. Set for tasks that mostly wait for providers. */
  readonly batchPollMs?: number;
  /** True if a job may start some tenths of a second late while other groups receive many jobs. */
  readonly isBackground?: boolean;
}

/**
 * Number of database connections of a worker. The queue groups share one connection to receive notifications, and use
 * the other connections to run their jobs.
 */
export const CONNECTIONS = 33;

/** Returns the queue groups. Every task is in exactly one group. */
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
      isBackground: true,
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
  /** Returns the name with which the group locks its jobs. Returns null while the group restarts. */
  name(): string | null;
  stop(): Promise<void>;
}

interface QueueOptions {
  readonly pool: pg.Pool;
  readonly log: Services['log'];
  /**
   * Interval in milliseconds at which scheduled jobs are fetched. Jobs that are due immediately are announced by a
   * notification.
   */
  readonly lookMs?: number;
}

const LONGEST_PAUSE_MS = 5_000;

/**
 * Runs a queue group. If the group stops unexpectedly, it restarts under another name. Graphile Worker stops a group
 * when the end of a job cannot be recorded, for example during a PostgreSQL outage. That job stays locked under the old
 * name until it is released as a job of a dead worker. If PostgreSQL does not respond, the group starts later.
 */
export async function openQueue(queue: Queue, options: QueueOptions): Promise<OpenQueue> {
  let stopped = false;
  let reopening = Promise.resolve();
  let current: RunningQueue | null = await runQueueOnce(queue, options).catch((error: unknown) => {
    if (outageOf(error)) return null;
    throw error;
  });

  const watch = (running: RunningQueue): void => void running.ended.then(() => lost());
  function lost(): void {
    current = null;
    if (stopped) return;
    options.log.warn('a runner of the worker stopped unexpectedly and is restarted');
    reopening = again();
  }
  async function again(pauseMs = 100): Promise<void> {
    await pause(pauseMs, undefined, { ref: false });
    if (stopped) return;
    try {
      current = await runQueueOnce(queue, options);
      watch(current);
    } catch {
      await again(Math.min(pauseMs * 2, LONGEST_PAUSE_MS));
    }
  }

  if (current) watch(current);
  else lost();
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
 * Option that enables batched completion, which stops the queue group if the end of a job cannot be recorded.
 * Otherwise, Graphile Worker would end the process or ignore the error.
 */
const HEARD_OF = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

async function runQueueOnce(
  { batchPollMs, isBackground = false, ...queue }: Queue,
  { pool, log, lookMs = 2_000 }: QueueOptions,
): Promise<RunningQueue> {
  const events: WorkerEvents = new EventEmitter();
  // A batched group uses no queues, and fetches its jobs more often than a retry would.
  if (!batchPollMs) retryPoll(events, { isBackground });
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
      () => (level, message, meta) =>
        log[level === 'error' ? 'error' : level === 'warning' && !isAboutPoolSize(meta) ? 'warn' : 'debug'](message),
    ),
  });
  // An error is ignored, because the call fails if the queue group is already stopping.
  const stopping = () => runner.stop().catch(() => {});
  const ended = Promise.race([runner.promise.catch(() => {}), brokenOff.then(stopping)]);
  const stop = () => {
    void stopping();
    return ended;
  };
  return { name: await named, ended, stop };
}

/**
 * Returns whether a log message of Graphile Worker means that a group runs more concurrent jobs than the pool has
 * connections. That is intended, because a job that waits for a provider holds no connection (ADR 71).
 */
const isAboutPoolSize = (meta: Readonly<Record<string, unknown>> | undefined): boolean =>
  meta?.max !== undefined && meta.concurrency !== undefined;

/**
 * Returns a promise that resolves when all workers of a queue group have stopped after a failed write. Graphile
 * Worker's own promise may never resolve, because its counter is wrong if two writes fail at the same time
 * (graphile/worker#636).
 */
function stoppedBy(events: WorkerEvents): Promise<void> {
  const workers = new Set<Worker>();
  let failed = false;
  return new Promise((resolve) => {
    const check = () => {
      if (failed && workers.size === 0) resolve();
    };
    events.on('worker:create', ({ worker }) => workers.add(worker));
    events.on('worker:stop', ({ worker }) => {
      workers.delete(worker);
      check();
    });
    events.once('pool:fatalError', () => {
      failed = true;
      check();
    });
  });
}
