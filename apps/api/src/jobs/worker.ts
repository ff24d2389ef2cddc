import type { FastifyBaseLogger } from 'fastify';
import { Logger, type Runner, run, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { Sealer } from '../crypto/sealed.ts';
import type { Mailer } from '../mail/mailer.ts';
import { sendMail } from './send-mail.ts';
import { sweepAnswers } from './sweep-answers.ts';

export interface WorkerParts {
  readonly systemUrl: string;
  readonly sealer: Sealer;
  readonly mailer: Mailer;
  readonly log: FastifyBaseLogger;
}

/** Works off the outbox. Any number of them may run: a job is claimed by one, and comes back if that one dies. */
export async function startWorker({ systemUrl, sealer, mailer, log }: WorkerParts): Promise<{ stop(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: systemUrl, max: 4 });
  // A connection that dies is replaced; without listeners it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const taskList: TaskList = { send_mail: sendMail(sealer, mailer), sweep_answers: sweepAnswers(() => new Date()) };
  const runner: Runner = await run({
    pgPool: pool,
    taskList,
    // Minute seventeen of each hour, by one of however many workers there are.
    crontab: '17 * * * * sweep_answers',
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: new Logger(
      () => (level, message) => log[level === 'warning' ? 'warn' : level === 'error' ? 'error' : 'debug'](message),
    ),
  });
  return {
    stop: async () => {
      await runner.stop();
      await pool.end();
    },
  };
}
