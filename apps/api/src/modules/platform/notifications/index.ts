export { NotificationAddedFields, NotificationResolver, NotificationSubscription } from './graphql/notification.ts';
export { notifyExpiringKeysJob, pruneNotificationsJob } from './jobs/notification-jobs.ts';
