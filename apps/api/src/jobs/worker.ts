import { Logger, parseCrontab, type Runner, run, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { Services } from '../context/context.ts';
import { rewrapDataKeys } from '../crypto/rewrap-data-keys.ts';
import type { Mailer } from '../mail/mailer.ts';
import { exportAuditTrailJob, pruneAuditTrailsJob } from '../modules/audit/index.ts';
import { callJobs } from '../modules/calls/index.ts';
import { handBackIdleJob } from '../modules/conversations/index.ts';
import { sweepRetentionJob, sweepWorkspaceJob } from '../modules/retention/index.ts';
import { turnJobs } from '../modules/turns/index.ts';
import { sendMail } from './send-mail.ts';
import { sweepAnswers } from './sweep-answers.ts';

export interface WorkerParts {
  readonly systemUrl: string;
  readonly services: Services;
  readonly mailer: Mailer;
}

/** By the clock of UTC, each by one of however many workers there are. A night that was missed is made up for within a day. */
const CRONTAB = `
17 * * * * sweep_answers
17 2 * * * prune_audit_trails ?fill=1d
0 3 * * * sweep_retention ?fill=1d
*/15 * * * * rewrap_data_keys
* * * * * hand_back_idle
`;

/** Works off the outbox. Any number of them may run: a job is claimed by one, and comes back if that one dies. */
export async function startWorker({ systemUrl, services, mailer }: WorkerParts): Promise<{ stop(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: systemUrl, max: 4 });
  // A connection that dies is replaced; without listeners it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const { log } = services;
  const taskList: TaskList = {
    send_mail: sendMail(services.sealer, mailer),
    ...turnJobs(services),
    ...callJobs(services),
    sweep_answers: sweepAnswers(services.clock),
    export_audit_trail: exportAuditTrailJob(services),
    prune_audit_trails: pruneAuditTrailsJob(services),
    sweep_retention: sweepRetentionJob(services),
    sweep_workspace: sweepWorkspaceJob(services),
    hand_back_idle: handBackIdleJob(services),
    rewrap_data_keys: async () => void (await rewrapDataKeys(services.database, services.rootKeys)),
  };
  const runner: Runner = await run({
    pgPool: pool,
    taskList,
    parsedCronItems: parseCrontab(CRONTAB),
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
