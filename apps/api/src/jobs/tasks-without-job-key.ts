import { SCHEDULED_TASKS } from './crontab.ts';

/**
 * Tasks that are enqueued without a job key. A job of any other task without a key was superseded: Graphile Worker
 * removes the key of a running job when the job is enqueued again.
 */
export const TASKS_WITHOUT_JOB_KEY: readonly string[] = [
  ...SCHEDULED_TASKS,
  'send_mail',
  'deliver_webhooks',
  'export_audit_trail',
];
