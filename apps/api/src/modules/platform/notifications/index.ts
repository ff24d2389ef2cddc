export { NotificationAddedFields, NotificationResolver, NotificationSubscription } from './graphql/notification.ts';
export { NotificationSettingsResolver } from './graphql/notification-settings.ts';
export { emailNotificationsJob, startNotificationEmailsJob } from './jobs/email-notifications-job.ts';
export { notifyExpiringKeysJob, pruneNotificationsJob } from './jobs/notification-jobs.ts';
export { sendPushJob } from './jobs/send-push-job.ts';
export { notificationJobs } from './jobs/tasks.ts';
