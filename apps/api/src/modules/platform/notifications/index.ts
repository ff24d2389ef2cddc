export { NotificationAddedFields, NotificationResolver, NotificationSubscription } from './graphql/notification.ts';
export { notifyExpiringKeysJob } from './jobs/notice-expiring-keys.ts';
export { pruneNotificationsJob } from './jobs/prune-notifications.ts';
