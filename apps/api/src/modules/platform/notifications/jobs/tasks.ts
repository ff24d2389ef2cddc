import type { TaskList } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { emailNotificationsJob, startNotificationEmailsJob } from './email-notifications-job.ts';
import { notifyExpiringKeysJob, pruneNotificationsJob } from './notification-jobs.ts';
import { sendPushJob } from './send-push-job.ts';

/** Jobs of notifications by task. */
export const notificationJobs = (services: Services): TaskList => ({
  email_notifications: emailNotificationsJob(services),
  start_notification_emails: startNotificationEmailsJob(services),
  send_push: sendPushJob(services),
  notice_expiring_keys: notifyExpiringKeysJob(services),
  prune_notifications: pruneNotificationsJob(services),
});
