export { NotificationResolver } from './graphql/notification.resolver.ts';
export { NotificationAddedFields, NotificationSubscription } from './graphql/notification.subscription.ts';
export { notifyExpiringKeysJob } from './jobs/notice-expiring-keys.ts';
export { pruneNotificationsJob } from './jobs/prune-notifications.ts';
