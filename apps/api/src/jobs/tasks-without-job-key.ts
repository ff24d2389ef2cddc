import { SCHEDULED_TASKS } from './crontab.ts';

/** Tasks that are enqueued without a job key. Any other job without one was superseded: graphile-worker takes its key away. */
export const TASKS_WITHOUT_JOB_KEY: readonly string[] = [
  ...SCHEDULED_TASKS,
  'send_mail',
  'deliver_webhooks',
  'export_audit_trail',
];
