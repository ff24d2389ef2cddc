export { PushSubscriptionResolver } from './graphql/push-subscription.resolver.ts';
export { deleteSubscription, subscriptionOf } from './push-subscriptions.repository.ts';
export type { StoredSubscription } from './use-cases/push-subscriptions.ts';
